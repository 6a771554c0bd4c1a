/** Writing alerts down: what rings, and what is only counted because its story rang or because it looks like spam. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import { textsOfStory } from '../mentions/stories/copies.ts';
import type { Platform } from '../platform/platform.ts';

export type Raised = {
  mentionId: number;
  /** Null when a triage rule asked for it. */
  ruleId: number | null;
  channelId: number;
  /** Why it looks like spam; it rings only where this is empty. */
  spam: string[];
};

/** A story rings once a day in a channel. */
const WINDOW_HOURS = 24;

/** Gives how many will ring. Called where mentions are stored: of two copies at once the first one rings. */
export async function writeAlerts({ db, now }: Platform, raised: Raised[]): Promise<number> {
  const at = sql`${now().toISOString()}::timestamptz`;
  const stored = await rows<{ rings: boolean }>(
    db,
    sql`with told as (
      select gen_random_uuid() as id, r.*, t.text_key, cardinality(r.spam) = 0 as is_real, coalesce(t.story_id, -m.id) as story,
        (select (array_agg(a.id order by a.created_at))[1] from alerts a
          where a.text_key = any(${textsOfStory(sql`m.text_key`)}) and a.channel_id = r."channelId"
            and a.created_at > ${at} - ${WINDOW_HOURS}::int * interval '1 hour') as rang
      from jsonb_to_recordset(${JSON.stringify(raised)}::text::jsonb)
        as r("mentionId" bigint, "ruleId" bigint, "channelId" bigint, spam text[])
      join mentions m on m.id = r."mentionId" left join story_texts t on t.text_key = m.text_key
      where not exists (select 1 from alerts a
        where a.mention_id = r."mentionId" and a.channel_id = r."channelId")
    ), ordered as (
      select told.*, coalesce(rang, case when is_real then first_value(id) over (
        partition by "channelId", story, is_real order by "mentionId") end) as rings
      from told
    )
    insert into alerts (id, mention_id, alert_rule_id, channel_id, next_attempt_at, created_at, status, copy_of,
      text_key, failure_note)
    select id, "mentionId", "ruleId", "channelId", ${at}, ${at}, case when is_real and rings = id then 'pending' else 'quiet' end,
      case when is_real and rings <> id then rings end, case when is_real and rings = id then text_key end,
      case when not is_real then 'Not sent: suspected spam.'
        when rings <> id then 'Not sent: a copy of a story that this channel was told of within a day.' end
    from ordered
    on conflict (mention_id, channel_id) do nothing returning status = 'pending' as rings`,
  );
  return stored.filter(({ rings }) => rings).length;
}
