/** How fast mentions that need a response were answered: by people only, in public, on the clock. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import { ANSWERED_IN } from '../mentions/filter/sql.ts';
import type { Platform } from '../platform/platform.ts';
import { sumOf, type Totals } from './daily.ts';
import type { Period } from './period.ts';
import { isPrevious, publishedInEither } from './published.ts';
import { ALL, COUNTED } from './recount.ts';
import { answerFigures, summedFigures } from './rolled.ts';
import type { Subject } from './subject.ts';

/** Minutes from publication to the first answer; null without answers. */
export type Responses = { answered: number; median: number | null; p90: number | null };

/** How many were answered in under 1 hour, 1–4, 4–24, later, and not at all. */
export type Within = { hour: number; fourHours: number; day: number; later: number; unanswered: number };

/** With more answers than this the two times are read from steps of a sixteenth of a doubling: 4 % or a minute off at most. */
export const EXACT_UP_TO = 5_000;

type Step = { isPrevious: boolean; step: number; answers: number };

/** The median and the 90th percentile of the period and of the one before. */
export async function responses(
  platform: Platform,
  subject: Subject,
  period: Period,
  previous: Period,
): Promise<{ now: Responses; before: Responses }> {
  const steps = await rows<Step>(platform.db, stepsOf(subject, period, previous));
  const answers = steps.reduce((sum, step) => sum + step.answers, 0);
  const isExact = answers <= EXACT_UP_TO && (await areFewInAll(platform, subject, period, previous));
  const found = isExact ? await exact(platform, subject, period, previous) : null;
  const of = (previously: boolean) =>
    found
      ? (found.find((row) => row.isPrevious === previously) ?? NONE)
      : fromSteps(steps.filter((row) => row.isPrevious === previously));
  return { now: timesOf(of(false)), before: timesOf(of(true)) };
}

/** Those of other sources and themes are read with them: of so many no more than a page can wait for. */
const READ_UP_TO = 4 * EXACT_UP_TO;

async function areFewInAll({ db }: Platform, subject: Subject, period: Period, previous: Period) {
  const [all] = await rows<{ answers: number }>(
    db,
    sql`select coalesce(sum(answered), 0)::int as answers
      from (${summedFigures(subject.brandIds, { from: previous.from, to: period.to })}) f`,
  );
  return all!.answers <= READ_UP_TO;
}

const NONE: Responses = { answered: 0, median: null, p90: null };

const timesOf = ({ answered, median, p90 }: Responses): Responses => ({ answered, median, p90 });

const stepsOf = (subject: Subject, period: Period, previous: Period) => sql`
  select day < ${period.from}::date as "isPrevious", step::int as step, sum(answers)::int as answers
  from (${answerFigures(subject.brandIds, { from: previous.from, to: period.to }, subject.only)}) f
  where day >= ${period.from}::date or day <= ${previous.to}::date
  group by 1, 2 order by 1, 2`;

function exact(platform: Platform, subject: Subject, period: Period, previous: Period) {
  const quantile = (share: number) => sql`percentile_cont(${share}::float8) within group (order by taken)`;
  return rows<Responses & { isPrevious: boolean }>(
    platform.db,
    sql`
    select is_previous as "isPrevious", count(*)::int as answered, ${quantile(0.5)} as median, ${quantile(0.9)} as p90
    from (
      select ${isPrevious(subject, period)} as is_previous, ${ANSWERED_IN} as taken
      from ${needing(subject, period, previous)} m
      where ${publishedInEither(subject, period, previous)} and m.first_replied_at is not null
    ) told group by 1`,
  );
}

/** A fence: by its own index, which the planner would leave for that of a narrower condition on other mentions. */
const needing = (subject: Subject, period: Period, previous: Period) => sql`(
  select * from mentions m where ${publishedInEither({ ...subject, only: ALL }, period, previous)}
    and m.needs_response and ${COUNTED} offset 0)`;

/** Pure; steps in their order. As percentile_cont has it: between the two answers around that share of the way. */
export function fromSteps(steps: { step: number; answers: number }[]): Responses {
  const answered = steps.reduce((sum, { answers }) => sum + answers, 0);
  const quantile = (share: number) => {
    const way = (answered - 1) * share;
    const [one, next] = [answerAt(steps, Math.floor(way)), answerAt(steps, Math.ceil(way))];
    return one === null || next === null ? null : one + (way % 1) * (next - one);
  };
  return { answered, median: quantile(0.5), p90: quantile(0.9) };
}

/** The answer in that place, from 0; within their step they lie evenly. */
function answerAt(steps: { step: number; answers: number }[], place: number): number | null {
  let before = 0;
  for (const { step, answers } of steps) {
    if (place >= 0 && place < before + answers) {
      const [from, to] = [answerMinutes(step), answerMinutes(step + 1)];
      return from + ((place - before + 0.5) / answers) * (to - from);
    }
    before += answers;
  }
  return null;
}

/** The minutes with which a step begins. */
export const answerMinutes = (step: number) => (step < 16 ? step : 16 * 2 ** ((step - 16) / 16));

/** What the totals of a period say of it. */
export function withinOf(totals: Totals[]): Within {
  const of = (column: 'inHour' | 'inFourHours' | 'inDay' | 'answered' | 'needingResponse') =>
    sumOf(totals, column);
  return {
    hour: of('inHour'),
    fourHours: of('inFourHours') - of('inHour'),
    day: of('inDay') - of('inFourHours'),
    later: of('answered') - of('inDay'),
    unanswered: of('needingResponse') - of('answered'),
  };
}
