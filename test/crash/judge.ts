/** What the site showed, what is stored and what Slack was told, beside each other. */
import { sql } from 'drizzle-orm';
import { rows } from '../../src/db/db.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { BUDGET, WINDOW, type World } from './world.ts';

export type Verdict = {
  kills: number;
  posted: number;
  stored: number;
  /** Read by the product's own account, and not stored. */
  lost: number;
  /** Still shown by the feed, and not stored. */
  unread: number;
  /** Left the feed before any poll of it ended: no reader could know. */
  leftWindow: number;
  doubled: number;
  alerts: number;
  alertsLost: number;
  repeats: number;
  unmarkedRepeats: number;
  marks: number;
  /** Of one day, by the rule that has a budget. */
  budgeted: number;
};

/** Nothing that the product could have kept is missing, nothing came twice unmarked, the budget held. */
export const isClean = (verdict: Verdict): boolean =>
  verdict.lost + verdict.unread + verdict.doubled === 0 &&
  verdict.alertsLost + verdict.unmarkedRepeats === 0 &&
  verdict.stored > 0 &&
  verdict.alerts > 0 &&
  verdict.budgeted <= BUDGET &&
  verdict.repeats <= verdict.kills;

export function wordsOf(verdict: Verdict): string {
  const { kills, posted, stored, lost, unread, leftWindow, doubled } = verdict;
  const { alerts, alertsLost, repeats, unmarkedRepeats, budgeted } = verdict;
  return [
    `${posted} posts in ${kills} kills: ${stored} stored, ${lost} read and lost, ${unread} shown and not stored, ${doubled} stored twice.`,
    `${leftWindow} left the feed, which shows its newest ${WINDOW}, before any poll of it ended.`,
    `${alerts} alerts: ${alertsLost} lost, ${repeats} told again, ${unmarkedRepeats} of them without a mark; the rule with a budget of ${BUDGET} a day sent ${budgeted}.`,
    isClean(verdict) ? 'Nothing lost.' : 'Something was lost or doubled, or a budget was broken.',
  ].join(' ');
}

/** How things stand; alerts that wait for their turn count as lost until they are told. */
export async function judge(world: World, platform: Platform): Promise<Omit<Verdict, 'kills'>> {
  const stored = await rows<{ title: string }>(platform.db, sql`select title from mentions`);
  const titles = new Set(stored.map(({ title }) => title));
  const missing = world.upstream.posts.filter(({ title }) => !titles.has(title));
  const shown = new Set(world.upstream.posts.slice(-WINDOW).map(({ id }) => id));
  const unread = missing.filter(({ id }) => !world.read.has(id));
  const stillShown = unread.filter(({ id }) => shown.has(id)).length;
  return {
    posted: world.upstream.posts.length,
    stored: stored.length,
    lost: missing.length - unread.length,
    unread: stillShown,
    leftWindow: unread.length - stillShown,
    doubled: stored.length - titles.size,
    ...(await judgeAlerts(world, platform)),
  };
}

async function judgeAlerts(world: World, { db }: Platform) {
  const alerts = await rows<Kept>(
    db,
    sql`select a.id, a.kind, a.status, a.lead_id as "leadId", r.name as rule, a.sent_at::date::text as day
      from alerts a left join alert_rules r on r.id = a.alert_rule_id`,
  );
  const [negative] = await rows<{ n: number }>(
    db,
    sql`select count(*)::int as n from mentions where sentiment = 'negative' and not backfilled`,
  );
  const heard = heardBy(world);
  const mentioned = alerts.filter(({ kind }) => kind === 'mention');
  // A digest tells of what a budget held back.
  const missing = mentioned.filter(
    ({ id, status, leadId }) => !heard.has(id) && !(leadId && heard.has(leadId)) && status !== 'quiet',
  );
  const later = [...heard.values()].flatMap((texts) => texts.slice(1));
  return {
    alerts: mentioned.length,
    // Both rules ring for each.
    alertsLost: 2 * (negative?.n ?? 0) - mentioned.length + missing.length,
    repeats: later.length,
    unmarkedRepeats: later.filter((text) => !isMarked(text)).length,
    marks: [...heard.values()].flat().filter(isMarked).length,
    budgeted: mostOnADay(mentioned.filter(({ rule, status }) => rule === 'A few' && status === 'sent')),
  };
}

type Kept = { id: string; kind: string; status: string; leadId: string | null; rule: string; day: string };

/** Event id → every message that carried it, in the order of arrival. */
function heardBy({ slack }: World): Map<string, string[]> {
  const heard = new Map<string, string[]>();
  for (const { body } of slack.messages) {
    const { id } = (body as { metadata: { event_payload: { id: string } } }).metadata.event_payload;
    heard.set(id, [...(heard.get(id) ?? []), JSON.stringify(body)]);
  }
  return heard;
}

function mostOnADay(alerts: Kept[]): number {
  const counts = new Map<string, number>();
  for (const { day } of alerts) counts.set(day, (counts.get(day) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

const isMarked = (text: string) => text.toLowerCase().includes('possible repeat');
