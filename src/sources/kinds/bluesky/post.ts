/** Posts as the stream, the search and a repository show them. */
import { cleanText, safeUrl } from '../../../text.ts';
import type { Item } from '../../adapter.ts';
import { itemOf } from '../../reading/item.ts';
import { type Fields, fields, number, objects, text, time } from '../../reading/json.ts';

export const POSTS = 'app.bsky.feed.post';

/** The AT-URI of a post. */
export const uriOf = (did: string, rkey: string): string => `at://${did}/${POSTS}/${rkey}`;

/** The item of a record; `seenAt` is when the network saw it, ISO 8601: a post cannot be younger than that. */
export function toPost(uri: string, record: Fields, seenAt: string | null): Item {
  const [, did, rkey] = /^at:\/\/([^/]+)\/[^/]+\/([^/]+)$/.exec(uri) ?? [];
  const reply = fields(record.reply);
  return itemOf('bluesky', uri, {
    url: did && rkey ? safeUrl(`https://bsky.app/profile/${did}/post/${encodeURIComponent(rkey)}`) : null,
    author: { url: did ? safeUrl(`https://bsky.app/profile/${did}`) : null },
    text: cleanText(writtenIn(record)),
    language: languageOf(record.langs),
    publishedAt: earlier(createdAt(record), seenAt),
    replyTo: text(fields(reply.parent).uri),
    parent: text(fields(reply.root).uri),
  });
}

/** The item of a postView (app.bsky.feed.defs); null without a URI. */
export function toViewed(view: Fields): Item | null {
  const uri = text(view.uri);
  if (!uri?.startsWith('at://')) return null;
  const author = fields(view.author);
  const post = toPost(uri, fields(view.record), time(view.indexedAt));
  const handle = handleOf(author.handle);
  return {
    ...post,
    author: {
      ...post.author,
      name: cleanText(text(author.displayName) ?? '', 200) || null,
      handle,
      url: handle ? safeUrl(`https://bsky.app/profile/${handle}`) : post.author.url,
    },
    engagement: {
      likes: number(view.likeCount),
      comments: number(view.replyCount),
      shares: sum(number(view.repostCount), number(view.quoteCount)),
      views: null,
    },
  };
}

/** The text with the links that hide behind its words or in a card. */
export function writtenIn(record: Fields): string {
  const written = text(record.text) ?? '';
  const features = objects(record.facets).flatMap(({ features }) => objects(features));
  const embed = fields(record.embed);
  const card = fields(embed.external ?? fields(embed.media).external);
  const links = [...features.map(({ uri }) => uri), card.uri].flatMap((uri) => safeUrl(text(uri)) ?? []);
  const hidden = [...new Set(links)].filter((link) => !written.includes(link));
  return [written, ...hidden].filter(Boolean).join('\n');
}

/** Some clients write no zone; they mean UTC. */
function createdAt({ createdAt }: Fields): string | null {
  const at = text(createdAt);
  return at && time(/[zZ]$|[+-]\d\d:?\d\d$/.test(at) ? at : `${at}Z`);
}

function earlier(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b < a) ? b : a;
}

function sum(a: number | null, b: number | null): number | null {
  return a === null && b === null ? null : (a ?? 0) + (b ?? 0);
}

function languageOf(langs: unknown): string | null {
  const first = Array.isArray(langs) ? text(langs[0]) : null;
  return /^([a-z]{2})(?:-|$)/i.exec(first ?? '')?.[1]?.toLowerCase() ?? null;
}

/** An account whose name leads nowhere any more. */
function handleOf(handle: unknown): string | null {
  const name = cleanText(text(handle) ?? '', 253);
  return name && name !== 'handle.invalid' ? name : null;
}
