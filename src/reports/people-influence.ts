/** Who is heard by many, and how many of those who speak are for us. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { FEW, type Interval, shareInterval } from './figures.ts';
import { type Among, amongPeople } from './people-among.ts';
import { SENTIMENT } from './recount.ts';

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

const points = (value: ReturnType<typeof sql>) => sql`round((10 * log(1 + ${value}::float8))::numeric, 1)`;

/** Most influence first; people of whom neither followers nor engagement is known are left out. */
export function influencers(
  { db }: Platform,
  among: Among,
  { after, limit }: { after: InfluencePlace | null; limit: number },
): Promise<Influencer[]> {
  const place =
    after === null
      ? sql`true`
      : sql`(-influence, "sourceKind", handle) > (${-after.influence}::numeric, ${after.sourceKind}::text, ${after.handle}::text)`;
  return rows<Influencer>(
    db,
    sql`
    select "sourceKind", handle, name, followers, engagement::float8 as engagement,
      "reachPoints"::float8 as "reachPoints", "engagementPoints"::float8 as "engagementPoints",
      influence::float8 as influence, mentions, positive, negative, "newestId"::float8 as "newestId"
    from (
      select spoken.*, "reachPoints" + "engagementPoints" as influence
      from (
        select m.source_kind as "sourceKind", m.author_handle as handle, max(m.author_name) as name,
          max(m.author_followers) as followers, ${ENGAGEMENT} as engagement,
          ${points(sql`coalesce(max(m.author_followers), 0)`)} as "reachPoints",
          ${points(ENGAGEMENT)} as "engagementPoints", count(*)::int as mentions,
          count(*) filter (where ${SENTIMENT} = 'positive')::int as positive,
          count(*) filter (where ${SENTIMENT} = 'negative')::int as negative,
          max(m.id) as "newestId"
        from mentions m where ${amongPeople(among)}
        group by 1, 2
      ) spoken
    ) weighed
    where influence > 0 and ${place}
    order by -influence, "sourceKind", handle limit ${limit}::int`,
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

/** Each person counts once, however much they say. */
export async function promotersOf({ db }: Platform, among: Among): Promise<Promoters> {
  const [found] = await rows<Pick<Promoters, 'people' | 'promoters' | 'passives' | 'detractors'>>(
    db,
    sql`
    select count(*)::int as people, count(*) filter (where tone = 'positive')::int as promoters,
      count(*) filter (where tone = 'neutral')::int as passives,
      count(*) filter (where tone = 'negative')::int as detractors
    from (
      select distinct on (m.source_kind, m.author_handle) ${SENTIMENT} as tone
      from mentions m where ${amongPeople(among)} and ${SENTIMENT} <> 'unscored'
      order by m.source_kind, m.author_handle, m.published_at desc, m.id desc
    ) newest`,
  );
  const { people, promoters } = found!;
  const rate = people === 0 ? null : promoters / people;
  return { ...found!, rate, interval: shareInterval(promoters, people), few: people < FEW };
}
