/** What a poll's outcome means for its source: state, sentence, next try. Pure. */
import type { Failure, FailureClass } from '../failure.ts';
import type { Page } from './adapter.ts';
import { endingNote, failureNote, quietNote } from './health-words.ts';
import { isQuiet, jittered, type Paced, pace, pollEverySeconds } from './rhythm.ts';
import { dateOf } from './session.ts';

export type Health = 'working' | 'quiet' | 'slowed' | 'signed-out' | 'blocked' | 'broken' | 'gone' | 'paused';

export type PolledSource = Paced & {
  id: number;
  health: Health;
  healthSince: Date;
  failureClass: string | null;
  failures: number;
  lastSuccessAt: Date | null;
  credentialExpiresAt: Date | null;
  createdAt: Date;
};

/** A state that became another one: what alerts about sources are raised for. */
export type Transition = { from: Health; to: Health };

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

type Outcome = Pick<Page, 'items' | 'minIntervalSeconds' | 'more' | 'credentialExpiresAt'>;

/**
 * The state after a poll that worked. `note` is shown although it worked; `plannedSeconds` is what its budgets allow,
 * and the only thing that holds up a source with more to read.
 */
export function afterSuccess(
  source: PolledSource,
  page: Outcome,
  now: Date,
  { note = null, plannedSeconds = 0 }: { note?: string | null; plannedSeconds?: number } = {},
): SourceState {
  const dates = page.items.flatMap(({ publishedAt }) => pastDate(publishedAt, now));
  const paced = pace(source, dates);
  const health = isQuiet(paced, now) ? 'quiet' : 'working';
  const ending = endingNote(dateOf(page.credentialExpiresAt) ?? source.credentialExpiresAt, now);
  const wait = Math.max(pollEverySeconds(paced, now), page.minIntervalSeconds ?? 0);
  const pause = page.more ? 0 : Math.min(LONGEST_WAIT, jittered(wait, source.id, now));
  return {
    ...paced,
    ...stateSince(source, health, now),
    healthNote: note ?? ending ?? (health === 'quiet' ? quietNote(paced) : null),
    failureClass: null,
    failures: 0,
    nextPollAt: after(now, Math.max(pause, plannedSeconds)),
  };
}

/** The state after a poll that failed: back-off ×2 from the interval up to a day, never earlier than asked. */
export function afterFailure(
  source: PolledSource,
  failure: Failure,
  now: Date,
  plannedSeconds = 0,
): SourceState {
  const failures = source.failures + 1;
  const health = healthAfter(source, failure, failures, now);
  const planned = after(now, plannedSeconds);
  const asked = nextTry(source, failure, failures, now);
  const nextPollAt = planned > asked ? planned : asked;
  return {
    ...rhythmOf(source),
    ...stateSince(source, health, now),
    healthNote: failureNote(source, failure, { health, failures, nextPollAt }, now),
    failureClass: failure.class,
    failures,
    nextPollAt,
  };
}

/** The state of a source whose budget is used up: it was not asked, so nothing is known against it. */
export function afterOverrun(source: PolledSource, until: Date, note: string, now: Date): SourceState {
  return {
    ...rhythmOf(source),
    ...stateSince(source, 'slowed', now),
    healthNote: note,
    failureClass: source.failureClass as FailureClass | null,
    failures: source.failures,
    nextPollAt: until,
  };
}

const rhythmOf = ({ intervalSeconds, newestItemAt, datesKnown }: PolledSource): Paced => ({
  intervalSeconds,
  newestItemAt,
  datesKnown,
});

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

function stateSince(
  source: PolledSource,
  health: Health,
  now: Date,
): Pick<SourceState, 'health' | 'healthSince'> {
  return { health, healthSince: health === source.health ? source.healthSince : now };
}

function pastDate(text: string | null, now: Date): Date[] {
  const date = dateOf(text);
  return date ? [new Date(Math.min(date.getTime(), now.getTime()))] : [];
}

function after(now: Date, seconds: number): Date {
  return new Date(now.getTime() + Math.ceil(seconds * 1000));
}
