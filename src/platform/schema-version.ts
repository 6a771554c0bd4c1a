import { sql } from 'drizzle-orm';
import journal from '../../migrations/meta/_journal.json' with { type: 'json' };
import { type Db, rows } from '../db/db.ts';

/** True when every migration of this version has run. */
export async function isMigrated(db: Db): Promise<boolean> {
  try {
    const done = await rows<{ name: string }>(db, sql`select name from schema_migrations`);
    return journal.entries.every((entry) => done.some(({ name }) => name.startsWith(`${entry.when}-`)));
  } catch {
    return false;
  }
}
