import { sql } from 'drizzle-orm';
import { bigints } from '../../db/db.ts';
import { type Question, question } from '../../db/question.ts';
import type { Platform } from '../../platform/platform.ts';
import { SENTIMENT } from '../filter/sql.ts';
import type { Sentiment, Status } from '../mention.ts';

export type EarlierMention = {
  id: number;
  brandId: number;
  sentiment: Sentiment;
  status: Status;
  rating: number | null;
  /** The title, or the first 160 characters. */
  excerpt: string;
  publishedAt: Date;
};

const MOST = 10;

/** What the same author said before on the same kind of source, newest first. */
export function earlierMentions(
  { db }: Platform,
  mentionId: number,
  brandIds: number[],
): Question<EarlierMention[]> {
  return question(
    db,
    // Looked up from the one mention, so that the index gives the newest and stops.
    sql`select m.* from mentions this cross join lateral (
        select m.id::float8 as id, m.brand_id::float8 as "brandId", ${SENTIMENT} as sentiment, m.status, m.rating,
          coalesce(m.title, left(m.text, 160)) as excerpt, m.published_at as "publishedAt"
        from mentions m
        where m.source_kind = this.source_kind and m.author_handle = this.author_handle
          and m.published_at <= this.published_at and m.id <> this.id
          and m.brand_id = any(${bigints(brandIds)}) and m.deleted_at is null
        order by m.published_at desc, m.id desc limit ${MOST}) m
      where this.id = ${mentionId}::bigint order by m."publishedAt" desc, m.id desc`,
    (found: (Omit<EarlierMention, 'publishedAt'> & { publishedAt: string })[]) =>
      found.map((row) => ({ ...row, publishedAt: new Date(row.publishedAt) })),
  );
}
