/** What a fixture tells the fake services: how one of them answers, and what it refuses to understand. */

import type { Session } from '../../src/sources/adapter.ts';

/** A request as the product meant it: the real host, before the test platform led it to loopback. */
export type Asked = {
  method: string;
  url: URL;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: string;
};

export type Answer = {
  status?: number;
  headers?: Record<string, string>;
  /** An object goes out as JSON. */
  body: string | Uint8Array | object;
};

/** Something that people posted there. `id` counts up and is a decimal number. */
export type Post = {
  id: string;
  title: string;
  text: string;
  /** Empty once the account is gone. */
  author: string;
  at: Date;
  editedAt: Date | null;
  /** 1–5, for review sites. */
  rating: number;
  /** True once its author took it back. */
  deleted: boolean;
};

/** `posts` are all of them, oldest first, deleted ones included: what a service hides, its fixture hides. */
export type World = { posts: Post[]; now: Date };

/** One way of asking a service: a kind, or one mode of it. */
export type Upstream = {
  /** As a user fills in the form. */
  settings: Record<string, string>;
  /** What signing in left, for kinds with which one signs in. */
  session?: Session;
  /** Every host that it speaks for. */
  hosts: string[];
  /**
   * Answers as the service does; calls `refuse` for a request that its documentation does not know. A stream (wss://)
   * is asked once; each line of the answer's body becomes a message.
   */
  answer(asked: Asked, world: World): Answer;
  /** The external id under which a post is found. */
  externalId(post: Post): string;
  /** How it refuses, in its own dialect. `seconds`: how long to stay away. Left out where the service has no such answer. */
  tooMany(seconds: number, now: Date): Answer;
  /** When it may be asked again after that; left out where it says so itself, null where it says nothing. */
  retryAt?(seconds: number, now: Date): Date | null;
  signedOut?(): Answer;
  forbidden?(): Answer;
  /** How many of its posts one reply shows, and how many can be reached at all. */
  pageSize: number;
  reach: number;
  /** Whether an unchanged list is said in a 304. */
  has304?: boolean;
  /** How an edit shows: in the list again, only when asked for again, or not at all. */
  edits: 'listed' | 'rechecked' | 'never';
  /** How a deletion shows. */
  deletions: 'listed' | 'rechecked' | 'never';
};

/** A true reply, names replaced, and what it holds. */
export type Recorded = Answer & {
  /** Where it came from, and under which licence. */
  origin: string;
  settings?: Record<string, string>;
  /** External ids that it gives, the class that it means, or a piece of the sentence that says what it is. */
  gives: { ids: string[] } | { fails: string; says?: RegExp };
};

/** What `test/sources/fixtures/<kind>.ts` exports: `upstreams` by mode (or one, called by its kind) and `recorded`. */
export type Fixture = { upstreams: Record<string, Upstream>; recorded: Recorded[] };

export class WrongRequest extends Error {
  override name = 'WrongRequest';
}

/** Fails the test: the product asked for something that the service would not understand. */
export function refuse(sentence: string): never {
  throw new WrongRequest(sentence);
}
