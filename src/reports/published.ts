/** Which mentions `m` belong to a report: conditions in instants, which an index can serve. */
import { type SQL, sql } from 'drizzle-orm';
import { startOfDay } from '../mentions/clock/zone.ts';
import { addDays } from './period.ts';
import { ALL, idList, LANGUAGE, type Only } from './recount.ts';
import type { Subject } from './subject.ts';

type Days = { from: string; to: string };
type Whom = Pick<Subject, 'brands'> & Partial<Pick<Subject, 'only'>>;

/** True for mentions of what the subject is about on these days, each brand in its own time zone. */
export function publishedOn(subject: Whom, { from, to }: Days): SQL {
  const parts = zonesOf(subject).map(
    ([timeZone, ids]) => sql`m.brand_id in ${idList(ids)}
      and m.published_at >= ${start(from, timeZone)} and m.published_at < ${start(addDays(to, 1), timeZone)}`,
  );
  return sql`((${sql.join(parts, sql` or `)}) ${narrowed(subject.only ?? ALL)})`;
}

/** ` and …` for what the report is narrowed to. */
const narrowed = ({ sourceKind, language, theme }: Only): SQL => sql`
  ${sourceKind === null ? sql`` : sql`and m.source_kind = ${sourceKind}::text`}
  ${language === null ? sql`` : sql`and ${LANGUAGE} = ${language}::text`}
  ${theme === null ? sql`` : sql`and ${theme}::text = any(m.themes)`}`;

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

/** The instant with which a day begins for the brand of that id. */
export function startFor({ brands }: Pick<Subject, 'brands'>, day: string, brandId: SQL): SQL {
  const zones = zonesOf({ brands });
  if (zones.length === 1) return start(day, zones[0]![0]);
  const parts = zones.map(
    ([timeZone, ids]) => sql`when ${brandId} in ${idList(ids)} then ${start(day, timeZone)}`,
  );
  return sql`case ${sql.join(parts, sql` `)} end`;
}

const start = (day: string, timeZone: string) => sql`${startOfDay(day, timeZone).toISOString()}::timestamptz`;

function zonesOf({ brands }: Pick<Subject, 'brands'>): [timeZone: string, brandIds: number[]][] {
  const zones = new Map<string, number[]>();
  for (const { id, timeZone } of brands) zones.set(timeZone, [...(zones.get(timeZone) ?? []), id]);
  return [...zones];
}
