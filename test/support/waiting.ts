import { sql } from 'drizzle-orm';
import { rows } from '../../src/db/db.ts';
import type { TestPlatform } from './platform.ts';

/** Until somebody waits for a lock that another transaction holds; on a real PostgreSQL only. */
export async function somebodyWaits({ db }: TestPlatform): Promise<void> {
  for (;;) {
    const waiting = await rows(
      db,
      sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
    );
    if (waiting.length > 0) return;
  }
}
