/** Advocates to thank and detractors to win back: each person once, by the mention that speaks for them. */
import { type SQL, sql } from 'drizzle-orm';
import { bigints, rows } from '../../db/db.ts';
import type { Sentiment, Status } from '../../mentions/mention.ts';
import type { Platform } from '../../platform/platform.ts';
import { addDays } from '../period.ts';
import { startFor } from '../published.ts';
import { SENTIMENT } from '../recount.ts';
import { type Among, amongPeople, saidNothing, sameAuthor } from './among.ts';
import { inHands, isEverybody } from './hands.ts';
import { handsOf } from './promoters.ts';

export type PersonSaid = {
  sourceKind: string;
  handle: string;
  name: string | null;
  /** As their newest post that says so shows them. */
  followers: number | null;
  /** Of theirs about these brands, ever. */
  mentions: number;
  positive: number;
  negative: number;
  mentionId: number;
  brandName: string;
  sentiment: Sentiment;
  status: Status;
  rating: number | null;
  excerpt: string;
  answered: boolean;
  publishedAt: Date;
};

/** Where a page ended. */
export type SaidPlace = { publishedAt: Date; mentionId: number };

export type Page = { after: SaidPlace | null; limit: number };

const SENTIMENT_OF_OTHER = sql`coalesce(o.sentiment_by_user, o.sentiment)`;
const IS_LATER = sql`(o.published_at, o.id) > (m.published_at, m.id)`;

/** A fence: each is looked up by its author, newest first, until the page is full, and not all of them at once. */
const ONE_BY_ONE = sql`offset 0`;

/** Newest word is praise, and no praise of theirs in the period was answered. Newest first. */
export const advocates = (platform: Platform, among: Among, page: Page) =>
  listed(
    platform,
    among,
    page,
    sql`${SENTIMENT} = 'positive' and m.first_replied_at is null
      ${saidNothing(
        among,
        sql`(${IS_LATER} and (${SENTIMENT_OF_OTHER} = 'negative'
          or ${SENTIMENT_OF_OTHER} = 'positive' and o.published_at < ${end(among)})
        or ${SENTIMENT_OF_OTHER} = 'positive' and o.first_replied_at is not null
          and o.published_at >= ${start(among)} and o.published_at < ${end(among)}) ${ONE_BY_ONE}`,
      )}`,
  );

/** Their newest complaint is open or was never answered, and no praise came after it. Newest first. */
export const detractors = (platform: Platform, among: Among, page: Page) =>
  listed(
    platform,
    among,
    page,
    sql`${SENTIMENT} = 'negative' and (m.first_replied_at is null or m.status = 'open')
      ${saidNothing(
        among,
        sql`${IS_LATER} and (${SENTIMENT_OF_OTHER} = 'positive'
          or ${SENTIMENT_OF_OTHER} = 'negative' and o.published_at < ${end(among)}) ${ONE_BY_ONE}`,
      )}`,
  );

/** Who is counted as a promoter, a passive or a detractor (null: all of them), by what they said last. Newest first. */
export async function counted(
  platform: Platform,
  among: Among,
  page: Page,
  tone: 'positive' | 'neutral' | 'negative' | null,
): Promise<PersonSaid[]> {
  const hands = await handsOf(platform, among);
  const from = isEverybody(hands) ? sql`mentions` : inFewHands(among, inHands(hands));
  const isSameKind = among.sourceKind === null ? sql`` : sql`and o.source_kind = ${among.sourceKind}`;
  return listed(
    platform,
    among,
    page,
    sql`${tone === null ? sql`${SENTIMENT} <> 'unscored'` : sql`${SENTIMENT} = ${tone}`}
      ${saidNothing(
        among,
        sql`${IS_LATER} and ${SENTIMENT_OF_OTHER} <> 'unscored' and o.published_at < ${end(among)} ${isSameKind}
          ${ONE_BY_ONE}`,
      )}`,
    from,
  );
}

/** With which the period begins, and is over, for the brand of `o`. */
const start = ({ subject, period }: Among) => startFor(subject, period.from, sql`o.brand_id`);
const end = ({ subject, period }: Among) => startFor(subject, addDays(period.to, 1), sql`o.brand_id`);

/** A fence: of few hands all is read by their index, rather than everybody's until a page is full. */
const inFewHands = (among: Among, hands: SQL): SQL =>
  sql`(select m.* from mentions m where m.brand_id = brand.id and ${amongPeople(among)} ${hands} offset 0)`;

type Row = Omit<PersonSaid, 'publishedAt'> & { publishedAt: string };

async function listed(
  { db }: Platform,
  among: Among,
  { after, limit }: Page,
  which: SQL,
  from: SQL = sql`mentions`,
): Promise<PersonSaid[]> {
  const place =
    after === null
      ? sql``
      : sql`and (m.published_at, m.id) < (${after.publishedAt.toISOString()}::timestamptz, ${after.mentionId}::bigint)`;
  const found = await rows<Row>(
    db,
    sql`
    select m.source_kind as "sourceKind", m.author_handle as handle, m.author_name as name, known.*,
      m.id::float8 as "mentionId", b.name as "brandName", ${SENTIMENT} as sentiment, m.status, m.rating,
      coalesce(m.title, left(m.text, 240)) as excerpt, m.first_replied_at is not null as answered,
      m.published_at as "publishedAt"
    from (
      select told.* from unnest(${bigints(among.subject.brandIds)}) as brand(id) cross join lateral (
        select m.* from ${from} m where m.brand_id = brand.id and ${amongPeople(among)} and ${which} ${place}
        order by m.published_at desc, m.id desc limit ${limit}::int
      ) told order by told.published_at desc, told.id desc limit ${limit}::int
    ) m join brands b on b.id = m.brand_id
    cross join lateral (
      select count(*)::int as mentions,
        count(*) filter (where ${SENTIMENT_OF_OTHER} = 'positive')::int as positive,
        count(*) filter (where ${SENTIMENT_OF_OTHER} = 'negative')::int as negative,
        (array_agg(o.author_followers order by o.seen_at desc) filter (where o.author_followers is not null))[1]
          as followers
      from mentions o where ${sameAuthor(among.subject)}
    ) known
    order by m.published_at desc, m.id desc`,
  );
  return found.map((row) => ({ ...row, publishedAt: new Date(row.publishedAt) }));
}
