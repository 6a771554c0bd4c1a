import type { Platform } from '../platform/platform.ts';

/** A token bucket per API token: 600 requests at once, refilled at 10 a second. */
const MOST = 600;
const PER_SECOND = 10;
const MOST_BUCKETS = 10_000;

type Bucket = { left: number; at: number };

/** Of each database; per process: more processes let more through, never less. */
const bucketsOf = new WeakMap<object, Map<number, Bucket>>();

/** `reset`: seconds until the bucket is full again; `retryAfter`: seconds until one request fits, when none does. */
export type Allowance = { limit: number; remaining: number; reset: number; retryAfter: number | null };

/** Takes one request out of a token's bucket. */
export function takeRequest({ db, now }: Pick<Platform, 'db' | 'now'>, tokenId: number): Allowance {
  const at = now().getTime();
  const buckets = bucketsOf.get(db) ?? new Map<number, Bucket>();
  bucketsOf.set(db, buckets);
  const before = buckets.get(tokenId) ?? { left: MOST, at };
  const elapsed = Math.max(0, at - before.at) / 1000;
  const full = Math.min(MOST, before.left + elapsed * PER_SECOND);
  const fits = full >= 1;
  const left = fits ? full - 1 : full;
  if (buckets.size >= MOST_BUCKETS) buckets.clear();
  buckets.set(tokenId, { left, at });
  return {
    limit: MOST,
    remaining: Math.floor(left),
    reset: Math.ceil((MOST - left) / PER_SECOND),
    retryAfter: fits ? null : Math.ceil((1 - full) / PER_SECOND),
  };
}
