/** When rules about incidents and sources ring: at once, or held for quiet hours, a cooldown or the budget. */
import { type SQL, sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { RuleMemory } from '../db/schema.ts';
import type { Priority } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { type Decision, isPlain, type RingSettings } from './decide.ts';
import { Deciding } from './deciding.ts';
import { recall, remember } from './recall.ts';
import { RING_SETTINGS } from './ringing-rules.ts';

type NoticeRule = { id: number; settings: RingSettings; channelIds: number[] };

/** How loud an incident is: criticism as urgent mentions are, more or less talk as high ones. */
export const incidentPriority = ({ series, direction }: { series: string; direction: string }): Priority =>
  series === 'rating' || (series !== 'volume' && direction === 'rise') ? 'urgent' : 'high';

/** How loud a source is that stopped, or that works again. */
export const sourcePriority = (health: string): Priority => (health === 'working' ? 'low' : 'high');

/** Each rings by itself: there is nothing to count and nothing to group. */
const alone = (settings: RingSettings): RingSettings => ({ ...settings, threshold: 1, groupMinutes: 0 });

/** One rule's decisions about incidents or sources, in the order of their times. Pure. */
export class DecidingNotices {
  readonly #deciding: Deciding;

  constructor(settings: RingSettings, memory?: RuleMemory) {
    this.#deciding = new Deciding(alone(settings), memory);
  }

  get memory(): RuleMemory {
    return this.#deciding.memory;
  }

  next(at: Date, priority: Priority): Decision {
    const nothing = { mentionId: 0, brandId: 0, theme: null, story: null, isSpam: false };
    return this.#deciding.next({ ...nothing, at, priority });
  }
}

/** The columns (rule, channel, status, held_for, until) of what rings or is held; `null` where no rule speaks. */
export async function noticeRows(
  platform: Platform,
  about: 'incidents' | 'sources',
  { condition, priority }: { condition: SQL; priority: Priority },
): Promise<SQL | null> {
  const rules = await rulesAbout(platform, about, condition);
  if (rules.length === 0) return null;
  const said = perChannel(rules, await decided(platform, rules, priority));
  return sql`jsonb_to_recordset(${JSON.stringify(said)}::text::jsonb)
    as said("ruleId" bigint, "channelId" bigint, status text, "heldFor" text, until timestamptz)`;
}

/** `condition` is about `alert_rules r` and `alert_rule_channels rc`. */
function rulesAbout({ db, now }: Platform, about: string, condition: SQL): Promise<NoticeRule[]> {
  return rows<NoticeRule>(
    db,
    sql`select r.id::float8 as id, ${RING_SETTINGS} as settings, json_agg(rc.channel_id order by rc.channel_id) as "channelIds"
      from alert_rules r join alert_rule_channels rc on rc.alert_rule_id = r.id
      where r.enabled and r.about = ${about}
        and (r.paused_until is null or r.paused_until <= ${now().toISOString()}::timestamptz) and ${condition}
      group by r.id order by r.id`,
  );
}

/** Rule → decision. Rules that have something to remember are locked until the transaction ends. */
async function decided(
  platform: Platform,
  rules: NoticeRule[],
  priority: Priority,
): Promise<ReadonlyMap<number, Decision>> {
  const limited = rules.filter(({ settings }) => !isPlain(alone(settings)));
  if (limited.length === 0) return new Map();
  const memories = await recall(
    platform,
    limited.map(({ id }) => id),
  );
  const runs = limited.map(({ id, settings }) => {
    const deciding = new DecidingNotices(settings, memories.get(id));
    return { id, decision: deciding.next(platform.now(), priority), memory: deciding.memory };
  });
  await remember(platform, new Map(runs.map(({ id, memory }) => [id, memory])));
  return new Map(runs.map(({ id, decision }) => [id, decision]));
}

/** For each channel the first rule that rings speaks, else the first that holds it back. */
function perChannel(rules: NoticeRule[], decisions: ReadonlyMap<number, Decision>) {
  const said = rules.flatMap(({ id: ruleId, channelIds }) => {
    const decision = decisions.get(ruleId);
    const fate =
      decision?.is === 'held'
        ? { status: 'held', heldFor: decision.for, until: decision.until.toISOString() }
        : { status: 'pending', heldFor: null, until: null };
    return channelIds.map((channelId) => ({ ruleId, channelId, ...fate }));
  });
  const ringing = said.filter(({ status }) => status === 'pending');
  const speaking = new Map<number, (typeof said)[number]>();
  for (const one of [...ringing, ...said]) if (!speaking.has(one.channelId)) speaking.set(one.channelId, one);
  return [...speaking.values()];
}
