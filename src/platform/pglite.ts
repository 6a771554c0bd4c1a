import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import type { Db } from '../db/db.ts';
import * as schema from '../db/schema.ts';

/** The embedded database in `dataDir`/db. The caller holds the folder's lock. */
export async function openEmbedded(dataDir: string): Promise<{ db: Db; close(): Promise<void> }> {
  const folder = join(dataDir, 'db');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const client = await PGlite.create({ dataDir: folder });
  return {
    db: drizzle({ client, schema, casing: 'snake_case' }) as unknown as Db,
    close: () => client.close(),
  };
}
