import type { Platform } from './platform.ts';

/** Runs `work` in one transaction (a savepoint inside another one); it sees the transaction as `platform.db`. */
export function transact<Result>(
  platform: Platform,
  work: (platform: Platform) => Promise<Result>,
): Promise<Result> {
  return platform.db.transaction((tx) => work({ ...platform, db: tx }));
}
