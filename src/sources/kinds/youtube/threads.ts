/** Threads of comments, and the replies in them, which do not raise what they answer. */
import type { Cursor, Item } from '../../adapter.ts';
import { type Fields, fields, number, objects, text } from '../../reading/json.ts';
import type { Sheet } from '../../reading/newest-first.ts';
import { type Api, isAboutVideo } from './ask.ts';
import { toComment } from './resource.ts';

export const MOST_REPLY_PAGES = 20;

/** A thread whose replies are still to be read. */
type Waiting = { thread: string; video: string | null };
export type Memory = { lists: Record<string, Cursor>; replies: Record<string, number>; waiting: Waiting[] };

/** A page of threads. Those with more replies than they show are noted in `memory`. */
export async function askThreads(
  api: Api,
  memory: Memory,
  where: Record<string, string>,
): Promise<Sheet<string>> {
  const parameters = { part: 'snippet,replies', ...where, order: 'time', maxResults: '100' };
  const reply = await api.ask('commentThreads', parameters);
  const found = objects(reply.items);
  for (const thread of found) noteReplies(thread, memory);
  return { items: found.flatMap(commentsIn), next: text(reply.nextPageToken) };
}

/** The comment and as many of its replies as the thread shows. */
export function commentsIn(thread: Fields): Item[] {
  const { video, top, total, shown } = partsOf(thread);
  const first = toComment(top, video, total);
  return [...(first ? [first] : []), ...shown.flatMap((reply) => toComment(reply, video) ?? [])];
}

function partsOf(thread: Fields) {
  const snippet = fields(thread.snippet);
  const top = fields(snippet.topLevelComment);
  return {
    video: text(snippet.videoId),
    top,
    total: number(snippet.totalReplyCount),
    shown: objects(fields(thread.replies).comments),
  };
}

function noteReplies(thread: Fields, { replies, waiting }: Memory): void {
  const id = text(thread.id);
  const { total, video, shown } = partsOf(thread);
  if (!id || total === null || replies[id] === total) return;
  replies[id] = total;
  if (total > shown.length && waiting.every((one) => one.thread !== id)) waiting.push({ thread: id, video });
}

/** Page by page; what does not fit into this poll waits for the next. */
export async function readReplies(api: Api, memory: Memory, room: number): Promise<Item[]> {
  const items: Item[] = [];
  for (let pages = 0; memory.waiting.length > 0 && pages < MOST_REPLY_PAGES && items.length < room; ) {
    const { thread, video } = memory.waiting[0]!;
    const read = await repliesTo(api, thread, MOST_REPLY_PAGES - pages).catch((error: unknown) =>
      isAboutVideo(error) ? { replies: [], pages: 1 } : Promise.reject(error),
    );
    pages += read.pages;
    items.push(...read.replies.flatMap((reply) => toComment(reply, video) ?? []));
    memory.waiting.shift();
  }
  return items;
}

/** At most `most` pages of them. */
export async function repliesTo(api: Api, parentId: string, most: number) {
  const replies: Fields[] = [];
  let pageToken: string | null = null;
  for (let pages = 1; ; pages++) {
    const next: Record<string, string> = pageToken === null ? {} : { pageToken };
    const reply = await api.ask('comments', { part: 'snippet', parentId, maxResults: '100', ...next });
    replies.push(...objects(reply.items));
    pageToken = text(reply.nextPageToken);
    if (pageToken === null || pages >= most) return { replies, pages };
  }
}
