/** Recorded replies: a search, getPosts, a record of a repository, or lines of the stream. */
import type { Http } from '../../../platform/platform.ts';
import type { Item, Page, PollOptions } from '../../adapter.ts';
import { fields, isObject, noItems, parse, readJson, text, unknownShape } from '../../reading/json.ts';
import { type Event, isEvent, readEvent, toItem } from './event.ts';
import { toPost } from './post.ts';
import { BLUESKY, postsIn, refusal } from './xrpc.ts';

/** Every post in it, whatever it is about. Throws Failure. */
export async function readRecording(http: Http, { now }: PollOptions): Promise<Page> {
  const reply = await http({ url: 'https://public.api.bsky.app/xrpc/app.bsky.feed.getPosts' });
  const events = reply.status === 200 ? eventsIn(new TextDecoder().decode(reply.body)) : null;
  if (events) return pageOf(events);
  const items = itemsIn(readJson(reply, { name: BLUESKY, now, refusal }));
  return { items, cursor: null };
}

/** True for what `readRecording` understands. */
export function isRecording(body: string): boolean {
  const first = parse(body) ?? parse(/\S[^\n]*/.exec(body)?.[0] ?? '');
  if (!isObject(first)) return false;
  if (isEvent(first)) return true;
  const views = Array.isArray(first.posts) ? first.posts : [first];
  return views.some((view) => text(fields(view).uri)?.startsWith('at://'));
}

function eventsIn(body: string): Event[] | null {
  const lines = body.split('\n').filter((line) => line.trim() !== '');
  const events = lines.map((line) => parse(line)).filter(isEvent);
  return events.length === 0 ? null : events.map(readEvent);
}

function pageOf(events: Event[]): Page {
  const items = new Map<string, Item>();
  const deleted = new Set<string>();
  for (const event of events) {
    if (event.kind === 'post') items.set(event.uri, toItem(event));
    if (event.kind === 'deleted') deleted.add(event.uri);
  }
  for (const uri of deleted) items.delete(uri);
  return { items: [...items.values()], deleted: [...deleted], cursor: null };
}

function itemsIn(value: unknown): Item[] {
  const reply = fields(value);
  const uri = text(reply.uri);
  if (uri && isObject(reply.value)) return [toPost(uri, reply.value, null)];
  if (uri && text(reply.cid) && !('record' in reply)) throw noItems(BLUESKY, 'answer to writing a post');
  if (text(reply.accessJwt)) throw noItems(BLUESKY, 'answer to signing in');
  if (!isObject(value)) throw unknownShape(BLUESKY);
  return postsIn(reply);
}
