/** Promised times to resolve: which mentions were settled in time, where a brand has set how long it may take. */
import { sql } from 'drizzle-orm';
import { rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { type Interval, shareInterval } from '../figures.ts';
import { publishedOn } from '../published.ts';
import { COUNTED } from '../recount.ts';
import { BY, type Row as GroupRow } from './counted.ts';
import { type Measured, PERSON, workedUntil } from './measured.ts';
import { withHours } from './times.ts';

export type Resolving = {
  met: number;
  missed: number;
  /** Met ÷ (met + missed), 0 to 1. */
  attainment: number | null;
  interval: Interval | null;
  /** Not settled, and not late yet. */
  waiting: number;
};

type Counts = Pick<Resolving, 'met' | 'missed' | 'waiting'>;
type Row = Counts & Pick<GroupRow, 'by' | 'id' | 'sourceKind'>;

/** Gives what became of promises, in all (`id` null) and by person, team and source kind; null without any promise. */
export async function resolvingOf(platform: Platform, asked: Measured) {
  const targets = targetsOf(asked);
  if (targets.length === 0) return null;
  const found = await rows<Row>(platform.db, query(asked, JSON.stringify(targets)));
  return (by: Row['by'], which: number | string | null = null): Resolving =>
    resolvingIn(found.find((row) => row.by === by && (by === 'source' ? row.sourceKind : row.id) === which));
}

const NONE: Counts = { met: 0, missed: 0, waiting: 0 };

function resolvingIn({ met, missed, waiting }: Counts = NONE): Resolving {
  const decided = met + missed;
  const attainment = decided === 0 ? null : met / decided;
  return { met, missed, attainment, interval: shareInterval(met, decided), waiting };
}

/** Most specific first within a brand, as a clock has them. */
const targetsOf = ({ clocks }: Measured) =>
  [...clocks].flatMap(([brandId, { targets }]) =>
    targets.flatMap(({ priority, sourceKind, resolveMinutes }, place) =>
      resolveMinutes === null
        ? []
        : { brand: brandId, priority, kind: sourceKind, minutes: resolveMinutes, place },
    ),
  );

const query = ({ subject, period, sourceKind, clocks, from, now }: Measured, targets: string) => sql`
  select ${BY} as by, coalesce(person_id, team_id)::float8 as id, source_kind as "sourceKind",
    (count(*) filter (where resolved and worked <= minutes))::int as met,
    (count(*) filter (where worked > minutes))::int as missed,
    (count(*) filter (where not resolved and worked <= minutes))::int as waiting
  from (
    ${withHours(clocks, from, now)}, targets as (
      select * from jsonb_to_recordset(${targets}::text::jsonb)
        as t(brand bigint, priority text, kind text, minutes int, place int)
    )
    select m.source_kind, m.team_id, ${PERSON} as person_id, m.resolved_at is not null as resolved, target.minutes,
      ${workedUntil(sql`coalesce(m.resolved_at, ${now.toISOString()}::timestamptz)`)} as worked
    from mentions m join hours on hours.brand_id = m.brand_id
    cross join lateral (
      select t.minutes from targets t where t.brand = m.brand_id and coalesce(t.priority, m.priority) = m.priority
        and coalesce(t.kind, m.source_kind) = m.source_kind order by t.place limit 1
    ) target
    where m.needs_response and ${COUNTED} and not m.backfilled and ${publishedOn(subject, period)}
      ${sourceKind === null ? sql`` : sql`and m.source_kind = ${sourceKind}`}
  ) promised
  group by grouping sets ((), (person_id), (team_id), (source_kind))`;
