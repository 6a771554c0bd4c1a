import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import type { Miniflare } from 'miniflare';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureAdmin } from '../../src/accounts/users.ts';
import { createChannel } from '../../src/alerts/channels.ts';
import { rows } from '../../src/db/db.ts';
import { alerts, events, slackLinks } from '../../src/db/schema.ts';
import { SYSTEM } from '../../src/mentions/mention.ts';
import { FakeSlack } from '../support/fake-slack.ts';
import { FakeUpstream } from '../support/fake-upstream.ts';
import {
  anotherConnection,
  committingPlatform,
  databaseUrl,
  type TestPlatform,
} from '../support/platform.ts';
import { aMention, aUser } from '../support/records.ts';
import { pressBody, slackHeaders } from '../support/slack-workspace.ts';
import { bundleWorker, Person, startWorker } from '../support/worker.ts';

const ADMIN = { email: 'maya@fernhill.example', password: 'a long worker password' };

describe('Earshot on Cloudflare Workers', () => {
  let bundle: Awaited<ReturnType<typeof bundleWorker>>;
  let upstream: FakeUpstream;
  let slack: FakeSlack;

  beforeAll(async () => {
    bundle = await bundleWorker();
    upstream = await new FakeUpstream().start();
    slack = await new FakeSlack().start();
  });

  afterAll(async () => {
    await upstream?.stop();
    await slack?.stop();
    bundle?.remove();
  });

  it('is small enough for a paid account: 10 MB compressed', () => {
    const bytes = gzipSync(readFileSync(bundle.path)).byteLength;
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThan(10_000_000);
  });

  it('finds a complaint, tells Slack once and has it answered', async () => {
    const { db, ...platform } = await committingPlatform();
    await ensureAdmin({ ...platform, db, now: () => new Date() }, ADMIN.email, ADMIN.password);
    const worker = await startWorker(bundle.path, databaseUrl(), [upstream.host, slack.host]);
    try {
      const maya = new Person(worker);
      await maya.send('/sign-in', ADMIN);
      await watchFernhill(maya, { feed: upstream.feed, webhookUrl: slack.webhookUrl });
      await poll(worker, db);
      upstream.post({ title: 'My Fernhill', text: 'Terrible. I hate this awful, broken bike.' });
      await poll(worker, db);

      const [mention] = await rows<{ id: number; sentiment: string; status: string }>(
        db,
        sql`select id::int, sentiment, status from mentions`,
      );
      expect(mention).toMatchObject({ sentiment: 'negative', status: 'open' });
      expect(await maya.open(`/mentions/${mention?.id}`)).toContain('Negative −0.');
      await maya.send(`/mentions/${mention?.id}/resolution`, {});
      await poll(worker, db);

      const after = await rows<{ status: string }>(db, sql`select status from mentions`);
      expect(after).toEqual([{ status: 'resolved' }]);
      expect(slack.delivered).toHaveLength(1);
      expect(JSON.stringify(slack.delivered[0]?.body)).toContain('awful, broken bike');
    } finally {
      await worker.dispose();
    }
  });

  it('answers Slack within three seconds although the work takes longer, and does it afterwards', async () => {
    const platform = await committingPlatform();
    const secret = '8f742231b10e8888abcd99yyyzzz85a5';
    const alertId = await alertInSlack(platform, secret);
    const worker = await startWorker(bundle.path, databaseUrl(), []);
    const elsewhere = await anotherConnection();
    try {
      const press = pressBody({ value: `take:${alertId}` });
      const headers = slackHeaders(press, new Date(), secret);
      await elsewhere.transaction(async (lock) => {
        await lock.execute(sql`select 1 from mentions for update`);
        const request = { method: 'POST', body: press, headers };
        const answer = await worker.dispatchFetch('http://earshot.test/hooks/slack', request);
        expect([answer.status, await answer.text()]).toEqual([200, '']);
        expect(await platform.db.select().from(events)).toEqual([]);
      });
      while ((await platform.db.select().from(events)).length === 0);
      expect(await platform.db.select().from(events)).toMatchObject([{ kind: 'assigned', via: 'slack' }]);
    } finally {
      await worker.dispose();
    }
  });
});

/** An app in Slack with somebody who is linked to it, and an alert that waits to be taken. */
async function alertInSlack(platform: TestPlatform, signingSecret: string): Promise<string> {
  const settings = { botToken: 'xoxb-1111-2222-invented', signingSecret, channel: 'C0123456789' };
  const { id: channelId } = await createChannel(platform, SYSTEM, {
    kind: 'slack',
    name: 'Alerts',
    settings,
  });
  const { id: userId } = await aUser(platform, { role: 'responder' });
  const person = { teamId: 'T01', slackUserId: 'U01', slackName: 'U01' };
  await platform.db.insert(slackLinks).values({ ...person, userId, createdAt: platform.now() });
  const { id: mentionId } = await aMention(platform);
  const at = platform.now();
  const [alert] = await platform.db
    .insert(alerts)
    .values({ mentionId, channelId, status: 'sent', nextAttemptAt: at, createdAt: at, sentAt: at })
    .returning();
  return alert!.id;
}

async function watchFernhill(maya: Person, { feed, webhookUrl }: { feed: string; webhookUrl: string }) {
  const brand = await maya.send('/brands', { name: 'Fernhill' });
  await maya.send(`${brand.split('?')[0]}/rules`, { rule: 'Fernhill' });
  await maya.send('/sources', { kind: 'rss', url: feed });
  const channel = await maya.send('/channels', { kind: 'slack', name: 'Alerts', webhookUrl });
  const channelId = /\/channels\/(\d+)/.exec(channel)?.[1] ?? '1';
  await maya.send('/alert-rules', {
    name: 'Negative',
    filter: 'sentiment:negative',
    channel: channelId,
    enabled: '1',
  });
}

/** What the cron trigger does each minute, after the feed's own rhythm has passed. */
async function poll(worker: Miniflare, db: Parameters<typeof rows>[0]): Promise<void> {
  await db.execute(sql`update sources set next_poll_at = now() - interval '1 second', lease_until = null`);
  await db.execute(sql`update hosts set free_at = now() - interval '1 second'`);
  const fetcher = (await worker.getWorker()) as unknown as {
    scheduled(event: { cron: string }): Promise<unknown>;
  };
  await fetcher.scheduled({ cron: '* * * * *' });
}
