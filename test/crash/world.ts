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
/** So many of the newest posts the site's feed shows. */
export const WINDOW = 1_000;

export type World = {
  upstream: FakeUpstream;
  slack: FakeSlack;
  environment: Record<string, string>;
  /** Ids of the posts in replies that the product has noted as read. */
  read: Set<string>;
};

/** A brand, a rule, a feed and a Slack channel, set up by the product's own verbs. */
export async function makeWorld(databaseUrl: string | null): Promise<World> {
  const upstream = await new FakeUpstream().start();
  upstream.window = WINDOW;
  const slack = await new FakeSlack().start();
  const environment = {
    PORT: String(await freePort()),
    DATA_DIR: mkdtempSync(join(tmpdir(), 'earshot-crash-')),
    ALLOW_PRIVATE_HOSTS: `${upstream.host},${slack.host}`,
    LOG_LEVEL: 'error',
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
  };
  const world = { upstream, slack, environment, read: new Set<string>() };
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

/** Looks what was read, and lets the time pass that leases, pacing and the feed's rhythm would take. */
export async function takeStock({ upstream, read }: World, { db, now }: Platform): Promise<void> {
  const past = new Date(now().getTime() - 1_000).toISOString();
  // The tag of a reply is in the cursor once its items are stored.
  const [source] = await rows<{ tag: string | null }>(
    db,
    sql`update sources set next_poll_at = ${past}, lease_until = ${past} returning cursor ->> 'etag' as tag`,
  );
  const upTo = Number(/\d+/.exec(source?.tag ?? '')?.[0] ?? 0);
  for (const { id } of upstream.posts.slice(Math.max(0, upTo - WINDOW), upTo)) read.add(id);
  await db.execute(sql`update hosts set free_at = ${past}`);
  await db.execute(sql`update alerts set next_attempt_at = ${past} where status = 'pending'`);
}

/** What a budget held back is due at once. */
export async function bringTomorrow({ db, now }: Platform): Promise<void> {
  const past = new Date(now().getTime() - 1_000).toISOString();
  await db.execute(sql`update alerts set next_attempt_at = ${past} where status = 'held'`);
}

/** How many posts came since the last that the product noted. */
export const unreadOf = ({ upstream, read }: World): number =>
  upstream.posts.length - 1 - upstream.posts.findLastIndex(({ id }) => read.has(id));

/** One post in so many is a complaint: each is a message of its own, and a channel takes one a second. */
const COMPLAINTS_ONE_IN = 25;

/** Complaints among small talk. */
export function postSome({ upstream }: World, count: number): void {
  for (let i = 0; i < count; i += 1) {
    const number = upstream.posts.length + 1;
    const isComplaint = number % COMPLAINTS_ONE_IN === 0;
    upstream.post({
      title: `Fernhill number ${number}`,
      text: isComplaint ? 'Terrible. I hate this awful, broken bike.' : 'Rode my Fernhill to the lake today.',
    });
  }
}
