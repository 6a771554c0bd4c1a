import { sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';

/** Kinds of sources that brought mentions of these brands, in the order of the alphabet. */
export async function reportedKinds({ db }: Platform, brandIds: number[]): Promise<string[]> {
  const found = await rows<{ kind: string }>(
    db,
    sql`select distinct source_kind as kind from rollups
      where brand_id = any(${bigints(brandIds)}) and theme = '' and language = '*' and source_kind <> '*' and mentions > 0 order by 1`,
  );
  return found.map(({ kind }) => kind);
}
