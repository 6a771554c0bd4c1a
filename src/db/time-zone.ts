import { sql } from 'drizzle-orm';
import { type Db, sqlState } from './db.ts';

/** The IANA zone in its usual spelling, when this machine and the database both know it; else undefined. */
export async function timeZoneNamed(db: Db, name: string): Promise<string | undefined> {
  // A bare offset means the opposite in PostgreSQL.
  if (!/^[a-z]/i.test(name)) return undefined;
  try {
    const zone = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
    await db.transaction((tx) => tx.execute(sql`select now() at time zone ${zone}::text`));
    return zone;
  } catch (error) {
    if (error instanceof RangeError || sqlState(error)?.startsWith('22')) return undefined;
    throw error;
  }
}
