/** The bodies that the fake upstream serves. */
export type Posted = { id: string; title: string; text: string; author: string; at: Date };

/** `ids`: the posts that a whole reply has shown. */
export type Reply = { status: number; headers: Record<string, string>; body: string; ids: string[] };

/** /feed.xml is RSS 2.0; /api/v1/search_by_date has the shape of Hacker News' search. Newest first. */
export function replyWith(url: URL, posts: Posted[], etag: string): Reply {
  if (url.pathname === '/feed.xml') return reply('application/rss+xml', feed(url.origin, posts), posts, etag);
  if (url.pathname !== '/api/v1/search_by_date')
    return { status: 404, headers: {}, body: 'Nothing here', ids: [] };
  const since = Number(/created_at_i>=?(\d+)/.exec(url.searchParams.get('numericFilters') ?? '')?.[1] ?? 0);
  const found = posts.filter((post) => epoch(post) >= since);
  return reply('application/json', search(found, url), found, etag);
}

function reply(type: string, body: string, posts: Posted[], etag: string): Reply {
  return { status: 200, headers: { 'content-type': type, etag }, body, ids: posts.map(({ id }) => id) };
}

function feed(origin: string, posts: Posted[]): string {
  const items = posts.map(
    ({
      id,
      title,
      text,
      author,
      at,
    }) => `<item><title>${escaped(title)}</title><link>${origin}/posts/${encodeURIComponent(id)}</link>
<guid isPermaLink="false">${id}</guid><dc:creator>${escaped(author)}</dc:creator>
<pubDate>${at.toUTCString()}</pubDate><description>${escaped(escaped(text))}</description></item>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Fake posts</title>
<link>${origin}/</link><description>Posts of a fake site</description>
${items.join('\n')}</channel></rss>`;
}

function search(posts: Posted[], url: URL): string {
  const size = Number(url.searchParams.get('hitsPerPage') ?? 20);
  const page = Number(url.searchParams.get('page') ?? 0);
  const hits = posts.slice(page * size, (page + 1) * size).map((post) => ({
    objectID: post.id,
    author: post.author,
    created_at: post.at.toISOString(),
    created_at_i: epoch(post),
    title: post.title,
    url: null,
    story_text: escaped(post.text),
    points: 1,
    num_comments: 0,
    _tags: ['story', `author_${post.author}`, `story_${post.id}`],
  }));
  const nbPages = Math.ceil(posts.length / size);
  return JSON.stringify({ hits, nbHits: posts.length, page, nbPages, hitsPerPage: size });
}

function epoch({ at }: Posted): number {
  return Math.floor(at.getTime() / 1000);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
