/** Alert rules: which mentions are worth a message, and to which channels it goes. */
import { eq, sql } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { bigints, rows, sqlState } from '../db/db.ts';
import { alertRuleChannels, alertRules } from '../db/schema.ts';
import { timeZoneNamed } from '../db/time-zone.ts';
import { Refusal } from '../failure.ts';
import { explainFilter } from '../mentions/filter/explain.ts';
import { parseFilter } from '../mentions/filter/filter.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import type { RingSettings } from './decide.ts';
import { RING_SETTINGS } from './ringing-rules.ts';
import { type AlertRuleInput, invalid, type RuleFields, readFields } from './rule-fields.ts';
import type { About } from './tried.ts';

export type AlertRule = {
  id: number;
  name: string;
  brandId: number | null;
  brandName: string | null;
  about: About;
  filter: string;
  /** The filter in words. */
  explanation: string;
  enabled: boolean;
  /** Null also for a time that is over. */
  pausedUntil: Date | null;
  remindMinutes: number | null;
  settings: RingSettings;
  channels: { id: number; kind: string; name: string; state: 'working' | 'failing' | 'off' }[];
  sentIn30Days: number;
  createdAt: Date;
};

const MONTH_MS = 30 * 86_400_000;

/** Adds a rule. Throws Refusal with a sentence per field, QueryError for a filter that cannot be read. */
export async function createAlertRule(
  platform: Platform,
  actor: Actor,
  { channelIds, ...input }: AlertRuleInput,
): Promise<{ id: number }> {
  const { name, filter, ...fields } = await withKnownZone(platform, readFields(input));
  const values = { ...fields, name: name!, filter: filter!, createdAt: platform.now() };
  return transact(platform, async (inside) => {
    const [rule] = await storing(() =>
      inside.db.insert(alertRules).values(values).returning({ id: alertRules.id }),
    );
    await connect(inside, rule!.id, channelIds);
    await recordAudit(inside, actor, 'added the alert rule', values.name);
    return rule!;
  });
}

/** Changes the given fields; alerts that were raised before stay. What it looks for is looked for anew. */
export async function changeAlertRule(
  platform: Platform,
  actor: Actor,
  id: number,
  { channelIds, ...changes }: Partial<AlertRuleInput>,
): Promise<void> {
  const fields = await withKnownZone(platform, readFields(changes));
  return transact(platform, async (inside) => {
    const [before] = await inside.db.select().from(alertRules).where(eq(alertRules.id, id)).for('update');
    if (!before) throw noSuchRule();
    const isOther = (['about', 'brandId', 'filter'] as const).some(
      (name) => fields[name] !== undefined && fields[name] !== before[name],
    );
    const { waiting: _, groups: __, ...kept } = before.memory;
    const set = isOther ? { ...fields, memory: kept } : fields;
    if (Object.keys(set).length > 0)
      await storing(() => inside.db.update(alertRules).set(set).where(eq(alertRules.id, id)));
    if (channelIds) {
      await inside.db.delete(alertRuleChannels).where(eq(alertRuleChannels.alertRuleId, id));
      await connect(inside, id, channelIds);
    }
    await recordAudit(inside, actor, 'changed the alert rule', fields.name ?? before.name);
  });
}

/** Removes a rule; what it sent stays in the log, what it raised is still sent. */
export function deleteAlertRule(platform: Platform, actor: Actor, id: number): Promise<void> {
  return transact(platform, async (inside) => {
    const [gone] = await inside.db.delete(alertRules).where(eq(alertRules.id, id)).returning();
    if (!gone) throw noSuchRule();
    await recordAudit(inside, actor, 'removed the alert rule', gone.name);
  });
}

type Row = Omit<AlertRule, 'explanation' | 'createdAt' | 'pausedUntil'> & {
  createdAt: string;
  pausedUntil: string | null;
};

/** The rules for these brands and those for all brands, by name. */
export async function listAlertRules(platform: Platform, brandIds: number[]): Promise<AlertRule[]> {
  const since = new Date(platform.now().getTime() - MONTH_MS).toISOString();
  const found = await rows<Row>(
    platform.db,
    sql`select r.id::float8 as id, r.name, r.brand_id::float8 as "brandId", b.name as "brandName", r.about, r.filter,
        r.enabled, case when r.paused_until > ${platform.now().toISOString()}::timestamptz then r.paused_until end
          as "pausedUntil", r.remind_minutes as "remindMinutes", ${RING_SETTINGS} as settings,
        r.created_at as "createdAt", coalesce(s.n, 0)::int as "sentIn30Days",
        coalesce((select json_agg(json_build_object('id', c.id, 'kind', c.kind, 'name', c.name, 'state', c.state)
          order by c.name) from alert_rule_channels rc join channels c on c.id = rc.channel_id
          where rc.alert_rule_id = r.id), '[]') as channels
      from alert_rules r left join brands b on b.id = r.brand_id
      left join (select alert_rule_id, count(*) as n from alerts
        where status = 'sent' and created_at >= ${since}::timestamptz group by 1) s on s.alert_rule_id = r.id
      where r.brand_id is null or r.brand_id = any(${bigints(brandIds)})
      order by lower(r.name), r.id`,
  );
  return found.map((row) => ({
    ...row,
    createdAt: new Date(row.createdAt),
    pausedUntil: row.pausedUntil === null ? null : new Date(row.pausedUntil),
    explanation: explained(row),
  }));
}

/** One rule for one of these brands or for all, or null. */
export async function alertRuleById(
  platform: Platform,
  id: number,
  brandIds: number[],
): Promise<AlertRule | null> {
  return (await listAlertRules(platform, brandIds)).find((rule) => rule.id === id) ?? null;
}

function explained({ about, filter }: Pick<AlertRule, 'about' | 'filter'>): string {
  if (about === 'sources')
    return 'A source falls silent, needs a new sign-in, refuses to be read, cannot be read or is gone';
  if (about === 'incidents') return 'Something unusual begins: a spike, a drop or silence';
  try {
    const words = explainFilter(parseFilter(filter));
    return about === 'overdue' ? `The first reply is late: ${words.toLowerCase()}` : words;
  } catch {
    return 'This filter cannot be read any more; write it anew';
  }
}

/** The zone in its usual spelling. */
async function withKnownZone({ db }: Platform, fields: RuleFields): Promise<RuleFields> {
  if (!fields.quietZone) return fields;
  const quietZone = await timeZoneNamed(db, fields.quietZone);
  if (quietZone) return { ...fields, quietZone };
  throw invalid(
    'quietZone',
    `There is no time zone “${fields.quietZone}”. Choose one such as Europe/Stockholm.`,
  );
}

async function connect({ db }: Platform, alertRuleId: number, channelIds: number[]): Promise<void> {
  if (channelIds.length === 0) throw invalid('channel', 'Choose a channel that the alert goes to.');
  const values = [...new Set(channelIds)].map((channelId) => ({ alertRuleId, channelId }));
  await storing(() => db.insert(alertRuleChannels).values(values));
}

/** A foreign key says that a brand or channel went away while the form was open. */
async function storing<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (sqlState(error) !== '23503') throw error;
    throw new Refusal(
      'not-found',
      'The brand or a channel of this alert is not there any more. Load the page again.',
    );
  }
}

export function noSuchRule(): Refusal {
  return new Refusal('not-found', 'There is no such alert rule. It may have been removed.');
}
