import { asc, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { addRule } from '../../src/brands/rules.ts';
import { mentions, sources } from '../../src/db/schema.ts';
import { pollDue } from '../../src/ingest/ingest.ts';
import { LEASE_MS } from '../../src/ingest/lease.ts';
import { SYSTEM } from '../../src/mentions/mention.ts';
import { parseAllowList } from '../../src/platform/address.ts';
import { makeNodeHttp } from '../../src/platform/http-node.ts';
import { FakeSites } from '../support/fake-sites.ts';
import { FakeUpstream } from '../support/fake-upstream.ts';
import { committingPlatform, START, type TestPlatform } from '../support/platform.ts';
import { aBrand, aSource } from '../support/records.ts';

const UNTIL = { until: new Date(START.getTime() + 60_000) };

async function watching(hosts: string[]) {
  const sites = new FakeSites();
  const platform = await committingPlatform({ http: sites.http });
  const brand = await aBrand(platform, { name: 'Fernhill' });
  await addRule(platform, SYSTEM, brand.id, 'Fernhill');
  for (const [index, host] of hosts.entries()) {
    sites.post(host, 'Fernhill is here.');
    await aSource(platform, { host, settings: { url: `https://${host}/feed.xml?${index}` } });
  }
  return { sites, platform };
}

const healthOf = async ({ db }: TestPlatform) =>
  (await db.select().from(sources).orderBy(asc(sources.id))).map(({ health }) => health);

describe('polling what is due', () => {
  it('goes on with the others when a source fails in any way', async () => {
    const hosts = ['a.example', 'b.example', 'c.example', 'd.example'];
    const { sites, platform } = await watching(hosts);
    sites.answer('a.example', { status: 410 });
    sites.answer('b.example', async () => {
      throw new TypeError('a fault of our own');
    });
    sites.answer('c.example', { body: new TextEncoder().encode('{}') });
    expect(await pollDue(platform, UNTIL)).toMatchObject({ polled: 4, failed: 3, found: 1 });
    expect(await healthOf(platform)).toEqual(['gone', 'working', 'broken', 'working']);
    expect(await platform.db.select().from(mentions)).toHaveLength(1);
  });

  it('asks a host for one thing at a time and a second later for the next', async () => {
    const { sites, platform } = await watching(['a.example', 'a.example', 'a.example', 'b.example']);
    const starts: [string, number][] = [];
    let inFlight = 0;
    const { http } = sites;
    platform.http = async (request) => {
      starts.push([new URL(request.url).host, platform.now().getTime() - START.getTime()]);
      inFlight += request.url.includes('a.example') ? 1 : 0;
      expect(inFlight).toBeLessThanOrEqual(1);
      const reply = await http(request);
      inFlight -= request.url.includes('a.example') ? 1 : 0;
      return reply;
    };
    const total = await pollDue(platform, UNTIL, async (ms) => platform.setNow(ms));
    expect(total).toMatchObject({ polled: 4, failed: 0 });
    expect(starts.filter(([host]) => host === 'a.example').map(([, at]) => at)).toEqual([0, 1000, 2000]);
  });

  it('ends with the time it was given and leaves the rest due', async () => {
    const { platform } = await watching(['a.example', 'a.example', 'a.example']);
    const until = new Date(START.getTime() + 1500);
    expect(await pollDue(platform, { until }, async (ms) => platform.setNow(ms))).toMatchObject({
      polled: 2,
    });
    expect(await pollDue(platform, UNTIL, async (ms) => platform.setNow(ms))).toMatchObject({ polled: 1 });
  });

  it('polls nothing twice before it is due again', async () => {
    const { sites, platform } = await watching(['a.example', 'b.example']);
    await pollDue(platform, UNTIL);
    await pollDue(platform, UNTIL);
    expect(sites.requests).toHaveLength(2);
  });

  it('takes a source up again by itself when not even its failure could be noted', async () => {
    const { sites, platform } = await watching(['a.example']);
    sites.answer('a.example', { status: 500 });
    await platform.db.execute(sql`alter table source_gaps rename to source_gaps_away`);
    await expect(pollDue(platform, UNTIL)).rejects.toThrow();
    await platform.db.execute(sql`alter table source_gaps_away rename to source_gaps`);
    sites.answer('a.example', null);
    expect(await pollDue(platform, UNTIL)).toMatchObject({ polled: 0 });
    platform.setNow(LEASE_MS);
    const until = new Date(platform.now().getTime() + 1000);
    expect(await pollDue(platform, { until })).toMatchObject({ polled: 1, failed: 0, found: 1 });
  });

  it('reads a real feed over a real connection', async () => {
    const upstream = await new FakeUpstream().start();
    const client = makeNodeHttp({
      userAgent: 'test',
      allow: parseAllowList(upstream.host),
    });
    const { platform } = await watching([]);
    platform.http = client.http;
    await aSource(platform, { host: upstream.host, settings: { url: upstream.feed } });
    const id = upstream.post({ text: 'Fernhill & <co> is terrible.', at: new Date(START.getTime() - 1000) });
    try {
      upstream.gate.close();
      const polling = pollDue(platform, UNTIL);
      await upstream.gate.holds();
      expect(upstream.shown.size).toBe(0);
      upstream.gate.open();
      expect(await polling).toMatchObject({ polled: 1, failed: 0, found: 1 });
      expect([...upstream.shown]).toEqual([id]);
      expect(await platform.db.select().from(mentions)).toMatchObject([
        { externalId: id, text: 'Fernhill & <co> is terrible.', authorName: 'writer1' },
      ]);
    } finally {
      await upstream.stop();
      await client.close();
    }
  });
});
