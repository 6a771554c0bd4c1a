/** Promised times to resolve: which mentions were settled in time, where a brand has set how long it may take. */
import { sql } from 'drizzle-orm';
import { PLANNED_ANEW, rows } from '../../db/db.ts';
import { RESOLVE_MINUTES, resolving, workedUntil } from '../../mentions/clock/promise-sql.ts';
import { businessMinutes, withHours } from '../../mentions/clock/times-sql.ts';
import type { Platform } from '../../platform/platform.ts';
import { type Interval, shareInterval } from '../figures.ts';
import { publishedOn } from '../published.ts';
import { COUNTED } from '../recount.ts';
import { BY, type Row as GroupRow, promised } from './counted.ts';
import { type Measured, PERSON } from './measured.ts';

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
  if (!isPromised(asked)) return null;
  const found = await rows<Row>(platform.db, query(asked));
  return (by: Row['by'], which: number | string | null = null): Resolving =>
    resolvingIn(found.find((row) => row.by === by && (by === 'source' ? row.sourceKind : row.id) === which));
}

const NONE: Counts = { met: 0, missed: 0, waiting: 0 };

function resolvingIn({ met, missed, waiting }: Counts = NONE): Resolving {
  const decided = met + missed;
  const attainment = decided === 0 ? null : met / decided;
  return { met, missed, attainment, interval: shareInterval(met, decided), waiting };
}

const isPromised = ({ clocks }: Measured) =>
  [...clocks.values()].some(({ targets }) => targets.some(({ resolveMinutes }) => resolveMinutes !== null));

const query = ({ subject, period, sourceKind, clocks, from, now }: Measured) => sql`${PLANNED_ANEW}
  select ${BY} as by, coalesce(person_id, team_id)::float8 as id, source_kind as "sourceKind",
    ${promised('met')} as met, ${promised('missed')} as missed, ${promised('waiting')} as waiting
  from (
    ${withHours(clocks, from, now)}
    select m.source_kind, m.team_id, ${PERSON} as person_id,
      ${resolving(worked(now), sql`target.minutes`)} as promise
    from mentions m join hours on hours.brand_id = m.brand_id
    cross join lateral (select ${RESOLVE_MINUTES} as minutes offset 0) target
    where m.needs_response and ${COUNTED} and target.minutes is not null and ${publishedOn(subject, period)}
      ${sourceKind === null ? sql`` : sql`and m.source_kind = ${sourceKind}`}
  ) promised
  group by grouping sets ((), (person_id), (team_id), (source_kind))`;

const worked = (now: Date) =>
  workedUntil(sql`coalesce(m.resolved_at, ${now.toISOString()}::timestamptz)`, businessMinutes);
