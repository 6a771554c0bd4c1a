/** What a source's state means and what to do about it, in sentences. Times are ISO 8601, see withLocalTimes. Pure. */
import type { Failure } from '../failure.ts';
import type { Paced } from './rhythm.ts';

type Watched = { lastSuccessAt: Date | null; credentialExpiresAt: Date | null };

/** What is known once the failure has been counted. */
export type Failed = { health: string; failures: number; nextPollAt: Date };

const WARN_BEFORE_MS = 7 * 86_400_000;
const SAID_LENGTH = 500;

/** What was said, what it means here, and what to do. */
export function failureNote(source: Watched, failure: Failure, failed: Failed, now: Date): string {
  return `${ended(failure.message.slice(0, SAID_LENGTH))} ${advice(source, failure, failed, now)}`;
}

/** What a source said may end without a full stop. */
const ended = (said: string) => (/[.!?…][”"]?$/.test(said) ? said : `${said}.`);

function advice(source: Watched, failure: Failure, failed: Failed, now: Date): string {
  const next = `on ${moment(failed.nextPollAt)}`;
  if (failed.health === 'gone')
    return 'Earshot has stopped asking; the mentions stay. Enter its new address, or remove it.';
  switch (failure.class) {
    case 'auth':
      return signInAdvice(source, now);
    case 'forbidden':
    case 'blocked':
      return `Earshot asks again ${next}; what was published meanwhile may be lost.`;
    case 'rate':
      return `It is asked again ${next}.`;
    case 'gone':
      return `Earshot looks again ${next}, and stops when nothing comes back for a day.`;
    case 'not-a-feed':
      return source.lastSuccessAt
        ? `It was a feed until ${moment(source.lastSuccessAt)}: it may have moved, or only be down. Earshot goes on trying, at least once a day; enter its new address if it has one.`
        : `Earshot tries again ${next}.`;
    case 'schema':
      return 'The reply is kept for a day, so that you can report it. Earshot goes on trying, at least once a day.';
    case 'bad-query':
      return 'Change the settings; Earshot tries as they are only once in a while.';
    default:
      return passingAdvice(failed, next);
  }
}

function signInAdvice({ credentialExpiresAt, lastSuccessAt }: Watched, now: Date): string {
  if (credentialExpiresAt && credentialExpiresAt <= now)
    return `The sign-in ended on ${moment(credentialExpiresAt)}. Sign in again; it is read at once then.`;
  if (lastSuccessAt)
    return `It was accepted until ${moment(lastSuccessAt)}, so it was changed, withdrawn or has run out. Enter a new one; it is read at once then.`;
  return 'It was never accepted: check that it was copied whole and is meant for this service.';
}

function passingAdvice({ health, failures }: Failed, next: string): string {
  if (health !== 'broken') return `Earshot tries again ${next}.`;
  return `It has failed ${failures} times in a row. Earshot goes on trying, at least once a day.`;
}

/** Why a source that answers is called quiet. */
export function quietNote({ intervalSeconds, newestItemAt }: Paced): string {
  const since = newestItemAt ? ` since ${moment(newestItemAt)}` : '';
  return `It answers, but nothing new has come${since}, and usually something comes every ${lengthOf(intervalSeconds * 4)}. Check that it still shows new posts.`;
}

/** A sign-in that ends within a week is told before it does. */
export function endingNote(credentialExpiresAt: Date | null, now: Date): string | null {
  const left = credentialExpiresAt ? credentialExpiresAt.getTime() - now.getTime() : 0;
  if (!credentialExpiresAt || left <= 0 || left > WARN_BEFORE_MS) return null;
  return `The sign-in ends on ${moment(credentialExpiresAt)}. Sign in again before, or nothing is read from then on.`;
}

/** To the minute, ISO 8601 in UTC. */
export const moment = (time: Date) => `${time.toISOString().slice(0, 16)}Z`;

function lengthOf(seconds: number): string {
  if (seconds < 120) return 'minute or two';
  if (seconds < 2 * 3600) return `${Math.round(seconds / 60)} minutes`;
  return seconds < 48 * 3600 ? `${Math.round(seconds / 3600)} hours` : `${Math.round(seconds / 86_400)} days`;
}
