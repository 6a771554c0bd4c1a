/** Who is heard by many, and how many of those who speak are for us. */
import { type SQL, sql } from 'drizzle-orm';
import { rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { FEW, type Interval, shareInterval } from '../figures.ts';
import { SENTIMENT } from '../recount.ts';
import { type Among, amongPeople } from './among.ts';

export type Influencer = {
  sourceKind: string;
  handle: string;
  name: string | null;
  /** The most that a post of the period showed; null where its source does not say. */
  followers: number | null;
  /** Likes, comments and shares of what they said of these brands in the period. */
  engagement: number;
  /** 10 × log10(1 + followers), to one decimal. */
  reachPoints: number;
  /** 10 × log10(1 + engagement), to one decimal. */
  engagementPoints: number;
  /** Their sum. Ten points more is ten times as much of one of the two. */
  influence: number;
  mentions: number;
  positive: number;
  negative: number;
  newestId: number;
};

export type InfluencePlace = Pick<Influencer, 'influence' | 'sourceKind' | 'handle'>;

/** Apart, so that they are read in the order of time: in that of authors they lie all over the table. */
const heard = (among: Among) => sql`(
  select m.id, m.source_kind, m.author_handle, m.author_name, m.author_followers, m.likes, m.comments, m.shares,
    m.sentiment, m.sentiment_by_user, m.published_at
  from mentions m where ${amongPeople(among)} offset 0)`;

/** Whole tenths of a point. */
const tenths = (value: SQL) => sql`round(100 * log(1 + ${value}::float8))::int`;

/** Most influence first; people of whom neither followers nor engagement is known are left out. */
export function influencers(
  { db }: Platform,
  among: Among,
  { after, limit }: { after: InfluencePlace | null; limit: number },
): Promise<Influencer[]> {
  const place =
    after === null
      ? sql`true`
      : sql`(-reach - engaged, "sourceKind", handle) >
          (${-Math.round(after.influence * 10)}::int, ${after.sourceKind}::text, ${after.handle}::text)`;
  return rows<Influencer>(
    db,
    sql`
    select "sourceKind", handle, name, followers, engagement::float8 as engagement, reach / 10.0::float8 as "reachPoints",
      engaged / 10.0::float8 as "engagementPoints", (reach + engaged) / 10.0::float8 as influence, mentions, positive,
      negative, "newestId"::float8 as "newestId"
    from (
      select m.source_kind as "sourceKind", m.author_handle as handle, max(m.author_name) as name,
        max(m.author_followers) as followers, ${ENGAGEMENT} as engagement,
        ${tenths(sql`coalesce(max(m.author_followers), 0)`)} as reach, ${tenths(ENGAGEMENT)} as engaged,
        count(*)::int as mentions, count(*) filter (where ${SENTIMENT} = 'positive')::int as positive,
        count(*) filter (where ${SENTIMENT} = 'negative')::int as negative, max(m.id) as "newestId"
      from ${heard(among)} m
      group by 1, 2
    ) spoken
    where reach + engaged > 0 and ${place}
    order by -reach - engaged, "sourceKind", handle limit ${limit}::int`,
  );
}

/** A source may take likes away: less than nothing is nothing. */
const ENGAGEMENT = sql`sum(greatest(0, coalesce(m.likes, 0)) + greatest(0, coalesce(m.comments, 0))
  + greatest(0, coalesce(m.shares, 0)))`;

export type Promoters = {
  /** With a scored mention in the period. */
  people: number;
  /** By their newest scored mention. */
  promoters: number;
  passives: number;
  detractors: number;
  /** Promoters ÷ people, with Wilson's interval; null without people. */
  rate: number | null;
  interval: Interval | null;
  few: boolean;
};

/** After time and id, so that the newest mention brings its tone along in one pass. */
const TONE = sql`case ${SENTIMENT} when 'positive' then 3 when 'neutral' then 2 else 1 end`;

/** Each person counts once, however much they say. */
export async function promotersOf({ db }: Platform, among: Among): Promise<Promoters> {
  const [found] = await rows<Pick<Promoters, 'people' | 'promoters' | 'passives' | 'detractors'>>(
    db,
    sql`
    select count(*)::int as people, count(*) filter (where tone = 3)::int as promoters,
      count(*) filter (where tone = 2)::int as passives,
      count(*) filter (where tone = 1)::int as detractors
    from (
      select (max(array[(extract(epoch from m.published_at) * 1000)::bigint, m.id, ${TONE}]))[3] as tone
      from ${heard(among)} m where ${SENTIMENT} <> 'unscored'
      group by m.source_kind, m.author_handle
    ) newest`,
  );
  const { people, promoters } = found!;
  const rate = people === 0 ? null : promoters / people;
  return { ...found!, rate, interval: shareInterval(promoters, people), few: people < FEW };
}
