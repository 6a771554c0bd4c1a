/** CSAT as customers said it when they were asked, apart from what stars imply. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { FEW, type Interval, shareInterval } from './figures.ts';
import type { Period } from './period.ts';
import { isPrevious, publishedInEither } from './published.ts';
import { COUNTED } from './recount.ts';
import type { Subject } from './subject.ts';

export type AskedCsat = {
  /** Surveys that went out with a reply to mentions of the period. */
  asked: number;
  /** Of those, how many were answered so far. */
  answered: number;
  /** 0–1 of the answers that are 4 or 5; null without answers. */
  share: number | null;
  /** 95 % (Wilson). */
  interval: Interval | null;
  few: boolean;
};

type Row = { isPrevious: boolean; asked: number; answered: number; satisfied: number };

/** Of the mentions of these days and of those before, as other figures have them; drafts with a link asked nobody. */
export async function askedCsat(
  { db, now }: Platform,
  subject: Subject,
  period: Period,
  previous: Period,
): Promise<{ now: AskedCsat; before: AskedCsat }> {
  const at = sql`${now().toISOString()}::timestamptz`;
  const found = await rows<Row>(
    db,
    sql`select ${isPrevious(subject, period)} as "isPrevious", count(*)::int as asked,
        count(s.rating)::int as answered, (count(*) filter (where s.rating >= 4))::int as satisfied
      from (
        select mention_id, brand_id, answered_at, rating from surveys where answered_at <= ${at}
        union all select mention_id, brand_id, null, null from surveys
        where asked_at <= ${at} and (answered_at <= ${at}) is not true
      ) s join mentions m on m.id = s.mention_id
      where s.brand_id = any(${bigints(subject.brandIds)}) and ${COUNTED}
        and ${publishedInEither(subject, period, previous)}
        and (m.first_replied_at is not null or s.answered_at is not null)
      group by 1`,
  );
  const of = (previously: boolean) => csatOf(found.find((row) => row.isPrevious === previously));
  return { now: of(false), before: of(true) };
}

function csatOf(row?: Row): AskedCsat {
  const { asked, answered, satisfied } = row ?? { asked: 0, answered: 0, satisfied: 0 };
  const share = answered === 0 ? null : satisfied / answered;
  return { asked, answered, share, interval: shareInterval(satisfied, answered), few: answered < FEW };
}
