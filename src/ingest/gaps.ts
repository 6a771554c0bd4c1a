/** Times in which a source was not read: opened by a failure, closed by a success, merged where they overlap. */
import { type SQL, sql } from 'drizzle-orm';
import type { Platform } from '../platform/platform.ts';
import type { Page } from '../sources/adapter.ts';

/** From the last success until the next one; `done` is the settled source in the statement around it. */
export const openGap = (from: SQL, now: SQL, reason: string) => sql`
  insert into source_gaps (source_id, from_at, reason, noted_at)
  select done.id, ${from}, ${reason}::text, ${now} from done
  where not exists (select 1 from source_gaps g where g.source_id = done.id and g.to_at is null)`;

/** A poll that read everything since the last good one leaves no hole behind. */
export const closeGap = (now: SQL, isFilled: boolean) => sql`
  update source_gaps g set to_at = ${now}, filled_at = ${isFilled ? now : sql`null::timestamptz`} from done
  where g.source_id = done.id and g.to_at is null`;

/** Stores what a poll left out; with the rows of the same reason that it overlaps it becomes one. */
export async function addGap(
  { db, now }: Platform,
  sourceId: number,
  { from, to, reason }: NonNullable<Page['gap']>,
): Promise<void> {
  const [first, last] = [sql`${from}::timestamptz`, sql`${to}::timestamptz`];
  await db.execute(sql`
    with merged as (
      delete from source_gaps where source_id = ${sourceId} and reason = ${reason} and filled_at is null
        and from_at <= ${last} and to_at >= ${first} returning from_at, to_at
    )
    insert into source_gaps (source_id, from_at, to_at, reason, noted_at)
    select ${sourceId}::bigint, least(min(from_at), ${first}), greatest(max(to_at), ${last}), ${reason}::text,
      case when count(*) = 0 then ${now().toISOString()}::timestamptz end
    from merged`);
}
