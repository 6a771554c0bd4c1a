import { asc, eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { addRule } from '../../src/brands/rules.ts';
import { alerts, events, hosts, mentions, mentionVersions, sources } from '../../src/db/schema.ts';
import { Failure } from '../../src/failure.ts';
import { claimDue } from '../../src/ingest/due.ts';
import { pollSource } from '../../src/ingest/poll-source.ts';
import { recheckDue } from '../../src/ingest/recheck.ts';
import { claimRechecks } from '../../src/ingest/recheck-due.ts';
import { SYSTEM } from '../../src/mentions/mention.ts';
import { FakeSites } from '../support/fake-sites.ts';
import { START, type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aChannel, aMention, anAlertRule, aSource } from '../support/records.ts';

const HOST = 'hn.algolia.com';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

async function watched() {
  const sites = new FakeSites();
  const platform = await testPlatform({ http: sites.http });
  const brand = await aBrand(platform, { name: 'Fernhill' });
  await addRule(platform, SYSTEM, brand.id, 'Fernhill');
  await anAlertRule(platform, { channelIds: [(await aChannel(platform)).id] });
  const source = await aSource(platform, {
    kind: 'hackernews',
    settings: { query: 'Fernhill' },
    host: HOST,
    createdAt: new Date(START.getTime() - HOUR),
  });
  for (const id of ['101', '102', '103']) sites.post(HOST, `Fernhill ${id} is lovely.`, { id });
  await pollSource(platform, (await claimDue(platform, 1))[0]!);
  platform.setNow(49 * HOUR);
  return { sites, platform, brand, source };
}

const LOVELY = {
  101: 'Fernhill 101 is lovely.',
  102: 'Fernhill 102 is lovely.',
  103: 'Fernhill 103 is lovely.',
};

/** What the site says of single posts; null is gone. */
const say = (
  sites: FakeSites,
  posts: Record<string, string | null | Failure>,
  title: string | null = 'News',
) =>
  sites.answer(HOST, async ({ url }) => {
    const id = url.split('/').at(-1)!;
    const text = posts[id];
    if (text instanceof Failure) return text;
    if (text === undefined || text === null) return { status: 404, body: new TextEncoder().encode('{}') };
    const created = START.getTime() / 1000 - 1800;
    const item = {
      id: Number(id),
      type: 'story',
      author: 'marta',
      title,
      text,
      points: 5,
      children: [],
    };
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: new TextEncoder().encode(JSON.stringify({ ...item, created_at_i: created })),
    };
  });

const run = (platform: TestPlatform) =>
  recheckDue(platform, { until: new Date(platform.now().getTime() + HOUR) }, async (ms) =>
    platform.setNow(ms),
  );
const stored = ({ db }: TestPlatform) => db.select().from(mentions).orderBy(asc(mentions.externalId));

describe('stored posts that are asked for again', () => {
  it('takes no edit from a service that names no title when it is asked for one post', async () => {
    const { sites, platform } = await watched();
    say(sites, LOVELY, null);
    expect(await run(platform)).toMatchObject({ asked: 3, edited: 0 });
  });

  it('take over edits as a poll does, and forget what is gone; the others are only seen', async () => {
    const { sites, platform, source } = await watched();
    const before = await stored(platform);
    say(sites, {
      101: 'Fernhill 101 is lovely.',
      102: 'Fernhill broke. Terrible, I want a refund.',
      103: null,
    });
    expect(await run(platform)).toEqual({ asked: 3, edited: 1, gone: 1, alerts: 1, failed: 0 });

    const [same, edited, gone] = await stored(platform);
    expect(same).toMatchObject({ text: before[0]!.text, version: 1, seenAt: platform.now(), likes: 5 });
    expect(edited).toMatchObject({
      text: expect.stringContaining('refund'),
      sentiment: 'negative',
      version: 2,
    });
    expect(gone).toMatchObject({ text: '', authorHandle: null, sentiment: 'positive', recheckAt: null });
    expect(gone!.deletedAt).not.toBeNull();
    expect(await platform.db.select().from(mentionVersions)).toMatchObject([{ mentionId: edited!.id }]);
    const kinds = (await platform.db.select().from(events).orderBy(asc(events.id))).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['deleted', 'edited', 'found', 'found', 'found']);
    expect(await platform.db.$count(alerts)).toBe(1);
    for (const { recheckAt } of [same!, edited!])
      expect(recheckAt!.getTime()).toBe(platform.now().getTime() + 48 * HOUR);
    const [row] = await platform.db.select().from(sources).where(eq(sources.id, source.id));
    expect(row).toMatchObject({ leaseToken: null, leaseUntil: null, nextPollAt: expect.any(Date) });
    expect(await run(platform)).toMatchObject({ asked: 0 });
  });

  it('keep an edit that names the brand no more, with nothing marked in it', async () => {
    const { sites, platform } = await watched();
    say(sites, {
      101: 'Nothing to see here.',
      102: 'Fernhill 102 is lovely.',
      103: 'Fernhill 103 is lovely.',
    });
    await run(platform);
    const [edited] = await stored(platform);
    expect(edited).toMatchObject({ text: 'Nothing to see here.', matchedSpans: [], version: 2 });
  });

  it('are left alone once they are settled and old, but not while they are open', async () => {
    const { sites, platform, source } = await watched();
    const old = {
      sourceKind: 'hackernews',
      sourceId: source.id,
      publishedAt: new Date(START.getTime() - 90 * DAY),
    };
    const due = { recheckAt: platform.now() };
    await aMention(platform, { ...old, ...due, externalId: '201', status: 'resolved' });
    await aMention(platform, { ...old, ...due, externalId: '202', status: 'pending' });
    await platform.db.delete(mentions).where(sql`external_id like '10%'`);
    say(sites, { 201: 'Old.', 202: 'Older.' });
    expect(await run(platform)).toMatchObject({ asked: 2, edited: 2 });
    await platform.db.update(mentions).set({ recheckAt: platform.now() });
    platform.setNow(1000);
    await run(platform);
    const [settled, open] = await stored(platform);
    expect(settled!.recheckAt).toBeNull();
    expect(open!.recheckAt).not.toBeNull();
  });
});

describe('a source that does not answer when it is asked again', () => {
  it('blocks no other, keeps its posts and is asked later', async () => {
    const { sites, platform, brand } = await watched();
    const other = await aSource(platform, {
      kind: 'hackernews',
      settings: { query: 'Fernhill bikes' },
      host: 'other.example',
    });
    await aMention(platform, {
      brandId: brand.id,
      sourceKind: 'hackernews',
      sourceId: other.id,
      externalId: '901',
      recheckAt: platform.now(),
    });
    say(sites, { ...LOVELY, 901: new Failure('transient', 'It answered with 502.') });
    expect(await run(platform)).toMatchObject({ asked: 3, failed: 1 });
    const waiting = (await stored(platform)).find(({ externalId }) => externalId === '901');
    expect(waiting?.text).not.toBe('');
    expect(waiting!.recheckAt!.getTime()).toBeGreaterThan(platform.now().getTime() + HOUR / 2);
    expect(platform.logged.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('has its host rest for as long as it says', async () => {
    const { sites, platform } = await watched();
    const retryAt = new Date(platform.now().getTime() + 2 * HOUR);
    sites.answer(HOST, new Failure('rate', 'Too many requests.', { retryAt }));
    expect(await run(platform)).toMatchObject({ asked: 0, failed: 1 });
    const [host] = await platform.db.select().from(hosts).where(eq(hosts.host, HOST));
    expect(host?.freeAt).toEqual(retryAt);
  });

  it('is not asked at all while its polls fail, or while it is paused', async () => {
    const { platform, source } = await watched();
    await platform.db.update(sources).set({ failures: 1 }).where(eq(sources.id, source.id));
    expect(await claimRechecks(platform, 4, [])).toEqual([]);
    await platform.db.update(sources).set({ failures: 0, pausedAt: START }).where(eq(sources.id, source.id));
    expect(await claimRechecks(platform, 4, [])).toEqual([]);
  });

  it('is never polled and asked again at once', async () => {
    const { platform } = await watched();
    expect(await claimRechecks(platform, 4, [])).toHaveLength(1);
    expect(await claimDue(platform, 4)).toEqual([]);
    expect(await claimRechecks(platform, 4, [])).toEqual([]);
  });

  it('stores nothing when it was changed meanwhile', async () => {
    const { sites, platform } = await watched();
    const before = await stored(platform);
    sites.answer(HOST, async () => {
      await platform.db.update(sources).set({ leaseToken: null });
      return { status: 404, body: new TextEncoder().encode('{}') };
    });
    expect(await run(platform)).toMatchObject({ gone: 0, failed: 1 });
    expect((await stored(platform)).map(({ text }) => text)).toEqual(before.map(({ text }) => text));
  });
});
