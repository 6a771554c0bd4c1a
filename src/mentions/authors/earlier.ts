import { sql } from 'drizzle-orm';
import { bigints, rows } from '../../db/db.ts';
import type { mentions } from '../../db/schema.ts';
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
export async function earlierMentions(
  platform: Platform,
  mention: Pick<typeof mentions.$inferSelect, 'id' | 'sourceKind' | 'authorHandle' | 'publishedAt'>,
  brandIds: number[],
): Promise<EarlierMention[]> {
  if (mention.authorHandle === null) return [];
  const found = await rows<Omit<EarlierMention, 'publishedAt'> & { publishedAt: string }>(
    platform.db,
    sql`select m.id::float8 as id, m.brand_id::float8 as "brandId", ${SENTIMENT} as sentiment, m.status, m.rating,
        coalesce(m.title, left(m.text, 160)) as excerpt, m.published_at as "publishedAt"
      from mentions m
      where m.source_kind = ${mention.sourceKind} and m.author_handle = ${mention.authorHandle}
        and m.published_at <= ${mention.publishedAt.toISOString()}::timestamptz and m.id <> ${mention.id}::bigint
        and m.brand_id = any(${bigints(brandIds)}) and m.deleted_at is null
      order by m.published_at desc, m.id desc limit ${MOST}`,
  );
  return found.map((row) => ({ ...row, publishedAt: new Date(row.publishedAt) }));
}
