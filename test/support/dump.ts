import { sql } from 'drizzle-orm';
import { type Db, rows } from '../../src/db/db.ts';

/** Every row of every table as a line of text, as a dump would have it. */
export async function dumpOf(db: Db): Promise<string[]> {
  const tables = await rows<{ name: string }>(
    db,
    sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  const lines: string[] = [];
  for (const { name } of tables) {
    const found = await rows<{ line: string }>(
      db,
      sql`select t::text as line from ${sql.raw(`"${name}"`)} t`,
    );
    lines.push(...found.map(({ line }) => `${name} ${line}`));
  }
  return lines;
}
