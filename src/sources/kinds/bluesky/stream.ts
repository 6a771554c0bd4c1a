/** The stream of all posts, drained from where the last poll stopped up to now. */
import { Failure, Refusal } from '../../../failure.ts';
import type { Http, Listen } from '../../../platform/platform.ts';
import type { Cursor, Item, Page, PollOptions } from '../../adapter.ts';
import { unknownShape } from '../../reading/json.ts';
import { isoOf } from './event.ts';
import { Heard, type Memory } from './heard.ts';
import { POSTS } from './post.ts';
import { streamHost } from './settings.ts';
import { wordTest } from './words.ts';
import { BLUESKY, POSTS_AT_ONCE, postsNow } from './xrpc.ts';

/** Two hours of the whole network are some 70 MB. */
const FIRST_LOOK_BACK_MS = 2 * 3600 * 1000;
const LISTEN_MS = 20_000;
const SILENCE_MS = 5000;
/** Whoever is this close to now has caught up; and a hole that is this small is none. */
const CLOSE_MICROSECONDS = 60_000_000;

const TOO_OLD =
  'Bluesky’s stream only goes back a day and a half, and nothing was heard for longer; posts of that time are missing.';

export async function pollStream(
  settings: Record<string, string>,
  cursor: Cursor,
  http: Http,
  options: PollOptions,
): Promise<Page> {
  const memory = remember(cursor);
  const isWanted = wordTest(settings.words ?? '');
  if (!isWanted) throw new Refusal('invalid', 'Give at least one name or phrase to listen for.');
  if (!options.listen) throw new Failure('bad-query', CANNOT_LISTEN);
  const heard = new Heard(memory, isWanted, options);
  const start = memory.time ?? startOf(options);
  await hear(options.listen, { host: streamHost(settings), start }, heard);
  const items = await withCounts(heard.items(), http, options);
  return pageOf(heard, items, { start, memory, now: options.now });
}

const CANNOT_LISTEN =
  'Earshot cannot open streams here. Read Bluesky by its search instead, which needs an account.';

function remember(cursor: Cursor): Memory {
  const { time, ours } = (cursor ?? {}) as Partial<Memory>;
  return { time: typeof time === 'number' ? time : null, ours: Array.isArray(ours) ? ours : [] };
}

function startOf({ since, now }: PollOptions): number {
  return Math.max(since.getTime(), now.getTime() - FIRST_LOOK_BACK_MS) * 1000;
}

/** Up to now, to the limit, or as far as the time allows. A stream that breaks off gave what it gave. */
async function hear(listen: Listen, request: { host: string; start: number }, heard: Heard): Promise<void> {
  try {
    await drain(listen, request, heard);
  } catch (error) {
    if (!(error instanceof Failure) || heard.last <= request.start) throw error;
  }
  if (heard.first === null) throw heard.isUnknown ? unknownShape(BLUESKY) : nothingSaid(heard.messages);
}

async function drain(listen: Listen, { host, start }: { host: string; start: number }, heard: Heard) {
  const url = `wss://${host}/subscribe?wantedCollections=${POSTS}&cursor=${start}`;
  for await (const message of listen({ url, silenceMs: SILENCE_MS, timeoutMs: LISTEN_MS })) {
    await heard.hear(message);
    if (heard.isFull || heard.isCaughtUp) break;
  }
}

/** The whole network is never silent. */
function nothingSaid(messages: number): Failure {
  const what = messages === 0 ? 'said nothing' : 'sent something other than posts';
  return new Failure(
    'transient',
    `Bluesky’s stream ${what}, so nothing was read. The fault is on its side; Earshot listens again at the next poll.`,
  );
}

/** Handles, names and counts are a courtesy: what cannot be had now comes with the next recheck. */
async function withCounts(items: Item[], http: Http, { now }: PollOptions): Promise<Item[]> {
  const full = new Map(items.map((item) => [item.externalId, item]));
  try {
    for (let at = 0; at < items.length; at += POSTS_AT_ONCE) {
      const uris = items.slice(at, at + POSTS_AT_ONCE).map(({ externalId }) => externalId);
      for (const item of await postsNow(http, uris, now))
        if (full.has(item.externalId)) full.set(item.externalId, item);
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
  return [...full.values()];
}

function pageOf(
  heard: Heard,
  items: Item[],
  { start, memory, now }: { start: number; memory: Memory; now: Date },
): Page {
  const time = Math.max(heard.last, memory.time ?? 0);
  const first = heard.first ?? time;
  const isLate = memory.time !== null && first > memory.time + CLOSE_MICROSECONDS;
  const gap = isLate ? { from: isoOf(start), to: isoOf(first), reason: TOO_OLD } : null;
  const more = heard.isFull || (time > start && time < now.getTime() * 1000 - CLOSE_MICROSECONDS);
  const shown = new Set(items.map(({ externalId }) => externalId));
  return {
    items,
    deleted: [...heard.deleted].filter((uri) => !shown.has(uri)),
    cursor: { time, ours: heard.stillOurs() },
    gap,
    more,
    isComplete: gap === null && !more,
  };
}
