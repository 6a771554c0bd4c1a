/** The clock starts anew when an author whom we answered writes again. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { responseClocks } from './clocks.ts';
import { planned, type Timed } from './targets.ts';

type Waiting = Timed & { id: number; brandId: number };

/** In the transaction that opens them again. What was never answered keeps the clock that it has. */
export async function renewClocks(inside: Platform, mentionIds: readonly number[]): Promise<void> {
  if (mentionIds.length === 0) return;
  const waiting = await rows<Waiting>(
    inside.db,
    sql`select id::float8 as id, brand_id::float8 as "brandId", priority, source_kind as "sourceKind" from mentions
      where id = any(${bigints([...mentionIds])}) and first_replied_at is not null and needs_response`,
  );
  if (waiting.length === 0) return;
  const clocks = await responseClocks(
    inside,
    waiting.map(({ brandId }) => brandId),
  );
  const plans = waiting.map((one) => ({
    id: one.id,
    ...planned(clocks.get(one.brandId)!, one, inside.now()),
  }));
  await inside.db.execute(sql`
    update mentions m set due_at = e."dueAt", clock_from = e."clockFrom", target_minutes = e."targetMinutes"
    from jsonb_to_recordset(${JSON.stringify(plans)}::text::jsonb)
      as e(id bigint, "dueAt" timestamptz, "clockFrom" timestamptz, "targetMinutes" integer)
    where m.id = e.id`);
}
