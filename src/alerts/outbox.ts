/** Writing alerts down: what rings, what joins or waits, and what is only counted because its story rang or is spam. */
import { type SQL, sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import { textsOfStory } from '../mentions/stories/copies.ts';
import type { Platform } from '../platform/platform.ts';
import type { HeldFor } from './decide.ts';

export type Raised = {
  mentionId: number;
  /** Null when a triage rule asked for it. */
  ruleId: number | null;
  channelId: number;
  /** Why it looks like spam; it rings only where this is empty. */
  spam: string[];
  /** What the rule decided; left out when it rings unless its story rang before. */
  decided?: Decided;
};

export type Decided = {
  status: 'pending' | 'joined' | 'held' | 'quiet';
  /** The mention whose message it joins; where the channel has none, it rings. */
  leadMentionId?: number;
  heldFor?: HeldFor;
  /** Held until then; ISO 8601. */
  until?: string;
  /** It rings although a copy of its story is held back. */
  overrides?: boolean;
};

/** A story rings once a day in a channel. */
export const STORY_HOURS = 24;

/** Gives how many will ring. Called where mentions are stored: of two copies at once the first one rings. */
export async function writeAlerts(
  { db, now }: Platform,
  raised: Raised[],
  kind: 'mention' | 'overdue' = 'mention',
): Promise<number> {
  const at = sql`${now().toISOString()}::timestamptz`;
  const joins = raised.some(({ decided }) => decided?.status === 'joined');
  const decides = raised.some(({ decided }) => decided);
  const stored = await rows<{ rings: boolean }>(
    db,
    sql`with told as (
      select gen_random_uuid() as id, r.*, m.priority = 'urgent' as critical, t.text_key,
        cardinality(r.spam) = 0 as is_real, coalesce(t.story_id, -m.id) as story, ${decides ? sql`d.*` : UNDECIDED},
        (select (array_agg(a.id order by a.created_at))[1] from alerts a
          where a.text_key = any(${textsOfStory(sql`m.text_key`)}) and a.channel_id = r."channelId"
            and a.created_at > ${at} - ${STORY_HOURS}::int * interval '1 hour'
            ${decides ? sql`and not (a.status = 'held' and a.next_attempt_at > ${at} and coalesce(d.overrides, false))` : sql``}) as rang
      from jsonb_to_recordset(${JSON.stringify(raised)}::text::jsonb)
        as r("mentionId" bigint, "ruleId" bigint, "channelId" bigint, spam text[], decided jsonb)
      ${decides ? DECIDED : sql``}
      join mentions m on m.id = r."mentionId"
      left join story_texts t on t.text_key = m.text_key and ${kind}::text = 'mention'
      where m.deleted_at is null and not exists (select 1 from alerts a
        where a.mention_id = r."mentionId" and a.channel_id = r."channelId" and a.kind = ${kind}::text)
    ), ordered as (
      select told.*, coalesce(rang, case when is_real then first_value(id) over (
        partition by "channelId", story, is_real, coalesce(overrides, false) order by "mentionId") end) as told_by
      from told
    ), ruled as (
      select ordered.*, case when not is_real or told_by <> id then 'quiet' else coalesce(status, 'pending') end as becomes
      from ordered
    ), led as (
      select ruled.*, ${joins ? leadOf(kind) : sql`null::uuid`} as lead from ruled
    ), written as (
      insert into alerts (id, kind, mention_id, alert_rule_id, channel_id, next_attempt_at, created_at, critical,
        status, held_for, lead_id, copy_of, text_key, failure_note)
      select id, ${kind}::text, "mentionId", "ruleId", "channelId", coalesce(case when becomes = 'held' then until end, ${at}),
        ${at}, critical, case when becomes = 'joined' and lead is null then 'pending' else becomes end,
        case when becomes = 'held' then "heldFor" end, lead, case when is_real and told_by <> id then told_by end,
        case when becomes <> 'quiet' then text_key end,
        case when not is_real then 'Not sent: suspected spam.'
          when becomes = 'quiet' then 'Not sent: a copy of a story that this channel was told of within a day.' end
      from led
      on conflict (mention_id, channel_id, kind) do nothing returning status = 'pending' as rings, lead_id
    )${joins ? outOfDate(at) : sql``}
    select rings from written`,
  );
  return stored.filter(({ rings }) => rings).length;
}

const DECIDED = sql`cross join lateral jsonb_to_record(coalesce(r.decided, '{}'::jsonb))
  as d(status text, "leadMentionId" bigint, "heldFor" text, until timestamptz, overrides boolean)`;

/** The same columns for rules without settings, which are most. */
const UNDECIDED = sql`null::text as status, null::bigint as "leadMentionId", null::text as "heldFor",
  null::timestamptz as until, false as overrides`;

/** The message that a match joins: written with it, or before. */
const leadOf = (kind: string): SQL => sql`case when becomes = 'joined' then coalesce(
  (select l.id from ruled l where l."mentionId" = ruled."leadMentionId" and l."channelId" = ruled."channelId"
    and l.becomes = 'pending'),
  (select a.id from alerts a where a.mention_id = ruled."leadMentionId" and a.channel_id = ruled."channelId"
    and a.kind = ${kind}::text and a.status in ('pending','sent'))) end`;

/** Messages that were there before now have more to tell. */
const outOfDate = (at: SQL): SQL => sql`, outdated as (
  update alerts a set update_at = least(a.update_at, ${at}) from (
    select distinct lead_id from written where lead_id is not null) w where a.id = w.lead_id returning a.id
)`;
