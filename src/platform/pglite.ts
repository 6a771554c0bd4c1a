import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite, type Transaction, types } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import type { Db } from '../db/db.ts';
import * as schema from '../db/schema.ts';
import { Turns } from './turns.ts';

/** The embedded database in `dataDir`/db. The caller holds the folder's lock. */
export async function openEmbedded(
  dataDir: string,
): Promise<{ db: Db; letOthers(): Promise<void>; rewriteFiles(): Promise<void>; close(): Promise<void> }> {
  const folder = join(dataDir, 'db');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const client = await PGlite.create({ dataDir: folder, startParams: START_PARAMETERS });
  const turns = new Turns();
  return {
    db: overPGlite(client, turns),
    letOthers: () => turns.letOthers(),
    rewriteFiles: () => rewriteFiles(client),
    close: () => client.close(),
  };
}

/** As platform/postgres.ts asks of its connections. */
export const START_PARAMETERS = [
  ...PGlite.defaultStartParams,
  ...['jit=off', 'work_mem=16MB', 'random_page_cost=1.1'].flatMap((setting) => ['-c', setting]),
];

/** drizzle over an open PGlite. */
export function overPGlite(client: PGlite, turns = new Turns()): Db {
  Object.assign(client.parsers, AS_TEXT);
  const query = lighter(client);
  const lean = {
    query: (...asked: Parameters<typeof query>) => turns.during(query(...asked)),
    transaction: <Result>(work: (tx: Transaction) => Promise<Result>) =>
      turns.during(client.transaction((tx) => work({ query: lighter(tx) } as Transaction))),
  };
  return drizzle({ client: lean as PGlite, schema, casing: 'snake_case' }) as unknown as Db;
}

/** drizzle names its parsers with every query, and PGlite then copies its 300 each time: half of a short query. */
function lighter(inner: PGlite | Transaction): PGlite['query'] {
  return (text, values, options) => inner.query(text, values, { rowMode: options?.rowMode });
}

const asText = (value: string) => value;

/** The types that drizzle reads by itself: dates, times, intervals and lists of them and of numerics. */
const AS_TEXT = Object.fromEntries(
  [types.DATE, types.TIMESTAMP, types.TIMESTAMPTZ, types.INTERVAL, 1115, 1182, 1185, 1187, 1231].map(
    (type) => [type, asText],
  ),
);

/**
 * Deleted rows stay readable in tables until these are written anew, samples of them in the planner's statistics, and
 * everything in the log until its segments are gone.
 */
async function rewriteFiles(client: PGlite): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
  );
  await client.exec(`vacuum (full, analyze) ${rows.map(({ name }) => name).join(', ')}`);
  await client.exec('vacuum full pg_statistic');
  // Recycled segments keep what they held.
  await client.exec('set wal_recycle = off');
  for (let segment = 0; segment < 3; segment++) {
    await client.exec('select pg_switch_wal()');
    await client.exec('checkpoint');
  }
  await client.exec('reset wal_recycle');
}
