import { sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { FEW, type Interval, shareInterval } from './figures.ts';

/** CSAT as customers said it when they were asked, apart from what stars imply. */
export type AskedCsat = {
  /** Surveys that went out with a reply in the period. */
  asked: number;
  /** Of those, how many were answered so far. */
  answered: number;
  /** 0–1 of the answers that are 4 or 5; null without answers. */
  share: number | null;
  /** 95 % (Wilson). */
  interval: Interval | null;
  few: boolean;
};

/** Of the replies of these days, in each brand's time zone; drafts with a link asked nobody. */
export async function askedCsat(
  { db }: Platform,
  { brandIds, from, to }: { brandIds: number[]; from: string; to: string },
): Promise<AskedCsat> {
  const [row] = await rows<{ asked: number; answered: number; satisfied: number }>(
    db,
    sql`select count(*)::int as asked, count(s.rating)::int as answered,
        (count(*) filter (where s.rating >= 4))::int as satisfied
      from surveys s join brands b on b.id = s.brand_id join mentions m on m.id = s.mention_id
      where s.brand_id = any(${bigints(brandIds)})
        and s.asked_at >= ${from}::date::timestamp at time zone b.time_zone
        and s.asked_at < (${to}::date + 1)::timestamp at time zone b.time_zone
        and (m.first_replied_at is not null or s.answered_at is not null)`,
  );
  const { asked, answered, satisfied } = row!;
  const share = answered === 0 ? null : satisfied / answered;
  return { asked, answered, share, interval: shareInterval(satisfied, answered), few: answered < FEW };
}
