import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';

/** How many mentions a source has brought. */
export async function mentionsOfSource({ db }: Platform, sourceId: number): Promise<number> {
  const [found] = await rows<{ mentions: number }>(
    db,
    sql`select count(*)::int as mentions from mentions where source_id = ${sourceId}`,
  );
  return found!.mentions;
}
