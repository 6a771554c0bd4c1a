/** A mail server that takes every letter, or fails as the test says. */
import type { Failure } from '../../src/failure.ts';
import type { Letter, Mail } from '../../src/platform/platform.ts';

export type Mailbox = {
  mail: Mail;
  letters: Letter[];
  /** The next letter is not taken. */
  fails(failure: Failure): void;
};

export function mailbox(): Mailbox {
  const letters: Letter[] = [];
  const failures: Failure[] = [];
  return {
    letters,
    fails: (failure) => failures.push(failure),
    async mail(letter) {
      const failure = failures.shift();
      if (failure) throw failure;
      letters.push(letter);
    },
  };
}
