/** What mentions carry for reports to count, beside the changes and reasons that it came from. */
import { type SQL, sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import type { Found } from './check-reports.ts';

type Row = { id: number; figure: string; shown: string | number | null; recomputed: string | number | null };

/** When it was first answered and resolved, and its priority; mentions that were emptied are left out. */
export async function* checkMentions(platform: Platform): AsyncGenerator<Found> {
  const checks = [
    standsAs('first answer', sql`first_replied_at`, 'firstRepliedAt'),
    standsAs('resolved', sql`resolved_at`, 'resolvedAt'),
    PRIORITIES,
  ];
  for (const check of checks)
    for (const { id, ...difference } of await rows<Row>(platform.db, check))
      yield { report: `mention ${id}`, ...difference };
}

const written = (time: SQL) => sql`to_char(${time} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A time of a mention is what its newest event says that changed it; without one there is none. */
const standsAs = (figure: string, column: SQL, field: string) => sql`
  with told as (
    select distinct on (mention_id) mention_id, change -> 'to' ->> ${field}::text as at
    from events where jsonb_exists(change -> 'to', ${field}::text) order by mention_id, id desc
  )
  select m.id::float8 as id, ${figure}::text as figure, ${written(sql`m.${column}`)} as shown, told.at as recomputed
  from mentions m left join told on told.mention_id = m.id
  where m.deleted_at is null and ${written(sql`m.${column}`)} is distinct from told.at
  order by m.id`;

/** The score is the sum of its reasons. */
const PRIORITIES = sql`
  select m.id::float8 as id, 'priority' as figure, m.priority_score as shown, summed.points as recomputed
  from mentions m cross join lateral (
    select coalesce(sum((reason ->> 'points')::int), 0)::int as points
    from jsonb_array_elements(m.priority_reasons) as reason
  ) summed
  where m.deleted_at is null and m.priority_score <> summed.points
  order by m.id`;
