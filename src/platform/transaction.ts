import { PgTransaction } from 'drizzle-orm/pg-core';
import { sqlState } from '../db/db.ts';
import type { Platform } from './platform.ts';

const TRIES = 3;
/** Long enough for the one that was waited for to get what it waits for; by chance, so that two do not meet again. */
const GIVES_WAY_MS = 50;
/** Serialization failure, deadlock detected. */
const LOST_TO_ANOTHER = /^(40001|40P01)$/;

/**
 * Runs `work` in one transaction (a savepoint inside another one); it sees the transaction as `platform.db`. When
 * two writers waited for each other and this one was chosen to give way, `work` runs again from its start.
 */
export async function transact<Result>(
  platform: Platform,
  work: (platform: Platform) => Promise<Result>,
): Promise<Result> {
  for (let left = platform.db instanceof PgTransaction ? 1 : TRIES; ; left--) {
    try {
      return await platform.db.transaction((tx) => work({ ...platform, db: tx }));
    } catch (error) {
      if (left === 1 || !LOST_TO_ANOTHER.test(sqlState(error) ?? '')) throw error;
      await new Promise((resolve) => setTimeout(resolve, GIVES_WAY_MS * (0.5 + Math.random())));
    }
  }
}

/** Runs `work` in the transaction that is open, or in one of its own: for work that has changed nothing when it throws. */
export function transactTogether<Result>(
  platform: Platform,
  work: (platform: Platform) => Promise<Result>,
): Promise<Result> {
  return platform.db instanceof PgTransaction ? work(platform) : transact(platform, work);
}
