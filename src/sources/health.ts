/** What a poll's outcome means for its source: state, sentence, next try. Pure. */
import type { Failure, FailureClass } from '../failure.ts';
import type { Page } from './adapter.ts';
import { isQuiet, jittered, type Paced, pace, pollEverySeconds } from './rhythm.ts';

export type Health = 'working' | 'quiet' | 'slowed' | 'signed-out' | 'blocked' | 'broken' | 'gone' | 'paused';

export type PolledSource = Paced & {
  id: number;
  health: Health;
  healthSince: Date;
  failureClass: string | null;
  failures: number;
  lastSuccessAt: Date | null;
  createdAt: Date;
};

/** What a poll leaves on the source's row. */
export type SourceState = Paced & {
  health: Health;
  healthSince: Date;
  healthNote: string | null;
  failureClass: FailureClass | null;
  failures: number;
  nextPollAt: Date;
};

const HOUR = 3600;
const LONGEST_WAIT = 24 * HOUR;
/** Asking a door that is shut on purpose more often only shuts it tighter. */
const SHUT_WAIT = 6 * HOUR;
const FAILURES_UNTIL_BROKEN = 3;
const NOTE_LENGTH = 500;
const QUIET_NOTE =
  'It answers, but nothing new has come for unusually long. Check that it still shows new posts.';

/** The state after a poll that worked. `note` is shown although it worked. */
export function afterSuccess(
  source: PolledSource,
  page: Pick<Page, 'items' | 'minIntervalSeconds'>,
  now: Date,
  note: string | null = null,
): SourceState {
  const dates = page.items.flatMap(({ publishedAt }) => dateOf(publishedAt, now));
  const paced = {
    intervalSeconds: pace(source, dates),
    newestItemAt: latest([...dates, ...(source.newestItemAt ? [source.newestItemAt] : [])]),
  };
  const health = isQuiet(paced, now) ? 'quiet' : 'working';
  const wait = Math.max(pollEverySeconds(paced, now), page.minIntervalSeconds ?? 0);
  return {
    ...paced,
    ...stateSince(source, health, now),
    healthNote: note ?? (health === 'quiet' ? QUIET_NOTE : null),
    failureClass: null,
    failures: 0,
    nextPollAt: after(now, Math.min(LONGEST_WAIT, jittered(wait, source.id, now))),
  };
}

/** The state after a poll that failed: back-off ×2 from the interval up to a day, never earlier than asked. */
export function afterFailure(source: PolledSource, failure: Failure, now: Date): SourceState {
  const failures = source.failures + 1;
  const health = healthAfter(source, failure, failures, now);
  return {
    intervalSeconds: source.intervalSeconds,
    newestItemAt: source.newestItemAt,
    ...stateSince(source, health, now),
    healthNote: noteOf(failure, health),
    failureClass: failure.class,
    failures,
    nextPollAt: nextTry(source, failure, failures, now),
  };
}

function healthAfter(source: PolledSource, failure: Failure, failures: number, now: Date): Health {
  switch (failure.class) {
    case 'auth':
      return 'signed-out';
    case 'forbidden':
    case 'blocked':
      return 'blocked';
    case 'rate':
      return 'slowed';
    case 'gone':
      return isGoneForGood(source, failure, failures, now) ? 'gone' : 'broken';
    case 'schema':
    case 'not-a-feed':
    case 'bad-query':
      return 'broken';
    default:
      return failures >= FAILURES_UNTIL_BROKEN ? 'broken' : source.health;
  }
}

/** 410 says so itself. A 404 must come three times in a row, over a day: sites have bad hours. */
function isGoneForGood(source: PolledSource, failure: Failure, failures: number, now: Date): boolean {
  if (failure.status === 410) return true;
  const missingFor = now.getTime() - (source.lastSuccessAt ?? source.createdAt).getTime();
  return source.failureClass === 'gone' && failures >= 3 && missingFor >= LONGEST_WAIT * 1000;
}

function nextTry(source: PolledSource, failure: Failure, failures: number, now: Date): Date {
  const interval = pollEverySeconds(source, now);
  const told = failure.class === 'rate' && failure.retryAt !== null;
  const isShut = ['auth', 'forbidden', 'blocked'].includes(failure.class);
  const backOff = told ? interval : interval * 2 ** Math.min(failures - 1, 20);
  const wait = Math.min(LONGEST_WAIT, Math.max(backOff, isShut ? SHUT_WAIT : 0));
  const asked = failure.retryAt ? (failure.retryAt.getTime() - now.getTime()) / 1000 : 0;
  return after(now, Math.min(LONGEST_WAIT, Math.max(jittered(wait, source.id, now), asked)));
}

function noteOf(failure: Failure, health: Health): string {
  const said = failure.message.slice(0, NOTE_LENGTH);
  if (health === 'gone') return `${said} Earshot has stopped asking; the mentions stay.`;
  return health === 'broken' ? `${said} Earshot goes on trying, at least once a day.` : said;
}

function stateSince(
  source: PolledSource,
  health: Health,
  now: Date,
): Pick<SourceState, 'health' | 'healthSince'> {
  return { health, healthSince: health === source.health ? source.healthSince : now };
}

function dateOf(text: string | null, now: Date): Date[] {
  const time = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? [] : [new Date(Math.min(time, now.getTime()))];
}

function latest(dates: Date[]): Date | null {
  return dates.length === 0 ? null : new Date(Math.max(...dates.map(Number)));
}

function after(now: Date, seconds: number): Date {
  return new Date(now.getTime() + Math.ceil(seconds * 1000));
}
