import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';

/** How many mentions a source has brought; for one that nobody polls, all of its kind. */
export async function mentionsOfSource({ db }: Platform, sourceId: number): Promise<number> {
  const [found] = await rows<{ mentions: number }>(
    db,
    sql`select case when s.polled then (select count(*)::int from mentions m where m.source_id = s.id)
      else (select count(*)::int from mentions m where m.source_kind = s.kind) end as mentions
      from sources s where s.id = ${sourceId}`,
  );
  return found?.mentions ?? 0;
}
