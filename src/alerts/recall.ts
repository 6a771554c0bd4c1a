/** What rules remember while they decide: locked, so that two who raise at once cannot both ring. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import type { RuleMemory } from '../db/schema.ts';
import { textsOfStory } from '../mentions/stories/copies.ts';
import type { Platform } from '../platform/platform.ts';
import { STORY_HOURS } from './outbox.ts';

/** By rule. They are held until the transaction ends; always in the same order. */
export async function recall({ db }: Platform, ruleIds: number[]): Promise<Map<number, RuleMemory>> {
  const found = await rows<{ id: number; memory: RuleMemory }>(
    db,
    sql`select id::float8 as id, memory from alert_rules where id = any(${bigints(ruleIds)}) order by id for update`,
  );
  return new Map(found.map(({ id, memory }) => [id, memory]));
}

export async function remember({ db }: Platform, memories: ReadonlyMap<number, RuleMemory>): Promise<void> {
  const given = [...memories].map(([id, memory]) => ({ id, memory }));
  await db.execute(
    sql`update alert_rules r set memory = g.memory
      from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb) as g(id bigint, memory jsonb) where r.id = g.id`,
  );
}

/** Without the groups whose message will not arrive: what would join it rings itself. */
export async function withLivingLeads(
  { db }: Platform,
  memories: ReadonlyMap<number, RuleMemory>,
): Promise<Map<number, RuleMemory>> {
  const groups = [...memories.values()].flatMap((memory) => Object.values(memory.groups ?? {}));
  if (groups.length === 0) return new Map(memories);
  const alive = await rows<{ id: number }>(
    db,
    sql`select distinct mention_id::float8 as id from alerts where status in ('pending','sent')
      and kind in ('mention','overdue') and mention_id = any(${bigints(groups.map(({ mentionId }) => mentionId))})`,
  );
  const ids = new Set(alive.map(({ id }) => id));
  return new Map(
    [...memories].map(([ruleId, { groups: known = {}, ...memory }]) => {
      const left = Object.entries(known).filter(([, { mentionId }]) => ids.has(mentionId));
      return [ruleId, left.length > 0 ? { ...memory, groups: Object.fromEntries(left) } : memory];
    }),
  );
}

export type Heard = {
  mentionId: number;
  channelId: number;
  story: string | null;
  told: 'told' | 'held' | null;
  /** The channel knows of this very mention. */
  isKnown: boolean;
};

/** A name for what all copies of a text share, of `mentions m` and its `story_texts t`. */
export const STORY = sql`coalesce('story ' || t.story_id, 'text ' || m.text_key)`;

/** What each channel was told before of each mention's story. */
export async function heardBefore(
  { db, now }: Platform,
  asked: { mentionId: number; channelId: number }[],
): Promise<Heard[]> {
  const at = sql`${now().toISOString()}::timestamptz`;
  return rows<Heard>(
    db,
    sql`select m.id::float8 as "mentionId", r."channelId"::float8 as "channelId", ${STORY} as story,
        (select case when bool_or(a.status <> 'held' or a.next_attempt_at <= ${at}) then 'told' when count(*) > 0 then 'held' end from alerts a
          where a.text_key = any(${textsOfStory(sql`m.text_key`)}) and a.channel_id = r."channelId"
            and a.created_at > ${at} - ${STORY_HOURS}::int * interval '1 hour') as told,
        exists (select 1 from alerts a where a.mention_id = m.id and a.channel_id = r."channelId"
          and a.kind = 'mention') as "isKnown"
      from jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb) as r("mentionId" bigint, "channelId" bigint)
      join mentions m on m.id = r."mentionId" left join story_texts t on t.text_key = m.text_key`,
  );
}
