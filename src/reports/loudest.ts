import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Status } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import type { Period } from './period.ts';
import { COUNTED, idList, publishedOn, SENTIMENT } from './recount.ts';

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
};

const QUOTED = 280;
const EACH = 2;

type Row = Omit<Quote, 'publishedAt' | 'dueAt' | 'firstRepliedAt'> & {
  sentiment: 'negative' | 'positive';
  publishedAt: number;
  dueAt: number | null;
  firstRepliedAt: number | null;
};

/** The loudest criticism, by priority, and praise, by reach: two of each. */
export async function loudest(
  platform: Platform,
  brandIds: number[],
  period: Period,
): Promise<{ criticism: Quote[]; praise: Quote[] }> {
  const found = await rows<Row>(platform.db, loudestQuery(brandIds, period));
  const of = (sentiment: Row['sentiment']) => found.filter((row) => row.sentiment === sentiment).map(quoteOf);
  return { criticism: of('negative'), praise: of('positive') };
}

const milliseconds = (column: string) => sql`(extract(epoch from ${sql.raw(column)}) * 1000)::float8`;

const loudestQuery = (brandIds: number[], period: Period) => sql`
  select id::int as "mentionId", sentiment, title, left("text", ${QUOTED + 1}) as "text",
    source_kind as "sourceKind", author_name as "authorName", url, language, rating, author_followers as followers,
    likes, status, needs_response as "needsResponse", ${milliseconds('published_at')} as "publishedAt",
    ${milliseconds('due_at')} as "dueAt", ${milliseconds('first_replied_at')} as "firstRepliedAt"
  from (
    select *, row_number() over (partition by sentiment order by loudness desc, published_at desc, id desc) as place
    from (
      select m.id, m.title, m."text", m.source_kind, m.author_name, m.url, m.language, m.rating,
        m.author_followers, m.likes, m.status, m.needs_response, m.published_at, m.due_at, m.first_replied_at,
        ${SENTIMENT} as sentiment,
        case when ${SENTIMENT} = 'negative' then m.priority_score
          else coalesce(m.author_followers, 0) + coalesce(m.likes, 0) + coalesce(m.comments, 0)
            + coalesce(m.shares, 0) end as loudness
      from mentions m join brands b on b.id = m.brand_id
      where m.brand_id in ${idList(brandIds)} and ${COUNTED} and m.deleted_at is null
        and ${SENTIMENT} in ('negative', 'positive')
        and ${publishedOn(period.from, period.to)}
    ) told
  ) placed where place <= ${EACH} order by sentiment, place`;

function quoteOf({ sentiment: _, ...row }: Row): Quote {
  return {
    ...row,
    text: cut(row.text),
    publishedAt: new Date(row.publishedAt),
    dueAt: row.dueAt === null ? null : new Date(row.dueAt),
    firstRepliedAt: row.firstRepliedAt === null ? null : new Date(row.firstRepliedAt),
  };
}

/** Cut at a word, with a mark that something is missing. */
const cut = (text: string) =>
  text.length <= QUOTED ? text : `${text.slice(0, QUOTED).replace(/\s+\S*$/, '')} …`;
