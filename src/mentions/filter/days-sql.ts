/** Days as a condition on stored mentions: in instants that are known beforehand, so that an index can serve it. */
import { type SQL, sql } from 'drizzle-orm';
import { bigints, type Db, rows } from '../../db/db.ts';
import { type Days, spanOf } from './days.ts';

/** Brands whose days begin together. */
export type Zone = { timeZone: string; brandIds: number[] };

/** Every brand, by where it is. */
export const zonesOfBrands = (db: Db): Promise<Zone[]> =>
  rows<Zone>(
    db,
    sql`select time_zone as "timeZone", array_agg(id::float8) as "brandIds" from brands group by 1 order by 1`,
  );

/** In one zone two bounds; in several the widest ones, between which every brand has its own. */
export function onSql(days: Days, zones: readonly Zone[]): SQL {
  const spans = zones.map(({ timeZone, brandIds }) => ({ brandIds, ...spanOf(days, timeZone) }));
  if (spans.length === 0) return sql`false`;
  const widest = {
    start: new Date(Math.min(...spans.map(({ start }) => start.getTime()))),
    end: new Date(Math.max(...spans.map(({ end }) => end.getTime()))),
  };
  if (spans.length === 1) return sql`(${within(widest)})`;
  const own = spans.map((span) => sql`m.brand_id = any(${bigints(span.brandIds)}) and ${within(span)}`);
  return sql`(${within(widest)} and (${sql.join(own, sql` or `)}))`;
}

const within = ({ start, end }: { start: Date; end: Date }) => sql`
  m.published_at >= ${start.toISOString()}::timestamptz and m.published_at < ${end.toISOString()}::timestamptz`;
