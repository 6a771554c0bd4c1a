/** Who is heard by many. */
import { type SQL, sql } from 'drizzle-orm';
import { bigints, rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { REACH } from '../loudest.ts';
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

/** The influencers of a period are looked for among the authors of so many of its posts: those with most reach. */
const MOST_POSTS = 1000;

/** Everything that these authors said in the period. Brand by brand and author by author, as the indexes give it. */
const saidByTheHeard = (among: Among) => sql`(
  select m.* from (
    select distinct loud.source_kind, loud.author_handle from unnest(${bigints(among.subject.brandIds)}) as brand(id)
    cross join lateral (
      select m.source_kind, m.author_handle from mentions m
      where m.brand_id = brand.id and ${REACH} > 0 and ${amongPeople(among)}
      order by ${REACH} desc, m.published_at desc, m.id desc limit ${MOST_POSTS}
    ) loud
  ) author cross join lateral (
    select * from mentions m where m.source_kind = author.source_kind and m.author_handle = author.author_handle
      and ${amongPeople(among)} offset 0
  ) m)`;

/** Whole tenths of a point. */
const tenths = (value: SQL) => sql`round(100 * log(1 + ${value}::float8))::int`;

/** Most influence first; of whom neither followers nor engagement is known, and who reached few in a crowd, is left out. */
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
      from ${saidByTheHeard(among)} m
      group by 1, 2
    ) spoken
    where reach + engaged > 0 and ${place}
    order by -reach - engaged, "sourceKind", handle limit ${limit}::int`,
  );
}

/** A source may take likes away: less than nothing is nothing. */
const ENGAGEMENT = sql`sum(greatest(0, coalesce(m.likes, 0)) + greatest(0, coalesce(m.comments, 0))
  + greatest(0, coalesce(m.shares, 0)))`;
