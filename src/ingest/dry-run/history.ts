/** Stored posts as items, newest first, in batches: what a rule would have found. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Item } from '../../sources/adapter.ts';

/** `day` in the brand's time zone. */
export type StoredItem = { item: Item; mentionId: number; day: string; at: Date };

/** A form waits for the answer. */
const BATCH = 2500;

type Row = {
  id: number;
  place: string;
  day: string;
  source: string;
  externalId: string;
  url: string | null;
  authorName: string | null;
  authorHandle: string | null;
  title: string | null;
  text: string;
  language: string | null;
  location: string | null;
  rating: number | null;
  replyTo: string | null;
  parent: string | null;
};

/** The mentions of these brands; a post that several brands have comes once. */
export async function* storedItems(
  platform: Platform,
  { brandIds, timeZone, most }: { brandIds: number[]; timeZone: string; most: number },
): AsyncGenerator<StoredItem[]> {
  const seen = new Set<string>();
  let after: Row | null = null;
  for (let read = 0; read < most; read += BATCH) {
    const limit = Math.min(BATCH, most - read);
    const found: Row[] = await rows<Row>(platform.db, batch(brandIds, timeZone, { after, limit }));
    yield found.flatMap((row) => {
      const key = `${row.source} ${row.externalId}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ item: itemOf(row), mentionId: row.id, day: row.day, at: new Date(row.place) }];
    });
    if (found.length < limit) return;
    after = found.at(-1)!;
  }
}

type Place = { after: Row | null; limit: number };

/** Each brand's timeline is read by its index, and the timelines are merged. */
const batch = (brandIds: number[], timeZone: string, { after, limit }: Place) => sql`
  select m.id::float8 as id, m.published_at::text as place,
    to_char(m.published_at at time zone ${timeZone}, 'YYYY-MM-DD') as day, m.source_kind as source,
    m.external_id as "externalId", m.url, m.author_name as "authorName", m.author_handle as "authorHandle",
    m.title, m.text, m.language, m.location, m.rating, m.reply_to as "replyTo", m.parent
  from unnest(${bigints(brandIds)}) as b(id) cross join lateral (
    select * from mentions t where t.brand_id = b.id and t.deleted_at is null
      ${after ? sql`and (t.published_at, t.id) < (${after.place}::timestamptz, ${after.id}::bigint)` : sql``}
    order by t.published_at desc nulls first, t.id desc nulls first limit ${limit}
  ) m
  order by m.published_at desc, m.id desc limit ${limit}`;

function itemOf({ id: _, place, day, authorName, authorHandle, ...row }: Row): Item {
  return {
    ...row,
    author: { name: authorName, handle: authorHandle, url: null, followers: null },
    publishedAt: new Date(place).toISOString(),
    editedAt: null,
    engagement: { likes: null, comments: null, shares: null, views: null },
  };
}
