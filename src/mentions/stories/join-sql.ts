/** The statements behind join.ts: a batch travels as one parameter. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { MOST_UNITS, type Told } from './words.ts';

/** Beside the number of a brand: one writer at a time compares its texts. */
const LOCK = 710_237_021;
/** More texts than this that share a key share a phrase; the other keys find what is alike. */
export const MOST_PER_KEY = 30;

/** Those of the keys whose texts are there already. */
export async function knownTexts({ db }: Platform, textKeys: number[]): Promise<Set<number>> {
  const known = await rows<{ key: number }>(
    db,
    sql`select text_key::float8 as key from story_texts where text_key = any(${bigints(textKeys)})`,
  );
  return new Set(known.map(({ key }) => key));
}

/** Until the transaction ends, nobody else compares texts of these brands; what others stored is seen from here on. */
export async function lockBrands({ db }: Platform, brandIds: Iterable<number>): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${sql.raw(String(LOCK))}, brand)::text
    from (select distinct (id % 2147483647)::int as brand from unnest(${bigints([...brandIds])}) id order by 1) b`);
}

export type Candidate = { textKey: number; storyId: number; keys: number[] };

/** The texts under these keys, and which of the keys found them. */
export function textsWithKeys({ db }: Platform, keys: readonly number[]): Promise<Candidate[]> {
  return rows(
    db,
    sql`select k.text_key::float8 as "textKey", t.story_id::float8 as "storyId", json_agg(k.key) as keys
      from unnest(${bigints(keys)}) asked
      cross join lateral (select * from story_keys where key = asked order by text_key limit ${MOST_PER_KEY}) k
      join story_texts t on t.text_key = k.text_key group by 1, 2 order by 1`,
  );
}

/** What one of the mentions says that tell each of these texts; none where all are gone. */
export function wordsOfTexts({ db }: Platform, textKeys: number[]): Promise<(Told & { textKey: number })[]> {
  return rows(
    db,
    sql`select k::float8 as "textKey", m.title, m.text, m.rating
      from unnest(${bigints(textKeys)}) k cross join lateral (
        select title, left("text", ${MOST_UNITS}::int) as text, rating from mentions where text_key = k limit 1) m`,
  );
}

export type NewText = { textKey: number; brandId: number; storyId: number; keys: readonly number[] };

/** Texts that were not there, with the keys that find them. */
export async function addTexts({ db }: Platform, texts: NewText[]): Promise<void> {
  const pairs = texts.flatMap(({ textKey, keys }) => keys.map((key) => [key, textKey] as const));
  const column = (name: 'textKey' | 'brandId' | 'storyId') => bigints(texts.map((text) => text[name]));
  await db.execute(sql`
    with added as (
      insert into story_texts (text_key, brand_id, story_id, former)
      select *, '[]'::jsonb from unnest(${column('textKey')}, ${column('brandId')}, ${column('storyId')}) order by 1
      on conflict do nothing)
    insert into story_keys (key, text_key)
    select * from unnest(${bigints(pairs.map(([key]) => key))}, ${bigints(pairs.map(([, text]) => text))})
    order by 1, 2 on conflict do nothing`);
}

/**
 * Older stories become part of others: pairs of an id and the id of the story it belongs to. Gives a mention of each day
 * on which more than one of them was told: what was counted there for each counts once from now on.
 */
export async function mergeStories(
  { db, now }: Platform,
  pairs: (readonly [number, number])[],
): Promise<number[]> {
  if (pairs.length === 0) return [];
  const [older, stories] = [pairs.map(([id]) => id), pairs.map(([, story]) => story)];
  const together = await rows<{ id: number }>(
    db,
    sql`select min(m.id)::float8 as id
      from (select * from unnest(${bigints(older)}, ${bigints(stories)}) union select s, s from unnest(${bigints(stories)}) s)
        as told(id, story)
      join story_texts t on t.story_id = told.id join mentions m on m.text_key = t.text_key
      join brands b on b.id = m.brand_id
      group by told.story, m.brand_id, (m.published_at at time zone b.time_zone)::date
      having count(distinct told.id) > 1`,
  );
  await db.execute(sql`update story_texts t set story_id = told.story, former = t.former
      || jsonb_build_object('storyId', t.story_id, 'until', ${now().toISOString()}::text)
    from unnest(${bigints(older)}, ${bigints(stories)}) as told(id, story)
    where t.story_id = told.id and t.story_id = any(${bigints(older)})`);
  return together.map(({ id }) => id);
}
