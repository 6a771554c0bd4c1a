import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { addRule } from '../../src/brands/rules.ts';
import { mentions, sources } from '../../src/db/schema.ts';
import { Failure } from '../../src/failure.ts';
import { trySource } from '../../src/ingest/try-source.ts';
import { tryStored } from '../../src/ingest/try-stored.ts';
import type { Actor } from '../../src/mentions/mention.ts';
import type { Http } from '../../src/platform/platform.ts';
import { createSource } from '../../src/sources/settings.ts';
import { recordedHttp, testPlatform } from '../support/platform.ts';
import { aBrand } from '../support/records.ts';

const WEB: Actor = { userId: null, via: 'web' };
const URL = 'https://news.example/feed.xml';

const entry = (n: number, title: string) => `<item><guid>${n}</guid><link>https://news.example/${n}</link>
  <title>${title}</title><description>${'word '.repeat(100)}</description>
  <pubDate>${new Date(Date.UTC(2026, 10, 20, n)).toUTCString()}</pubDate></item>`;

const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>${[
  entry(1, 'Fernhill is slow'),
  entry(2, 'Plants'),
  entry(3, 'Weather'),
  entry(4, 'Fernhill again'),
].join('')}</channel></rss>`;

const answering = (body: string): Http =>
  recordedHttp({ [URL]: { headers: { 'content-type': 'application/rss+xml' }, body } });

describe('trying a source', () => {
  it('shows the three newest items as they would be read, says how many match, and stores nothing', async () => {
    const platform = await testPlatform({ http: answering(FEED) });
    const brand = await aBrand(platform);
    await addRule(platform, WEB, brand.id, 'Fernhill');
    const trial = await trySource(platform, { kind: 'rss', settings: { url: URL } });
    expect(trial).toMatchObject({ ok: true, read: 4, recognised: 2 });
    expect(trial.ok && trial.items.every(({ matches }) => typeof matches === 'boolean')).toBe(true);
    const items = trial.ok ? trial.items : [];
    expect(items.map(({ title }) => title)).toEqual(['Fernhill again', 'Weather', 'Plants']);
    expect(items[0]).toMatchObject({
      url: 'https://news.example/4',
      publishedAt: new Date('2026-11-20T04:00:00Z'),
      text: expect.stringMatching(/^word .*…$/),
    });
    expect(items[0]!.text.length).toBeLessThanOrEqual(241);
    expect(await platform.db.select().from(mentions)).toEqual([]);
    expect(await platform.db.select().from(sources)).toEqual([]);
  });

  it('compares with nothing while no brand has words', async () => {
    const platform = await testPlatform({ http: answering(FEED) });
    expect(await trySource(platform, { kind: 'rss', settings: { url: URL } })).toMatchObject({
      recognised: null,
    });
  });

  it('shows no key that the source repeats', async () => {
    const url = 'https://www.google.com/alerts/feeds/01234567890/9876543210';
    const platform = await testPlatform({
      http: async () => {
        throw new Failure('transient', `No feed at ${url}.`);
      },
    });
    const trial = await trySource(platform, { kind: 'googlealerts', settings: { url } });
    expect(trial).toMatchObject({ sentence: 'No feed at •••.' });
  });

  it('answers with the exact failure and its class', async () => {
    const platform = await testPlatform({
      http: async () => {
        throw new Failure('dns', 'The name news.example was not found (ENOTFOUND).');
      },
    });
    expect(await trySource(platform, { kind: 'rss', settings: { url: URL } })).toEqual({
      ok: false,
      class: 'dns',
      sentence: 'The name news.example was not found (ENOTFOUND).',
    });
  });

  it('ends in ten seconds, whatever the source does', async () => {
    const patience: (number | undefined)[] = [];
    const platform = await testPlatform({
      http: async ({ timeoutMs, url }) => {
        patience.push(timeoutMs);
        return { status: 200, headers: {}, body: new TextEncoder().encode(FEED), url, permanentUrl: null };
      },
    });
    await trySource(platform, { kind: 'rss', settings: { url: URL } });
    expect(patience).toEqual([10_000]);
  });

  it('takes the stored secrets for what is left empty', async () => {
    const asked: string[] = [];
    const platform = await testPlatform({
      http: async ({ url, headers }) => {
        asked.push(headers?.authorization ?? '');
        const body = new TextEncoder().encode('{"total_count":0,"incomplete_results":false,"items":[]}');
        return { status: 200, headers: {}, body, url, permanentUrl: null };
      },
    });
    const source = await createSource(platform, WEB, {
      kind: 'github',
      settings: { query: 'fernhill', token: 'ghp_stored' },
    });
    const before = await platform.db.select().from(sources).where(eq(sources.id, source.id));
    expect(await tryStored(platform, source.id, { query: 'voltaro', token: '' })).toMatchObject({ ok: true });
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.every((header) => header.includes('ghp_stored'))).toBe(true);
    const [after] = await platform.db.select().from(sources).where(eq(sources.id, source.id));
    expect(after!.settings).toEqual(before[0]!.settings);
    await expect(tryStored(platform, source.id, { query: ' ' })).rejects.toMatchObject({
      fields: { query: expect.any(String) },
    });
  });
});
