import { type SQL, sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import { aspectOf } from '../mentions/aspect.ts';
import type { Status } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import type { Period } from './period.ts';
import { publishedOn } from './published.ts';
import { COUNTED, SENTIMENT } from './recount.ts';
import { summedFigures, themeLists } from './rolled.ts';
import type { Subject } from './subject.ts';

/** A mention as a report quotes it: its own words, cut after 280 characters, never others. */
export type Quote = {
  mentionId: number;
  title: string | null;
  text: string;
  sourceKind: string;
  authorName: string | null;
  url: string | null;
  language: string | null;
  publishedAt: Date;
  rating: number | null;
  followers: number | null;
  likes: number | null;
  status: Status;
  needsResponse: boolean;
  dueAt: Date | null;
  firstRepliedAt: Date | null;
  /** Praise of somebody who gave two stars or fewer before: how many, and when. */
  was: { rating: number; at: Date } | null;
};

const QUOTED = 280;
const EACH = 2;
/** Among so many loudest ones two stories are looked for. */
const MOST_COPIES = 12;

type Row = Omit<Quote, 'publishedAt' | 'dueAt' | 'firstRepliedAt' | 'was'> & {
  was: { rating: number; at: number } | null;
  sentiment: 'negative' | 'positive';
  /** Shared by its copies; null where the text is too short to have any. */
  story: number | null;
  publishedAt: number;
  dueAt: number | null;
  firstRepliedAt: number | null;
};

/** Of a theme with so many mentions each is looked at; of others the loudest are, until enough speak of it. */
const MOST_LOOKED_AT = 5_000;

/**
 * The loudest criticism and praise: two stories of each, by reach and engagement, then by priority or stars, and those
 * of a theme by their time.
 */
export async function loudest(
  platform: Platform,
  subject: Subject,
  period: Period,
  about: string | null = null,
): Promise<{ criticism: Quote[]; praise: Quote[] }> {
  const theme = about ?? subject.only.theme;
  const isRare = theme !== null && (await mentionsOf(platform, subject, period, theme)) <= MOST_LOOKED_AT;
  const among = isRare ? listed(subject, period, theme) : sql`mentions`;
  const found = await rows<Row>(platform.db, query(subject, period, about, among));
  const of = (sentiment: Row['sentiment']) =>
    onePerStory(found.filter((row) => row.sentiment === sentiment))
      .slice(0, EACH)
      .map(quoteOf);
  return { criticism: of('negative'), praise: of('positive') };
}

/** Who hears of mention `m` and who reacts, written as the indexes of the loudest have it. */
export const REACH = sql`(coalesce(m.author_followers, 0)::bigint + coalesce(m.likes, 0) + coalesce(m.comments, 0)
  + coalesce(m.shares, 0))`;

const milliseconds = (column: string) => sql`(extract(epoch from ${sql.raw(column)}) * 1000)::float8`;

/** An earlier review of the same person, or the same one before it was edited. */
const WAS = sql`case when top.sentiment = 'positive' and m.rating >= 4 then (
  select jsonb_build_object('rating', earlier.rating, 'at', ${milliseconds('earlier.at')}) from (
    select v.rating, m.published_at as at from mention_versions v where v.mention_id = m.id and v.rating <= 2
    union all
    (select o.rating, o.published_at from mentions o
      where o.source_kind = m.source_kind and o.author_handle = m.author_handle and o.brand_id = m.brand_id
        and o.published_at < m.published_at and o.rating <= 2 and o.status <> 'dismissed' and not o.spam
      order by o.published_at desc limit 1)
  ) earlier order by earlier.at desc limit 1) end`;

async function mentionsOf({ db }: Platform, { brandIds, only }: Subject, period: Period, theme: string) {
  const [sum] = await rows<{ mentions: number }>(
    db,
    sql`select coalesce(sum(mentions), 0)::int as mentions
      from (${summedFigures(brandIds, period, { ...only, theme })}) d`,
  );
  return sum!.mentions;
}

/** By the mention's own tone, or by what it says of the theme. */
function isSaid(sentiment: SQL, theme: string | null): SQL {
  if (theme === null) return sql`${SENTIMENT} = ${sentiment}`;
  // What is said of a theme no statistics know: taken as it is, the planner would expect next to none to say it.
  return sql`${theme}::text = any(m.themes) and coalesce(${aspectOf(sql`${theme}::text`)} = ${sentiment}, false)`;
}

/** Constant, so that the order by time follows that by reach at once. */
const NOTHING = sql`null::int`;

/** The mentions of a theme, one by one. */
const listed = ({ brandIds }: Subject, period: Period, theme: string) => sql`(
  select m.* from (select distinct unnest(mention_ids) as id from (${themeLists(brandIds, period, theme)}) l) about
  cross join lateral (select * from mentions m where m.id = about.id offset 0) m)`;

function query(subject: Subject, period: Period, theme: string | null, among: SQL): SQL {
  // Brand by brand, so that an index gives each one's loudest without reading the others.
  const top = (sentiment: Row['sentiment'], next: SQL) => sql`(
    select loud.*, ${sentiment}::text as sentiment from unnest(${bigints(subject.brandIds)}) as brand(id)
    cross join lateral (
      select m.id, ${REACH} as loudness, ${next} as next, m.published_at from ${among} m
      where m.brand_id = brand.id and ${publishedOn(subject, period)} and ${COUNTED} and m.deleted_at is null
        and ${isSaid(sql.raw(`'${sentiment}'`), theme)}
      order by ${REACH} desc, ${next} desc ${sentiment === 'positive' ? sql`nulls last` : sql``}, m.published_at desc, m.id desc limit ${MOST_COPIES}
    ) loud order by loudness desc, next desc nulls last, published_at desc, id desc limit ${MOST_COPIES})`;
  const [priority, stars] = theme === null ? [sql`m.priority_score`, sql`m.rating`] : [NOTHING, NOTHING];
  return sql`
    select m.id::int as "mentionId", top.sentiment, m.title,
      (select t.story_id::float8 from story_texts t where t.text_key = m.text_key) as story, left(m."text", ${QUOTED + 1}) as "text",
      m.source_kind as "sourceKind", m.author_name as "authorName", m.url, m.language, m.rating,
      m.author_followers as followers, m.likes, m.status, m.needs_response as "needsResponse",
      ${milliseconds('m.published_at')} as "publishedAt", ${milliseconds('m.due_at')} as "dueAt",
      ${milliseconds('m.first_replied_at')} as "firstRepliedAt", ${WAS} as was
    from (${top('negative', priority)} union all ${top('positive', stars)}) top
    join mentions m on m.id = top.id
    order by top.sentiment, top.loudness desc, top.next desc nulls last, m.published_at desc, m.id desc`;
}

const onePerStory = (found: Row[]) =>
  found.filter(
    ({ story }, index) => story === null || found.findIndex((other) => other.story === story) === index,
  );

function quoteOf({ sentiment: _, story: __, ...row }: Row): Quote {
  return {
    ...row,
    text: cut(row.text),
    publishedAt: new Date(row.publishedAt),
    dueAt: row.dueAt === null ? null : new Date(row.dueAt),
    firstRepliedAt: row.firstRepliedAt === null ? null : new Date(row.firstRepliedAt),
    was: row.was && { rating: row.was.rating, at: new Date(row.was.at) },
  };
}

/** Cut at a word, with a mark that something is missing. */
const cut = (text: string) =>
  text.length <= QUOTED ? text : `${text.slice(0, QUOTED).replace(/\s+\S*$/, '')} …`;
