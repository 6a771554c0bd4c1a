/** Comments under a page's newest posts: only posts whose comments changed are read again. */
import type { Cursor, Item, Page, PollOptions } from '../../adapter.ts';
import { type Fields, fields, isObject, number, objects, text, unknownShape } from '../../reading/json.ts';
import { askGraph, type Graph, nextPage, restAfter } from '../../reading/meta.ts';
import { COMMENT_FIELDS, itemsOf, NAME, toItem } from './item.ts';

const POSTS = { fields: 'id,updated_time,comments.limit(0).summary(true)', limit: '50' };
const COMMENTS = {
  fields: COMMENT_FIELDS,
  filter: 'stream',
  order: 'reverse_chronological',
  limit: '100',
};
/** Comments that Facebook held back come up later under their old time. */
const OVERLAP_MS = 2 * 86_400_000;
const CUT = 'More comments were written under a post than one poll reads; the older ones were left out.';

/** What is known of a post: a sign that changes with its comments, and when they were read. */
type Read = { sign: string; readAt: string };
type Post = { id: string; sign: string };
type Under = { items: Item[]; gap: Page['gap'] };

/** One poll. Posts that it does not come to are read by the next one. */
export async function readComments(
  graph: Graph,
  page: string,
  cursor: Cursor,
  options: PollOptions,
  maxRequests: number,
): Promise<Page> {
  const { floor, read } = remember(cursor, options);
  const { value, reply } = await askGraph(graph, `${page}/feed`, POSTS);
  const posts = postsOf(value);
  if (posts === null) return asItIs(value, page, cursor);
  const kept = new Map(posts.flatMap(({ id }) => (read[id] ? [[id, read[id]] as const] : [])));
  const due = posts.filter(({ id, sign }) => read[id]?.sign !== sign);
  const found: Under[] = [];
  const room = {
    requests: Math.min(maxRequests, options.maxRequests ?? maxRequests) - 1,
    items: options.limit,
  };
  while (due.length > 0 && room.requests > 0 && room.items > 0) {
    const { id, sign } = due.shift()!;
    const last = kept.get(id)?.readAt;
    const from = last ? new Date(Date.parse(last) - OVERLAP_MS).toISOString() : floor;
    found.push(await readUnder(graph, page, id, from > floor ? from : floor, room));
    kept.set(id, { sign, readAt: options.now.toISOString() });
    await options.onRead?.(found.reduce((sum, { items }) => sum + items.length, 0));
  }
  const gaps = found.flatMap(({ gap }) => gap ?? []);
  return {
    items: [...new Map(found.flatMap(({ items }) => items).map((item) => [item.externalId, item])).values()],
    cursor: { floor, read: Object.fromEntries(kept) },
    gap: joined(gaps),
    isComplete: gaps.length === 0 && due.length === 0,
    ...(due.length > 0 ? { more: true } : {}),
    minIntervalSeconds: restAfter(reply),
  };
}

function remember(cursor: Cursor, { since }: PollOptions): { floor: string; read: Record<string, Read> } {
  const { floor, read } = cursor ?? {};
  return {
    floor: typeof floor === 'string' ? floor : since.toISOString(),
    read: isObject(read) ? (read as Record<string, Read>) : {},
  };
}

/** Null when it is a list of something else, such as recorded comments. */
function postsOf(value: unknown): Post[] | null {
  if (!isObject(value) || !Array.isArray(value.data)) throw unknownShape(NAME);
  const posts = objects(value.data);
  return posts.every(isBare) ? posts.map((post) => ({ id: String(post.id), sign: signOf(post) })) : null;
}

function isBare(post: Fields): boolean {
  return text(post.id) !== null && !('created_time' in post);
}

function signOf(post: Fields): string {
  const count = number(fields(fields(post.comments).summary).total_count) ?? 0;
  return `${count} ${text(post.updated_time) ?? ''}`;
}

async function asItIs(value: unknown, page: string, cursor: Cursor): Promise<Page> {
  return { items: await itemsOf(value, page), cursor };
}

/** Newest first, until all of a sheet was written before `from`. Takes what it uses off `room`. */
async function readUnder(
  graph: Graph,
  page: string,
  post: string,
  from: string,
  room: { requests: number; items: number },
): Promise<Under> {
  const items: Item[] = [];
  for (let next: Record<string, string> | null = {}; next; ) {
    if (room.requests === 0 || items.length >= room.items) break;
    const { value } = await askGraph(graph, `${post}/comments`, { ...COMMENTS, ...next });
    if (!isObject(value) || !Array.isArray(value.data)) throw unknownShape(NAME);
    room.requests--;
    const sheet = await Promise.all(objects(value.data).map((comment) => toItem(comment, page, post)));
    const fresh = sheet.filter(({ publishedAt }) => publishedAt === null || publishedAt >= from);
    items.push(...fresh);
    next = fresh.length === 0 ? null : nextPage(value);
    if (next === null) return taken(items, from, room, false);
  }
  return taken(items, from, room, true);
}

function taken(items: Item[], from: string, room: { items: number }, isCut: boolean): Under {
  const kept = items.slice(0, room.items);
  room.items -= kept.length;
  const oldest = kept.at(-1)?.publishedAt;
  const isLeftOut = (isCut || kept.length < items.length) && oldest && oldest > from;
  return { items: kept, gap: isLeftOut ? { from, to: oldest, reason: CUT } : null };
}

function joined(gaps: NonNullable<Page['gap']>[]): Page['gap'] {
  if (gaps.length === 0) return null;
  const from = gaps.map((gap) => gap.from).sort()[0]!;
  return {
    from,
    to: gaps
      .map((gap) => gap.to)
      .sort()
      .at(-1)!,
    reason: CUT,
  };
}
