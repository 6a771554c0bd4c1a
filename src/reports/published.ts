/** Which mentions `m` belong to a report: conditions in instants, which an index can serve. */
import { type SQL, sql } from 'drizzle-orm';
import { addDays, startOfDay } from './period.ts';
import { idList } from './recount.ts';
import type { Subject } from './subject.ts';

type Days = { from: string; to: string };

/** True for mentions of the subject's brands on these days, each brand in its own time zone. */
export function publishedOn(subject: Pick<Subject, 'brands'>, { from, to }: Days): SQL {
  const parts = zonesOf(subject).map(
    ([timeZone, ids]) => sql`m.brand_id in ${idList(ids)}
      and m.published_at >= ${start(from, timeZone)} and m.published_at < ${start(addDays(to, 1), timeZone)}`,
  );
  return sql`(${sql.join(parts, sql` or `)})`;
}

/** True for mentions of the period or of the one before it. */
export const publishedInEither = (subject: Subject, period: Days, previous: Days): SQL =>
  sql`(${publishedOn(subject, period)} or ${publishedOn(subject, previous)})`;

/** Of such a mention, whether it belongs to the period before. */
export function isPrevious(subject: Subject, { from }: Days): SQL {
  const parts = zonesOf(subject).map(
    ([timeZone, ids]) => sql`m.brand_id in ${idList(ids)} and m.published_at < ${start(from, timeZone)}`,
  );
  return sql`(${sql.join(parts, sql` or `)})`;
}

const start = (day: string, timeZone: string) => sql`${startOfDay(day, timeZone).toISOString()}::timestamptz`;

function zonesOf({ brands }: Pick<Subject, 'brands'>): [timeZone: string, brandIds: number[]][] {
  const zones = new Map<string, number[]>();
  for (const { id, timeZone } of brands) zones.set(timeZone, [...(zones.get(timeZone) ?? []), id]);
  return [...zones];
}
