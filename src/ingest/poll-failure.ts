/** A poll that went wrong: whose fault it was, said without secrets, with the reply that nobody could read. */
import { Failure, Refusal } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import { cleanText } from '../text.ts';
import type { Asked } from './ask-source.ts';
import type { Claimed } from './lease.ts';
import { failPoll } from './outcome.ts';
import { isUnread, keepUnread } from './unread.ts';

const LONGEST_MESSAGE = 2000;

/** Stores the failure on the source's row. Throws LeaseLost when the poll is not ours any more. */
export async function noteFailure(
  platform: Platform,
  claimed: Claimed,
  { heard, mask, plannedSeconds }: Asked,
  error: unknown,
): Promise<void> {
  const failure = inOpenWords(failureOf(platform, claimed, error), mask);
  const { lastReply } = heard;
  const also = isUnread(failure, lastReply)
    ? (inside: Platform) => keepUnread(inside, claimed.id, lastReply, failure, mask)
    : null;
  await failPoll(platform, claimed, failure, { plannedSeconds, also });
}

/** Services repeat keys in their errors. */
function inOpenWords(failure: Failure, mask: (text: string) => string): Failure {
  const message = cleanText(mask(failure.message), LONGEST_MESSAGE);
  const { class: failureClass, retryAt, status, cause } = failure;
  return new Failure(failureClass, message, { retryAt, cause, ...(status === null ? {} : { status }) });
}

/** Whose fault it was. Ours is logged, and nothing is lost by it: the next poll reads the same again. */
function failureOf(platform: Platform, { id, name }: Claimed, error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof Refusal) return new Failure('bad-query', error.message, { cause: error });
  const { name: kind, message } = error instanceof Error ? error : new Error(String(error));
  if (kind === 'UnreadableSecret') return new Failure('auth', message, { cause: error });
  platform.log('error', `Polling ${name} failed in Earshot itself`, { source: id, error });
  const note =
    'Earshot itself failed while storing what it read. Nothing is lost: it is read again. The log says why.';
  return new Failure('transient', note, { cause: error });
}
