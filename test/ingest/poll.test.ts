import { asc, eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { addRule } from '../../src/brands/rules.ts';
import { alerts, events, mentions, mentionVersions, sourceGaps, sources } from '../../src/db/schema.ts';
import { claimDue } from '../../src/ingest/due.ts';
import { type Polled, pollSource } from '../../src/ingest/poll-source.ts';
import { type Actor, SYSTEM } from '../../src/mentions/mention.ts';
import { changeSource } from '../../src/sources/settings.ts';
import { FakeSites } from '../support/fake-sites.ts';
import { START, type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aSource } from '../support/records.ts';

const WEB: Actor = { userId: null, via: 'web' };
const HOST = 'news.example';
const HOUR = 3_600_000;

async function watched() {
  const sites = new FakeSites();
  const platform = await testPlatform({ http: sites.http });
  const brand = await aBrand(platform, { name: 'Fernhill' });
  await addRule(platform, SYSTEM, brand.id, 'Fernhill');
  const settings = { url: `https://${HOST}/feed.xml` };
  const name = `${HOST}/feed.xml`;
  const source = await aSource(platform, {
    name,
    settings,
    host: HOST,
    createdAt: new Date(START.getTime() - HOUR),
  });
  return { sites, platform, brand, source };
}

/** Polls the source as soon as it is due. */
async function poll(platform: TestPlatform): Promise<Polled> {
  const [next] = await platform.db.select({ at: sources.nextPollAt }).from(sources);
  if (next!.at > platform.now()) platform.setNow(next!.at);
  const [claimed] = await claimDue(platform, 1);
  return pollSource(platform, claimed!);
}

const stored = ({ db }: TestPlatform) => db.select().from(mentions).orderBy(asc(mentions.externalId));
const sourceOf = async ({ db }: TestPlatform) => (await db.select().from(sources))[0]!;

describe('a polled source', () => {
  it('gives scored mentions of the brands that its items name, and takes the feed’s title', async () => {
    const { sites, platform, brand, source } = await watched();
    sites.post(HOST, 'Five weeks and no bike. Fernhill is terrible.');
    sites.post(HOST, 'Nothing that concerns us.');
    expect(await poll(platform)).toMatchObject({ failed: false, found: 1 });
    const [mention] = await stored(platform);
    expect(mention).toMatchObject({
      brandId: brand.id,
      sourceId: source.id,
      sourceKind: 'rss',
      externalId: `urn:${HOST}:1`,
      sentiment: 'negative',
      foundAt: START,
    });
    expect(mention!.matchedSpans.map(({ word }) => word)).toEqual(['Fernhill']);
    expect(await sourceOf(platform)).toMatchObject({
      name: 'Fake posts',
      health: 'working',
      lastSuccessAt: START,
    });
  });

  it('marks what was there before it was watched as history, without a due time', async () => {
    const { sites, platform } = await watched();
    sites.post(HOST, 'Fernhill is late again, terrible.', { at: new Date(START.getTime() - 48 * HOUR) });
    sites.post(HOST, 'Fernhill lost my order, terrible.');
    await poll(platform);
    const [old, since] = await stored(platform);
    expect(old).toMatchObject({ backfilled: true, dueAt: null });
    expect(since).toMatchObject({ backfilled: false, needsResponse: true });
    sites.post(HOST, 'Fernhill never answers, terrible.', { at: new Date(START.getTime() + 60_000) });
    await poll(platform);
    expect((await stored(platform))[2]).toMatchObject({ backfilled: false });
  });

  it('that answers "nothing new" costs no write but its own row', async () => {
    const { sites, platform } = await watched();
    sites.post(HOST, 'Fernhill is late.');
    await poll(platform);
    const before = await platform.db.execute(sql`select xmin::text, * from mentions`);
    expect(await poll(platform)).toEqual({ failed: false, found: 0, edited: 0, alerts: 0 });
    expect(sites.requests[1]!.headers).toHaveProperty('if-none-match');
    expect(await platform.db.execute(sql`select xmin::text, * from mentions`)).toEqual(before);
    expect(await platform.db.select().from(events)).toHaveLength(1);
    expect(await sourceOf(platform)).toMatchObject({ lastSuccessAt: platform.now() });
  });

  it('stores an item seen again and again once, and an edit as a version', async () => {
    const { sites, platform } = await watched();
    sites.post(HOST, 'Fernhill is wonderful.', { id: 'urn:a' });
    await poll(platform);
    sites.post(HOST, 'Another Fernhill.', { id: 'urn:b' });
    expect(await poll(platform)).toMatchObject({ found: 1, edited: 0 });
    sites.post(HOST, 'Fernhill is terrible. Broken.', { id: 'urn:a' });
    expect(await poll(platform)).toMatchObject({ found: 0, edited: 1 });
    expect((await stored(platform))[0]).toMatchObject({
      text: 'Fernhill is terrible. Broken.',
      sentiment: 'negative',
    });
    expect(await platform.db.select().from(mentionVersions)).toHaveLength(1);
  });

  it('does not lose what came while it could not be read, nor its alert', async () => {
    const { sites, platform } = await watched();
    sites.post(HOST, 'Fernhill.');
    await poll(platform);
    sites.answer(HOST, { status: 500 });
    for (let times = 0; times < 4; times++) expect(await poll(platform)).toMatchObject({ failed: true });
    expect(await sourceOf(platform)).toMatchObject({ health: 'broken', failures: 4 });
    sites.post(HOST, 'Fernhill is terrible.', { at: new Date(START.getTime() + 30 * 60_000) });
    sites.answer(HOST, null);
    expect(await poll(platform)).toMatchObject({ failed: false, found: 1 });
    expect((await stored(platform))[1]).toMatchObject({ backfilled: false });
    expect(await platform.db.select().from(sourceGaps)).toMatchObject([
      { fromAt: START, toAt: platform.now() },
    ]);
  });

  it.each([
    ['an error page with status 200', { body: new TextEncoder().encode('<html>Sorry</html>') }, 'broken'],
    ['an empty body', { body: new Uint8Array() }, 'broken'],
    ['401', { status: 401 }, 'signed-out'],
    ['403', { status: 403 }, 'blocked'],
    ['410', { status: 410 }, 'gone'],
    ['429', { status: 429, headers: { 'retry-after': '7200' } }, 'slowed'],
  ])('that answers with %s is said so, and its cursor stays', async (_, answer, health) => {
    const { sites, platform } = await watched();
    sites.post(HOST, 'Fernhill.');
    await poll(platform);
    const { cursor } = await sourceOf(platform);
    sites.answer(HOST, answer);
    await poll(platform);
    const source = await sourceOf(platform);
    expect(source).toMatchObject({ health, cursor });
    expect(source.healthNote).toMatch(/\.$/);
    if (health === 'slowed')
      expect(source.nextPollAt.getTime()).toBeGreaterThanOrEqual(platform.now().getTime() + 2 * HOUR);
  });

  it('with one item that the database refuses among fifty gives the other forty-nine, and says so', async () => {
    const { sites, platform } = await watched();
    await platform.db.execute(
      sql`alter table mentions add constraint poison check (external_id <> 'urn:bad')`,
    );
    for (let number = 0; number < 50; number++)
      sites.post(HOST, `Fernhill ${number}`, number === 17 ? { id: 'urn:bad' } : {});
    expect(await poll(platform)).toMatchObject({ failed: false, found: 49 });
    const source = await sourceOf(platform);
    expect(source).toMatchObject({ health: 'working', healthNote: expect.stringContaining('(urn:bad)') });
    expect(source.cursor).not.toBeNull();
    expect(platform.logged).toMatchObject([{ level: 'error', fields: { externalId: 'urn:bad' } }]);
  });

  it('gives everything also when an item carries NUL, broken characters or a million letters', async () => {
    const { sites, platform } = await watched();
    const texts = ['Fernhill \u0000', 'Fernhill \ud83d', `Fernhill ${'x'.repeat(1_000_000)}`, 'Fernhill'];
    for (const text of texts) sites.post(HOST, text);
    expect(await poll(platform)).toMatchObject({ failed: false, found: 4 });
  });

  it('rings for what is new and for an edit that turns bad, once each, and never for history', async () => {
    const { sites, platform } = await watched();
    await platform.db.execute(sql`
      with channel as (insert into channels (kind, name, settings, state_since, free_at, created_at)
          values ('slack', 'care', '{}', now(), now(), now()) returning id),
        rule as (insert into alert_rules (name, filter, created_at)
          values ('Trouble', 'sentiment:negative', now()) returning id)
      insert into alert_rule_channels (alert_rule_id, channel_id) select rule.id, channel.id from rule, channel`);
    sites.post(HOST, 'Fernhill is terrible.', { at: new Date(START.getTime() - 48 * HOUR) });
    expect(await poll(platform)).toMatchObject({ found: 1, alerts: 0 });
    sites.post(HOST, 'Fernhill is awful and broken.', { id: 'urn:a', at: START });
    sites.post(HOST, 'Fernhill is wonderful.', { id: 'urn:b', at: START });
    expect(await poll(platform)).toMatchObject({ found: 2, alerts: 1 });
    sites.post(HOST, 'Fernhill is awful and still broken.', { id: 'urn:a', at: START });
    sites.post(HOST, 'Fernhill is terrible after all.', { id: 'urn:b', at: START });
    expect(await poll(platform)).toMatchObject({ edited: 2, alerts: 1 });
    expect(await platform.db.select().from(alerts)).toHaveLength(2);
  });

  it('stores nothing and keeps its cursor when an alert cannot be raised', async () => {
    const { sites, platform } = await watched();
    sites.post(HOST, 'Fernhill is terrible.');
    await platform.db.execute(sql`alter table alert_rules rename to alert_rules_away`);
    expect(await poll(platform)).toMatchObject({ failed: true });
    expect(await stored(platform)).toEqual([]);
    expect(await platform.db.select().from(events)).toEqual([]);
    expect(await sourceOf(platform)).toMatchObject({ cursor: null, failures: 1, lastSuccessAt: null });
    expect(platform.logged).toMatchObject([{ level: 'error' }]);
    await platform.db.execute(sql`alter table alert_rules_away rename to alert_rules`);
    expect(await poll(platform)).toMatchObject({ failed: false, found: 1 });
  });

  it('whose address was changed meanwhile stores nothing of the old one', async () => {
    const { sites, platform, source } = await watched();
    sites.post(HOST, 'Fernhill.');
    sites.answer(HOST, async () => {
      await changeSource(platform, WEB, source.id, { settings: { url: 'https://other.example/feed.xml' } });
      return {};
    });
    expect(await poll(platform)).toMatchObject({ failed: true });
    expect(await stored(platform)).toEqual([]);
    expect(await sourceOf(platform)).toMatchObject({ cursor: null, failures: 0, host: 'other.example' });
  });

  it('is given up in time when it goes on and on', async () => {
    const { platform, source } = await watched();
    let asked = 0;
    platform.http = async ({ url }) => {
      asked += 1;
      platform.setNow(30_000);
      const hits = Array.from({ length: 100 }, (_, index) => ({
        objectID: String(asked * 1000 + index),
        created_at_i: START.getTime() / 1000 - asked * 1000 - index,
        story_text: 'Fernhill',
      }));
      const body = new TextEncoder().encode(
        JSON.stringify({ hits, page: asked - 1, nbPages: 10, nbHits: 1000 }),
      );
      return { status: 200, headers: {}, body, url, permanentUrl: null };
    };
    await platform.db
      .update(sources)
      .set({ kind: 'hackernews', settings: { query: 'Fernhill' }, backfilledAt: START, cursor: { mark: 1 } })
      .where(eq(sources.id, source.id));
    expect(await poll(platform)).toMatchObject({ failed: true });
    expect(asked).toBe(2);
    expect(await sourceOf(platform)).toMatchObject({ failureClass: 'timeout', cursor: { mark: 1 } });
  });
});
