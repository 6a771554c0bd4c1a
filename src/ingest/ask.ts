/** Asking a source: the adapter's poll with manners and a total time, and whatever goes wrong as a Failure. */
import type { Http, HttpReply, Listen, Platform } from '../platform/platform.ts';
import type { Cursor, Item, Known, Page, PollOptions } from '../sources/adapter.ts';
import { cleanId, cleanItem } from '../sources/clean-item.ts';
import { adapterOf } from '../sources/kinds/index.ts';
import type { Settings } from '../sources/sealed.ts';
import { FIRST_RUN, readBefore } from './first-run.ts';
import { paced, type Wait } from './paced.ts';
import { listenWithinTime, withinTime } from './within-time.ts';

const DAY_MS = 86_400_000;
const LATER_ITEMS = 1000;

export type Question = Pick<PollOptions, 'session' | 'keepSession' | 'onRead'> & {
  kind: string;
  /** In the clear. */
  settings: Settings;
  cursor: Cursor;
  isFirstRun: boolean;
  /** For everything, however many requests it takes. */
  timeoutMs: number;
  wait: Wait;
};

/** What went out and came back, for whoever has to say what went wrong. */
export type Heard = { requests: number; lastReply: HttpReply | null };

/** One poll; its items and ids are clean. Throws Failure for the source's faults. */
export async function ask(platform: Platform, question: Question, heard: Heard): Promise<Page> {
  const { kind, settings, cursor, isFirstRun, timeoutMs, wait, ...options } = question;
  const now = platform.now();
  const http = politely(platform, { timeoutMs, wait }, heard);
  const page = await adapterOf(kind).poll(settings, cursor, http, {
    ...options,
    now,
    since: new Date(now.getTime() - FIRST_RUN.days * DAY_MS),
    limit: isFirstRun ? FIRST_RUN.items - readBefore({ cursor }) : LATER_ITEMS,
    listen: hearingStream(listenWithinTime(platform, timeoutMs), heard),
  });
  return { ...page, items: page.items.map(cleanItem), deleted: page.deleted?.map(cleanId) ?? [] };
}

/** What became of stored posts. */
export type Again = { items: Item[]; gone: string[]; spent?: Page['spent'] };

type QuestionAgain = Pick<
  Question,
  'kind' | 'settings' | 'session' | 'keepSession' | 'timeoutMs' | 'wait'
> & {
  known: Known[];
};

/** Stored posts, asked for again; items and ids are clean. Throws Failure for the source's faults. */
export async function askAgain(platform: Platform, question: QuestionAgain, heard: Heard): Promise<Again> {
  const { kind, settings, known, timeoutMs, wait, ...options } = question;
  const http = politely(platform, { timeoutMs, wait }, heard);
  const limits = { now: platform.now(), since: new Date(0), limit: known.length };
  const { items, gone, spent } = await adapterOf(kind).recheck!.run(settings, known, http, {
    ...options,
    ...limits,
  });
  return { items: items.map(cleanItem), gone: gone.map(cleanId), spent };
}

/** The client with manners and one total time. */
export function politely(
  platform: Platform,
  { timeoutMs, wait }: Pick<Question, 'timeoutMs' | 'wait'>,
  heard: Heard,
): Http {
  return paced(hearing(withinTime(platform, timeoutMs), heard), platform.now, wait);
}

function hearingStream(listen: Listen, heard: Heard): Listen {
  return (request) => {
    heard.requests += 1;
    return listen(request);
  };
}

function hearing(http: Http, heard: Heard): Http {
  return async (request) => {
    heard.requests += 1;
    heard.lastReply = null;
    heard.lastReply = await http(request);
    return heard.lastReply;
  };
}
