import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import type { Miniflare } from 'miniflare';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureAdmin } from '../../src/accounts/users.ts';
import { rows } from '../../src/db/db.ts';
import { FakeSlack } from '../support/fake-slack.ts';
import { FakeUpstream } from '../support/fake-upstream.ts';
import { committingPlatform, databaseUrl } from '../support/platform.ts';
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
});

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
