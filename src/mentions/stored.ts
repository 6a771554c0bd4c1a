/** What is stored of items that come again. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { keyOf } from './save.ts';
import type { Key } from './save-sql.ts';

type Identity = Pick<Key, 'brandId' | 'sourceKind' | 'externalId'>;

/** `isLongSeen`: it was last shown six hours ago or more; the shortest terms let us keep a post for a day. */
export type Stored = { id: number; contentHash: string; isLongSeen: boolean };

/** Key (see keyOf) → what is there. */
export async function storedOf({ db, now }: Platform, given: Identity[]): Promise<Map<string, Stored>> {
  if (given.length === 0) return new Map();
  const found = await rows<Identity & Stored>(
    db,
    sql`select m.id::float8 as id, m.brand_id::float8 as "brandId", m.source_kind as "sourceKind",
        m.external_id as "externalId", m.content_hash as "contentHash",
        m.seen_at <= ${now().toISOString()}::timestamptz - interval '6 hours' and m.deleted_at is null as "isLongSeen"
      from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb)
        as i("brandId" bigint, "sourceKind" text, "externalId" text)
      join mentions m on m.brand_id = i."brandId" and m.source_kind = i."sourceKind"
        and m.external_id = i."externalId"`,
  );
  return new Map(found.map((row) => [keyOf(row), row]));
}

/** Notes that the source shows these again: retention counts from here. In key order, as all who lock mentions. */
export async function markSeen({ db, now }: Platform, ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  await db.execute(sql`
    with again as materialized (
      select id from mentions where id in (select value::bigint from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))
      order by id for update
    )
    update mentions m set seen_at = ${now().toISOString()}::timestamptz from again where m.id = again.id`);
}
