import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import { startOfDay } from '../mentions/clock/zone.ts';
import type { Platform } from '../platform/platform.ts';
import { addDays, dayOf } from './period.ts';
import { idList } from './recount.ts';
import type { Subject } from './subject.ts';

export type Gap = {
  sourceId: number;
  sourceName: string;
  from: Date;
  /** Null while it lasts. */
  to: Date | null;
  reason: string;
};

type GapRow = Omit<Gap, 'from' | 'to'> & { from: number; to: number | null };

/**
 * Times of an hour or more in which a source was not read that has told of this brand, and which no later poll has
 * made up for; a source that has told nothing yet counts when its kind has.
 */
export async function gapsOf(platform: Platform, subject: Subject, from: string, to: string): Promise<Gap[]> {
  const start = startOfDay(from, subject.timeZone).toISOString();
  const end = startOfDay(addDays(to, 1), subject.timeZone).toISOString();
  const brands = idList(subject.brandIds);
  const now = platform.now().toISOString();
  const found = await rows<GapRow>(
    platform.db,
    sql`
    select s.id::int as "sourceId", s.name as "sourceName", g.reason,
      (extract(epoch from g.from_at) * 1000)::float8 as "from",
      (extract(epoch from g.to_at) * 1000)::float8 as "to"
    from source_gaps g join sources s on s.id = g.source_id
    where ${subject.only.sourceKind === null ? sql`` : sql`s.kind = ${subject.only.sourceKind} and`} g.filled_at is null and g.from_at < ${end}::timestamptz and coalesce(g.to_at, ${now}::timestamptz) > ${start}::timestamptz
      and coalesce(g.to_at, ${now}::timestamptz) - g.from_at >= interval '1 hour'
      and (exists (select 1 from mentions m where m.source_id = s.id and m.brand_id in ${brands})
        or not exists (select 1 from mentions m where m.source_id = s.id) and exists (
          select 1 from rollups r where r.brand_id in ${brands} and r.theme = '' and r.language = '*' and r.source_kind = s.kind))
    order by g.from_at, s.id`,
  );
  return joined(
    found.map((gap) => ({
      ...gap,
      from: new Date(gap.from),
      to: gap.to === null ? null : new Date(gap.to),
    })),
  );
}

/** Gaps of one source that overlap are one, with both reasons; they come by their begin. */
export function joined(gaps: Gap[]): Gap[] {
  const apart: Gap[] = [];
  for (const gap of gaps) {
    const last = apart.findLast(({ sourceId }) => sourceId === gap.sourceId);
    if (!last || (last.to !== null && gap.from > last.to)) apart.push({ ...gap });
    else {
      last.to = last.to === null || gap.to === null ? null : new Date(Math.max(+last.to, +gap.to));
      if (!last.reason.includes(gap.reason)) last.reason = `${sentence(last.reason)} ${gap.reason}`;
    }
  }
  return apart;
}

const sentence = (words: string) => (words.endsWith('.') ? words : `${words}.`);

/** The days that a gap touches, in the brand's time zone; an open gap lasts until `now`. */
export function gapDays(gaps: Pick<Gap, 'from' | 'to'>[], timeZone: string, now: Date): Set<string> {
  const days = new Set<string>();
  for (const gap of gaps) {
    const last = dayOf(new Date((gap.to ?? now).getTime() - 1), timeZone);
    for (let day = dayOf(gap.from, timeZone); day <= last; day = addDays(day, 1)) days.add(day);
  }
  return days;
}
