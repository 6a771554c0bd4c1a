/** Reading what a list only names: each thing by a request of its own, a bounded number per poll. */
import { Failure } from '../../failure.ts';

export type Read<T> = {
  /** What was not asked for, or not answered: the next poll reads it. */
  left: T[];
  /** The refusal that ended the reading early; what was read before it stays read. */
  failure: Failure | null;
};

/** Reads from the front, `most` at most. What is gone or forbidden there is passed over; what fails goes to the end. */
export async function readOneByOne<T>(
  things: T[],
  most: number,
  read: (thing: T) => Promise<void>,
): Promise<Read<T>> {
  for (let at = 0; at < Math.min(things.length, most); at++) {
    try {
      await read(things[at]!);
    } catch (error) {
      if (!(error instanceof Failure) || error.class === 'auth') throw error;
      if (error.class === 'gone' || error.class === 'forbidden') continue;
      return { left: [...things.slice(at + 1), things[at]!], failure: error };
    }
  }
  return { left: things.slice(Math.max(0, most)), failure: null };
}

/** Whole seconds until a refusal ends; null when it said nothing. */
export function secondsUntil(failure: Failure | null, now: Date): number | null {
  return failure?.retryAt ? Math.ceil((failure.retryAt.getTime() - now.getTime()) / 1000) : null;
}
