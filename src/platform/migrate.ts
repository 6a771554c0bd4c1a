import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { type Db, rows } from '../db/db.ts';
import { MIGRATIONS } from './root.ts';

/** The database belongs to a newer Earshot. */
class NewerSchema extends Error {
  override name = 'NewerSchema';
}

const LOCK = 710_237_001;

/** Brings the schema up to date; processes that start together wait for the first one. Returns how many ran. */
export async function migrate(db: Db): Promise<number> {
  const files = readMigrationFiles({ migrationsFolder: MIGRATIONS });
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
    await tx.execute(sql`create table if not exists schema_migrations (
      name text primary key, at timestamptz not null default now())`);
    const done = await rows<{ name: string }>(tx, sql`select name from schema_migrations`);
    const known = new Set(files.map(nameOf));
    const strange = done.find((row) => !known.has(row.name));
    if (strange) throw new NewerSchema(tooNew(strange.name));
    const open = files.filter((file) => !done.some((row) => row.name === nameOf(file)));
    for (const file of open) {
      for (const statement of file.sql) await tx.execute(sql.raw(statement));
      await tx.execute(sql`insert into schema_migrations (name) values (${nameOf(file)})`);
    }
    return open.length;
  });
}

const nameOf = (file: { folderMillis: number; hash: string }) =>
  `${file.folderMillis}-${file.hash.slice(0, 12)}`;

const tooNew = (name: string) =>
  `The database has a migration (${name}) that this version does not know: it belongs to a newer Earshot. ` +
  'Nothing was changed. Install that version again, or restore a backup from before the update.';
