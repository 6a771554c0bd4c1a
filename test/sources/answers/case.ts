/** What a case of answering consists of, and what all of them share. */
import type { Answer, ReplyOptions } from '../../../src/sources/adapter.ts';

export const NOW = new Date('2026-11-21T12:00:00.000Z');
export const TEXT = 'Sorry about the brakes. We call you tomorrow.';
/** What signing in left. */
export const SESSION = { values: { accessToken: 'invented' }, expiresAt: null };

/** How one kind is answered: the one request that posts, and what the service shows where the answer stands. */
export type Case = {
  kind: string;
  settings: Record<string, string>;
  session?: ReplyOptions['session'];
  post: Partial<Answer> & { externalId: string };
  /** The one request that posts it, and the service's answer. */
  writes: { method: string; url: string; body: unknown; gives: unknown };
  /** What the service shows where the answer stands: address → reply. */
  shows: Record<string, unknown>;
  posted: string;
  /** Where it carries the credential. */
  credential?: { header: string; is: RegExp };
  /** Another post, where the service tells answers apart by what they answer. */
  another?: Partial<Answer>;
};
