/** What stands around the product while it is killed: a site that posts, a Slack, and a look into its database. */
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { createChannel } from '../../src/alerts/channels.ts';
import { createAlertRule } from '../../src/alerts/rules.ts';
import { createBrand } from '../../src/brands/brands.ts';
import { addRule } from '../../src/brands/rules.ts';
import { readConfig } from '../../src/config.ts';
import { rows } from '../../src/db/db.ts';
import { SYSTEM } from '../../src/mentions/mention.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { makeNodePlatform } from '../../src/platform/node.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { createSource } from '../../src/sources/settings.ts';
import { FakeSlack } from '../support/fake-slack.ts';
import { FakeUpstream } from '../support/fake-upstream.ts';
import { freePort } from '../support/global-setup.ts';

/** Messages a day that the second rule may send one by one. */
export const BUDGET = 20;

export type World = { upstream: FakeUpstream; slack: FakeSlack; environment: Record<string, string> };

/** A brand, a rule, a feed and a Slack channel, set up by the product's own verbs. */
export async function makeWorld(databaseUrl: string | null): Promise<World> {
  const upstream = await new FakeUpstream().start();
  upstream.window = 1_000;
  const slack = await new FakeSlack().start();
  const environment = {
    PORT: String(await freePort()),
    DATA_DIR: mkdtempSync(join(tmpdir(), 'earshot-crash-')),
    ALLOW_PRIVATE_HOSTS: `${upstream.host},${slack.host}`,
    LOG_LEVEL: 'error',
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
  };
  const world = { upstream, slack, environment };
  await inside(world, async (platform) => {
    const brand = await createBrand(platform, SYSTEM, { name: 'Fernhill', kind: 'own' });
    await addRule(platform, SYSTEM, brand.id, 'Fernhill');
    await createSource(platform, SYSTEM, { kind: 'rss', settings: { url: upstream.feed } });
    for (const [name, dailyBudget] of [
      ['Everything', null],
      ['A few', BUDGET],
    ] as const) {
      const channel = await createChannel(platform, SYSTEM, {
        kind: 'slack',
        name,
        settings: { webhookUrl: `${slack.webhookUrl}/${name.replace(' ', '-')}` },
      });
      const rule = { name, filter: 'sentiment:negative', channelIds: [channel.id] };
      await createAlertRule(platform, SYSTEM, { ...rule, dailyBudget, overrideFrom: null });
    }
    // A first run reads history and raises no alert: what counts here comes after it.
    await platform.db.execute(sql`update sources set backfilled_at = ${platform.now().toISOString()}`);
  });
  return world;
}

/** Looks into the database while the product is down (or beside it, on a server). */
export async function inside<Result>(
  world: World,
  work: (platform: Platform) => Promise<Result>,
): Promise<Result> {
  const platform = await makeNodePlatform(readConfig(world.environment), createServer());
  try {
    await migrate(platform.db);
    return await work(platform);
  } finally {
    await platform.close();
  }
}

/** Lets the time pass that leases, pacing and the feed's rhythm would take. */
export async function letTimePass({ db, now }: Platform): Promise<void> {
  const past = new Date(now().getTime() - 1_000).toISOString();
  await db.execute(sql`update sources set next_poll_at = ${past}, lease_until = ${past}`);
  await db.execute(sql`update hosts set free_at = ${past}`);
  await db.execute(sql`update alerts set next_attempt_at = ${past} where status = 'pending'`);
}

/** A complaint in every sixth post; the others are small talk. */
export function postSome({ upstream }: World, count: number): void {
  for (let i = 0; i < count; i += 1) {
    const number = upstream.posts.length + 1;
    const isComplaint = number % 6 === 0;
    upstream.post({
      title: `Fernhill number ${number}`,
      text: isComplaint ? 'Terrible. I hate this awful, broken bike.' : 'Rode my Fernhill to the lake today.',
    });
  }
}

export type Verdict = {
  shown: number;
  stored: number;
  lost: number;
  doubled: number;
  alerts: number;
  alertsLost: number;
  repeats: number;
  unmarkedRepeats: number;
  marks: number;
  /** Of one day, by the rule that has a budget. */
  budgeted: number;
};

/** Compares what the site showed, what is stored and what Slack was told. */
export async function judge(world: World, platform: Platform): Promise<Verdict> {
  const stored = await rows<{ externalId: string; url: string; title: string }>(
    platform.db,
    sql`select external_id as "externalId", title, url from mentions`,
  );
  const alerts = await rows<Kept>(
    platform.db,
    sql`select a.id, a.kind, a.status, a.lead_id as "leadId", r.name as rule, a.sent_at::date::text as day
      from alerts a left join alert_rules r on r.id = a.alert_rule_id`,
  );
  const negative = await rows<{ n: number }>(
    platform.db,
    sql`select count(*)::int as n from mentions where sentiment = 'negative' and not backfilled`,
  );
  const titles = new Set(stored.map(({ title }) => title));
  const shown = world.upstream.posts.filter(({ id }) => world.upstream.shown.has(id));
  const heard = heardBy(world);
  const mentioned = alerts.filter(({ kind }) => kind === 'mention');
  // What is held back comes with the next day; a copy is told of by the first.
  const missing = mentioned.filter(
    ({ id, status, leadId }) =>
      !heard.has(id) && !(leadId && heard.has(leadId)) && status !== 'held' && status !== 'quiet',
  );
  const later = [...heard.values()].flatMap((texts) => texts.slice(1));
  return {
    shown: shown.length,
    stored: stored.length,
    lost: shown.filter(({ title }) => !titles.has(title)).length,
    doubled: stored.length - titles.size,
    alerts: mentioned.length,
    alertsLost: 2 * (negative[0]?.n ?? 0) - mentioned.length + missing.length,
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
