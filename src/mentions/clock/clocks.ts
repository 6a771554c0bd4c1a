/** Business hours, holidays and targets of brands, as the clocks that plan due times. */
import { type AnyColumn, sql } from 'drizzle-orm';
import { bigints, rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import type { CalendarRows } from './hours.ts';
import { type ResponseClock, responseClock, type Target } from './targets.ts';

export type ClockRows = Omit<CalendarRows, 'holidays'> & {
  brandId: number;
  responseMinutes: number;
  holidays: { day: string; name: string; hours: [number, number][] }[];
  targets: Target[];
};

/** As stored. One query. */
export function clockRows({ db }: Platform, brandIds: readonly number[]): Promise<ClockRows[]> {
  return rows<ClockRows>(db, sql`${CLOCKS} where b.id = any(${bigints([...brandIds])})`);
}

const CLOCKS = sql`select b.id::float8 as "brandId", b.time_zone as "timeZone", b.response_minutes as "responseMinutes",
      coalesce((select json_agg(json_build_object('weekday', weekday, 'opens', opens, 'closes', closes)
        order by weekday, opens) from business_hours where brand_id = b.id), '[]') as hours,
      coalesce((select json_agg(json_build_object('day', day, 'name', name, 'hours', hours) order by day)
        from holidays where brand_id = b.id), '[]') as holidays,
      coalesce((select json_agg(json_build_object('priority', priority, 'sourceKind', source_kind,
        'firstMinutes', first_minutes, 'resolveMinutes', resolve_minutes) order by id)
        from response_targets where brand_id = b.id), '[]') as targets
    from brands b`;

/** The rows of one brand as a column of another query; `brandId` is where its id stands. */
export const clockColumn = (brandId: AnyColumn) =>
  sql<ClockRows>`(select row_to_json(clock) from (${CLOCKS} where b.id = ${brandId}) clock)`;

/** The clocks of these brands by the brand's id; a brand that is gone has none. One query. */
export async function responseClocks(
  platform: Platform,
  brandIds: readonly number[],
): Promise<ReadonlyMap<number, ResponseClock>> {
  const stored = await clockRows(platform, [...new Set(brandIds)]);
  return new Map(stored.map((row) => [row.brandId, clockOf(row)]));
}

/** The clock that these rows make. */
export const clockOf = (row: Omit<ClockRows, 'brandId'>): ResponseClock =>
  responseClock(row, row.targets, row.responseMinutes);
