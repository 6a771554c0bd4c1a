/** New comments under the issues that a search found, a page of them by a request. */
import type { Cursor, Item } from '../../adapter.ts';
import { objects, unknownShape } from '../../reading/json.ts';
import { readOneByOne } from '../../reading/one-by-one.ts';
import { type Desk, NAME } from './ask.ts';
import { toComment } from './entries.ts';
import { instant, type Talk } from './search.ts';

const PAGE = 100;
const MOST_TALKS = 500;

/** Comments page by page; what does not fit into this poll waits for the next. */
export async function readTalks(desk: Desk, waiting: Talk[], room: { limit: number; requests: number }) {
  const items: Item[] = [];
  const going: Talk[] = [];
  const isFull = () => items.length > 0 && items.length + PAGE > room.limit;
  const most = room.limit <= 0 ? 0 : room.requests;
  const { left, failure } = await readOneByOne(waiting, most, async (talk) => {
    if (isFull()) return void going.push(talk);
    const { entries, hasMore } = await readComments(desk, talk);
    items.push(...entries.slice(0, room.limit));
    const next = entries[room.limit]?.publishedAt;
    if (next) going.push({ ...talk, since: instant(new Date(next)), page: 1 });
    else if (hasMore) going.push({ ...talk, page: talk.page + 1 });
  });
  return { items, left: [...going, ...left].slice(0, MOST_TALKS), failure };
}

async function readComments(desk: Desk, { path, since, page, issue }: Talk) {
  const answer = await desk.ask(path, { since, per_page: String(PAGE), page: String(page) });
  if (!Array.isArray(answer?.value)) throw unknownShape(NAME);
  const comments = objects(answer.value);
  const entries = comments.flatMap((entry) => toComment(entry, issue) ?? []);
  return {
    entries: entries.filter(({ publishedAt }) => Date.parse(publishedAt ?? since) >= Date.parse(since)),
    hasMore: comments.length === PAGE,
  };
}

/** An issue that still waits keeps its place and the earlier time. */
export function together(waiting: Talk[], found: Talk[]): Talk[] {
  const known = new Set(waiting.map(({ issue }) => issue));
  return [...waiting, ...found.filter(({ issue }) => !known.has(issue))];
}

export function talksOf(cursor: Cursor): Talk[] {
  return Array.isArray(cursor?.talks) ? (cursor.talks as Talk[]) : [];
}
