/** Who has which mention open right now, as their browsers say every 15 seconds. */
import { and, eq, sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import { type Question, questionOfRows } from '../db/question.ts';
import { presences } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';
import { noSuchMention } from './conflict.ts';

/** Three heartbeats: one may be lost. */
const PRESENT_MS = 45_000;
const MOST = 200;

export type Doing = 'viewing' | 'replying';
export type Presence = { mentionId: number; name: string; doing: Doing };

type Seer = { userId: number; brandIds: number[] };

/**
 * Notes that the user is here, that what calls them here was seen, and says who else is anywhere on these brands.
 * Throws Refusal where there is no such mention on them.
 */
export async function noteHere(
  platform: Platform,
  { mentionId, doing, ...seer }: Seer & { mentionId: number; doing: Doing },
): Promise<Presence[]> {
  const { userId, brandIds } = seer;
  const now = sql`${platform.now().toISOString()}::timestamptz`;
  const [answer] = await rows<{ opened: boolean; others: Presence[] }>(
    platform.db,
    sql`with opened as (
        select id from mentions where id = ${mentionId}::bigint and brand_id = any(${bigints(brandIds)})
      ), here as (
        insert into presences (mention_id, user_id, doing, seen_at)
        select id, ${userId}::bigint, ${doing}::text, ${now} from opened
        on conflict (user_id, mention_id) do update set doing = excluded.doing, seen_at = excluded.seen_at
      ), seen as (
        update note_mentions c set seen_at = ${now} from notes n, opened
        where n.id = c.note_id and n.mention_id = opened.id and c.user_id = ${userId}::bigint and c.seen_at is null
      )
      select exists (select 1 from opened) as opened,
        coalesce((select jsonb_agg(o) from (${others(platform, seer)}) o), '[]') as others`,
  );
  if (!answer!.opened) throw noSuchMention();
  return answer!.others;
}

/** The user has left the mention; nobody waits three heartbeats to hear it. */
export async function noteGone(
  { db }: Platform,
  { userId, mentionId }: { userId: number; mentionId: number },
): Promise<void> {
  const theirs = and(eq(presences.userId, userId), eq(presences.mentionId, mentionId));
  await db.delete(presences).where(theirs);
}

/** Who else is here on these brands: at most 200 people, those who write first. */
export function othersHere(platform: Platform, seer: Seer): Question<Presence[]> {
  return questionOfRows(platform.db, others(platform, seer));
}

function others({ now }: Platform, { userId, brandIds }: Seer) {
  const since = new Date(now().getTime() - PRESENT_MS).toISOString();
  return sql`select p.mention_id::float8 as "mentionId", u.name, p.doing
    from presences p join users u on u.id = p.user_id join mentions m on m.id = p.mention_id
    where p.seen_at > ${since}::timestamptz and p.user_id <> ${userId}::bigint and u.disabled_at is null
      and m.brand_id = any(${bigints(brandIds)})
    order by p.doing, lower(u.name), u.id limit ${MOST}`;
}
