import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import type { Period } from './period.ts';
import { isPrevious, publishedInEither } from './published.ts';
import { COUNTED } from './recount.ts';
import type { Subject } from './subject.ts';

/** How mentions that need a response were answered: by people only, in public, on the clock. */
export type Responses = {
  needing: number;
  answered: number;
  /** Minutes from publication to the first answer; null without answers. */
  median: number | null;
  p90: number | null;
  /** How many were answered in under 1 hour, 1–4, 4–24, later, and not at all. */
  within: { hour: number; fourHours: number; day: number; later: number; unanswered: number };
  /** Mentions whose score a person corrected. */
  corrected: number;
  /** Mentions left out of all figures. */
  dismissed: number;
};

type Row = Omit<Responses, 'within'> & {
  isPrevious: boolean;
  hour: number;
  fourHours: number;
  day: number;
};

/** What people did with the mentions of the period and of the one before. */
export async function responses(
  platform: Platform,
  subject: Subject,
  period: Period,
  previous: Period,
): Promise<{ now: Responses; before: Responses }> {
  const found = await rows<Row>(platform.db, query(subject, period, previous));
  const of = (previously: boolean) => responsesOf(found.find((row) => row.isPrevious === previously) ?? NONE);
  return { now: of(false), before: of(true) };
}

function query(subject: Subject, period: Period, previous: Period) {
  const answeredIn = (hours: number) => sql`(count(*) filter (where taken < ${hours * 60}))::int`;
  const quantile = (share: number) => sql`percentile_cont(${share}::float8) within group (order by taken)`;
  return sql`
    select is_previous as "isPrevious", (count(*) filter (where needs))::int as needing,
      count(taken)::int as answered, ${quantile(0.5)} as median, ${quantile(0.9)} as p90,
      ${answeredIn(1)} as hour, ${answeredIn(4)} as "fourHours", ${answeredIn(24)} as day,
      (count(*) filter (where corrected))::int as corrected,
      (count(*) filter (where not counted))::int as dismissed
    from (
      select ${isPrevious(subject, period)} as is_previous, ${COUNTED} as counted,
        ${COUNTED} and m.needs_response as needs,
        ${COUNTED} and m.sentiment_by_user is not null as corrected,
        case when ${COUNTED} and m.needs_response and m.first_replied_at is not null
          then greatest(0, extract(epoch from m.first_replied_at - m.published_at) / 60)::float8 end as taken
      from mentions m
      where ${publishedInEither(subject, period, previous)}
        and (m.needs_response or m.sentiment_by_user is not null or not ${COUNTED})
    ) told group by 1`;
}

function responsesOf({ hour, fourHours, day, ...row }: Row): Responses {
  return {
    needing: row.needing,
    answered: row.answered,
    median: row.median,
    p90: row.p90,
    within: {
      hour,
      fourHours: fourHours - hour,
      day: day - fourHours,
      later: row.answered - day,
      unanswered: row.needing - row.answered,
    },
    corrected: row.corrected,
    dismissed: row.dismissed,
  };
}

const NONE: Row = {
  isPrevious: false,
  needing: 0,
  answered: 0,
  median: null,
  p90: null,
  hour: 0,
  fourHours: 0,
  day: 0,
  corrected: 0,
  dismissed: 0,
};
