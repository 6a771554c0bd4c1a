import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import type { Db } from '../db/db.ts';
import * as schema from '../db/schema.ts';

/** The embedded database in `dataDir`/db. The caller holds the folder's lock. */
export async function openEmbedded(
  dataDir: string,
): Promise<{ db: Db; rewriteFiles(): Promise<void>; close(): Promise<void> }> {
  const folder = join(dataDir, 'db');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const client = await PGlite.create({ dataDir: folder });
  return {
    db: drizzle({ client, schema, casing: 'snake_case' }) as unknown as Db,
    rewriteFiles: () => rewriteFiles(client),
    close: () => client.close(),
  };
}

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
