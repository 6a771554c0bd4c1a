import { sql } from 'drizzle-orm';
import { bigints } from '../../db/db.ts';
import { type Question, question } from '../../db/question.ts';
import type { Platform } from '../../platform/platform.ts';
import { SENTIMENT } from '../filter/sql.ts';
import type { Sentiment } from '../mention.ts';
import type { Total } from './inbox-row.ts';

/** What else of a brand waits for a reply and is about the same. */
export type SameTheme = {
  brandId: number;
  theme: string;
  /** With the mention itself, where it waits too. */
  count: Total;
  /** The newest of the others; `excerpt` is the title, or the first 160 characters. */
  newest: { id: number; sentiment: Sentiment; excerpt: string; publishedAt: Date }[];
};

const MOST_SHOWN = 3;
/** So many of the newest that wait are looked at, so that a page costs the same however many there are. */
const MOST_SEEN = 300;

type Row = Omit<SameTheme['newest'][number], 'publishedAt'> &
  Pick<SameTheme, 'brandId' | 'theme'> & { n: number; capped: boolean; publishedAt: string };

/** By the mention's first theme; null when it has none, or nothing else waits. */
export function sameTheme(
  { db }: Platform,
  mentionId: number,
  brandIds: number[],
): Question<SameTheme | null> {
  return question(
    db,
    sql`with this as (select brand_id, themes[1] as theme from mentions
          where id = ${mentionId}::bigint and brand_id = any(${bigints(brandIds)}) and cardinality(themes) > 0),
        waiting as (select m.* from this, lateral (select id, themes, ${SENTIMENT} as sentiment, published_at,
              coalesce(title, left(text, 160)) as excerpt
            from mentions m where m.brand_id = this.brand_id
              and needs_response and status = 'open' and not spam and deleted_at is null
            order by published_at desc nulls first, id desc nulls first limit ${MOST_SEEN}) m),
        alike as (select waiting.*, this.brand_id, theme, count(*) over () as n
          from waiting, this where waiting.themes @> array[theme])
      select id::float8 as id, brand_id::float8 as "brandId", theme, sentiment, excerpt,
        published_at as "publishedAt", n::int as n, (select count(*) = ${MOST_SEEN} from waiting) as capped
      from alike where id <> ${mentionId}::bigint
      order by published_at desc nulls first, id desc limit ${MOST_SHOWN}`,
    sameThemeOf,
  );
}

function sameThemeOf(found: Row[]): SameTheme | null {
  const [first] = found;
  if (!first) return null;
  return {
    brandId: first.brandId,
    theme: first.theme,
    count: { n: first.n, capped: first.capped },
    newest: found.map(({ id, sentiment, excerpt, publishedAt }) => ({
      id,
      sentiment,
      excerpt,
      publishedAt: new Date(publishedAt),
    })),
  };
}
