/** Suspecting what was arranged: stories that grow are looked at in the transaction that makes them grow. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { SYSTEM } from '../mention.ts';
import type { NewMention } from '../new-mention.ts';
import { type Burst, burstsAmong, type Telling } from './bursts.ts';

/** News is syndicated and a list is filled by one hand: copies there are nothing odd, unless they are reviews. */
const SYNDICATED = [
  'rss',
  'json',
  'googlenews',
  'googlealerts',
  'gdelt',
  'newsapi',
  'medium',
  'push',
  'manual',
];
/** Who shares a post as it is has written no post. */
const SHARED = /^RT @/;
const FEWEST = 4;
const MOST_LOOKED_AT = 200;

type Stored = Pick<NewMention, 'sourceKind' | 'rating' | 'text' | 'textKey'>;

/** Flags the arranged ones among the stories of these mentions; gives the ids of those that were not flagged before. */
export async function suspectBursts(platform: Platform, stored: Stored[]): Promise<number[]> {
  const keys = stored.filter(isWritten).flatMap(({ textKey }) => textKey ?? []);
  if (keys.length === 0) return [];
  const tellings = await tellingsOf(platform, [...new Set(keys)]);
  const stories = new Map<number, Row[]>();
  for (const telling of tellings)
    stories.set(telling.storyId, [...(stories.get(telling.storyId) ?? []), telling]);
  // Where a person said that one of them is no spam, the others are none either.
  const doubted = [...stories.values()].filter((members) => members.every(({ isCleared }) => !isCleared));
  const bursts = doubted.flatMap((members) =>
    burstsAmong(members.map((row) => ({ ...row, publishedAt: new Date(row.publishedAt) }))),
  );
  return bursts.length === 0 ? [] : flag(platform, bursts);
}

const isWritten = ({ sourceKind, rating, text }: Stored) =>
  (rating !== null || !SYNDICATED.includes(sourceKind)) && !SHARED.test(text);

type Row = Omit<Telling, 'publishedAt'> & { storyId: number; publishedAt: string; isCleared: boolean };

/** Of stories with four tellings and more, the newest; shares and syndicated copies left out. */
function tellingsOf({ db }: Platform, textKeys: number[]): Promise<Row[]> {
  return rows(
    db,
    sql`select * from (
      select m.id::float8 as id, s.story_id::float8 as "storyId", m.author_followers as followers,
        m.source_kind || ' ' || lower(coalesce(m.author_handle, m.author_name)) as author,
        m.published_at as "publishedAt", length(m.text) as length,
        m.spam_reasons <> '{}' and not m.spam as "isCleared", count(*) over (partition by s.story_id) as told
      from (select distinct story_id from story_texts where text_key = any(${bigints(textKeys)})) s
      cross join lateral (
        select m.* from story_texts t cross join lateral (
          select * from mentions o where o.text_key = t.text_key and o.text not like 'RT @%'
            and (o.rating is not null or o.source_kind <> all(${`{${SYNDICATED.join(',')}}`}::text::text[]))
          order by o.id desc limit ${MOST_LOOKED_AT}) m
        where t.story_id = s.story_id
        order by m.id desc limit ${MOST_LOOKED_AT}) m) found
    where told >= ${FEWEST}`,
  );
}

/** Who waits for a mention does so for its mention's sake: one that is locked is flagged with the next copy. */
async function flag({ db, now }: Platform, bursts: Burst[]): Promise<number[]> {
  const at = sql`${now().toISOString()}::timestamptz`;
  const flagged = await rows<{ id: number }>(
    db,
    sql`with before as (
      select m.id, m.spam, b.reason from mentions m
      join jsonb_to_recordset(${JSON.stringify(bursts)}::text::jsonb) as b(id bigint, reason text) on b.id = m.id
      where not b.reason = any(m.spam_reasons) order by m.id for update of m skip locked
    ), changed as (
      update mentions m set spam = true, spam_reasons = m.spam_reasons || b.reason, version = m.version + 1,
        updated_at = ${at}
      from before b where m.id = b.id returning m.id, m.brand_id, m.version, m.spam_reasons, b.spam as was_spam
    ), written as (
      insert into events (mention_id, brand_id, kind, user_id, via, change, version, at)
      select id, brand_id, 'suspected', null, ${SYSTEM.via}::text,
        jsonb_build_object('from', jsonb_build_object('spam', was_spam),
          'to', jsonb_build_object('spam', true, 'spamReasons', spam_reasons)), version, ${at} from changed
    ) select id::float8 as id from changed`,
  );
  return flagged.map(({ id }) => id);
}
