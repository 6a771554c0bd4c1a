/** How many of those who speak are for us. */
import { sql } from 'drizzle-orm';
import { PLANNED_ANEW, rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { FEW, type Interval, shareInterval } from '../figures.ts';
import { SENTIMENT } from '../recount.ts';
import { summedFigures } from '../rolled.ts';
import { type Among, amongPeople, linkedTable } from './among.ts';
import { handsFor, inHands, shareOf } from './hands.ts';

export type Promoters = {
  /** With a scored mention in the period, of those who were counted. */
  people: number;
  /** By their newest scored mention. */
  promoters: number;
  passives: number;
  detractors: number;
  /** Promoters ÷ people, with Wilson's interval; null without people. */
  rate: number | null;
  interval: Interval | null;
  few: boolean;
  /** How much of the people was counted, chosen by a hash of their names: 1 is everybody. */
  share: number;
};

/** About so many mentions are read at most: where there are more, a fixed share of the people is counted. */
const MOST_READ = 5_000;

/** After time and id, so that the newest mention brings its tone along in one pass. */
const TONE = sql`case ${SENTIMENT} when 'positive' then 3 when 'neutral' then 2 else 1 end`;

/** Each person counts once, however much they say and by however many names that are known to be theirs. */
export async function promotersOf(platform: Platform, among: Among): Promise<Promoters> {
  const hands = await handsOf(platform, among);
  const [found] = await rows<Pick<Promoters, 'people' | 'promoters' | 'passives' | 'detractors'>>(
    platform.db,
    sql`${PLANNED_ANEW}
    select count(*)::int as people, count(*) filter (where tone = 3)::int as promoters,
      count(*) filter (where tone = 2)::int as passives,
      count(*) filter (where tone = 1)::int as detractors
    from (
      select (max(array[(extract(epoch from m.published_at) * 1000)::bigint, m.id, ${TONE}]))[3] as tone
      from mentions m left join ${linkedTable(among)}
        on linked.kind = m.source_kind and linked.handle = m.author_handle
      where ${amongPeople(among)} ${inHands(hands)} and ${SENTIMENT} <> 'unscored'
      group by coalesce(linked.person, m.source_kind || ' ' || m.author_handle)
    ) newest`,
  );
  const { people, promoters } = found!;
  const rate = people === 0 ? null : promoters / people;
  const interval = shareInterval(promoters, people);
  return { ...found!, rate, interval, few: people < FEW, share: shareOf(hands) };
}

/** Whoever is counted is in one of so many hands. */
export const handsOf = async (platform: Platform, among: Among) =>
  handsFor(MOST_READ, await mentionsOf(platform, among));

async function mentionsOf({ db }: Platform, { subject, period, sourceKind }: Among): Promise<number> {
  const [sum] = await rows<{ mentions: number }>(
    db,
    sql`select coalesce(sum(mentions), 0)::int as mentions
      from (${summedFigures(subject.brandIds, period, { ...subject.only, sourceKind })}) d`,
  );
  return sum!.mentions;
}
