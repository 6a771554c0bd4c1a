import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { audit, mentions, sourceGaps, sources } from '../../src/db/schema.ts';
import { tryStored } from '../../src/ingest/try-stored.ts';
import type { Actor } from '../../src/mentions/mention.ts';
import type { SourceAdapter } from '../../src/sources/adapter.ts';
import { listSources, sourceDetail } from '../../src/sources/list.ts';
import { pauseSource, requestPoll, resumeSource } from '../../src/sources/pause.ts';
import { openSettings, sealSettings } from '../../src/sources/sealed.ts';
import { changeSource, createSource, deleteSource, suggestedSources } from '../../src/sources/settings.ts';
import { START, testPlatform } from '../support/platform.ts';
import { aMention, aSource, aUser } from '../support/records.ts';

const WEB: Actor = { userId: null, via: 'web' };
const FEED = { kind: 'rss', settings: { url: ' https://site.example/feed.xml ' } };

const rowOf = async (platform: Awaited<ReturnType<typeof testPlatform>>, id: number) =>
  (await platform.db.select().from(sources).where(eq(sources.id, id)))[0]!;

describe('a source', () => {
  it('is added ready to be polled at once, under the name of its place', async () => {
    const platform = await testPlatform();
    const source = await createSource(platform, WEB, FEED);
    expect(source).toMatchObject({
      name: 'site.example/feed.xml',
      host: 'site.example',
      settings: { url: 'https://site.example/feed.xml' },
      health: 'working',
      nextPollAt: START,
    });
    expect(await platform.db.select().from(audit)).toMatchObject([{ action: 'added the RSS source' }]);
  });

  it.each([
    [{ kind: 'rss', settings: {} }, 'url', 'Feed address is missing'],
    [{ kind: 'rss', settings: { url: 'not an address' } }, 'url', 'address of the feed'],
    [{ kind: 'rss', settings: { url: 'ftp://site.example/feed' } }, 'url', 'https://'],
    [{ kind: 'rss', settings: { url: `https://site.example/${'x'.repeat(2001)}` } }, 'url', 'longer than'],
    [{ ...FEED, settings: { ...FEED.settings, color: 'red' } }, 'color', 'has no setting "color"'],
    [{ kind: 'hackernews', settings: { query: '  ' } }, 'query', 'Search for is missing'],
  ])('is refused with %j, in a sentence beside the field', async (input, field, sentence) => {
    const platform = await testPlatform();
    const refused = createSource(platform, WEB, input as typeof FEED);
    await expect(refused).rejects.toMatchObject({ fields: { [field]: expect.stringContaining(sentence) } });
  });

  it('is refused when it is watched already or of an unknown kind', async () => {
    const platform = await testPlatform();
    await createSource(platform, WEB, FEED);
    await expect(createSource(platform, WEB, FEED)).rejects.toMatchObject({ reason: 'conflict' });
    await expect(createSource(platform, WEB, { kind: 'telex', settings: {} })).rejects.toThrow('telex');
    const other = await createSource(platform, WEB, {
      kind: 'rss',
      settings: { url: 'https://other.example/' },
    });
    await expect(changeSource(platform, WEB, other.id, FEED)).rejects.toMatchObject({ reason: 'conflict' });
  });

  it('never sends a stored secret to another host', async () => {
    const platform = await testPlatform();
    const settings = { url: 'https://api.example/reviews', header: 'X-Key', secret: 'k-123456' };
    const { id } = await createSource(platform, WEB, { kind: 'json', settings });
    const elsewhere = { url: 'https://elsewhere.example/reviews' };
    const refusal = { fields: { secret: expect.stringContaining('entered for api.example') } };
    await expect(changeSource(platform, WEB, id, { settings: elsewhere })).rejects.toMatchObject(refusal);
    await expect(tryStored(platform, id, elsewhere)).rejects.toMatchObject(refusal);
    await changeSource(platform, WEB, id, { settings: { url: 'https://api.example/other' } });
    await changeSource(platform, WEB, id, { settings: { ...elsewhere, secret: 'k-654321' } });
    expect(await openSettings(platform, await rowOf(platform, id))).toMatchObject({ secret: 'k-654321' });
  });

  it('with another address begins a new history at once', async () => {
    const platform = await testPlatform();
    const source = await aSource(platform, {
      cursor: { etag: '"old"' },
      backfilledAt: START,
      health: 'broken',
      failures: 4,
      nextPollAt: new Date('2026-12-01T00:00:00Z'),
      leaseToken: crypto.randomUUID(),
    });
    const renamed = await changeSource(platform, WEB, source.id, { name: 'News' });
    expect(renamed).toMatchObject({ name: 'News', cursor: { etag: '"old"' }, failures: 4 });
    expect(await changeSource(platform, WEB, source.id, FEED)).toMatchObject({
      host: 'site.example',
      cursor: null,
      backfilledAt: null,
      health: 'working',
      failures: 0,
      nextPollAt: START,
      leaseToken: null,
    });
  });

  it('rests while it is paused and is polled at once when resumed', async () => {
    const platform = await testPlatform();
    const user = await aUser(platform, { name: 'Ines Example' });
    const { id } = await aSource(platform);
    await pauseSource(platform, { userId: user.id, via: 'web' }, id);
    await pauseSource(platform, WEB, id);
    expect(await listSources(platform)).toMatchObject([
      { health: 'paused', pausedBy: 'Ines Example', openGap: { fromAt: START, reason: 'Paused' } },
    ]);
    await expect(requestPoll(platform, WEB, id)).rejects.toThrow('Resume it first');
    platform.setNow(3_600_000);
    await resumeSource(platform, WEB, id);
    expect(await rowOf(platform, id)).toMatchObject({
      health: 'working',
      nextPollAt: platform.now(),
      pausedAt: null,
    });
    expect(await platform.db.select().from(sourceGaps)).toHaveLength(1);
  });

  it('can be asked for now, unless it told us to wait', async () => {
    const platform = await testPlatform();
    const later = new Date(START.getTime() + 3_600_000);
    const gone = await aSource(platform, { health: 'gone', failures: 3, nextPollAt: later });
    await requestPoll(platform, WEB, gone.id);
    expect(await rowOf(platform, gone.id)).toMatchObject({
      health: 'working',
      failures: 0,
      nextPollAt: START,
    });
    const slowed = await aSource(platform, { health: 'slowed', nextPollAt: later });
    await expect(requestPoll(platform, WEB, slowed.id)).rejects.toMatchObject({ reason: 'too-many' });
    await expect(requestPoll(platform, WEB, 404)).rejects.toMatchObject({ reason: 'not-found' });
  });

  it('leaves its mentions behind when it is removed', async () => {
    const platform = await testPlatform();
    const { id } = await aSource(platform);
    await aMention(platform, { sourceId: id });
    await deleteSource(platform, WEB, id);
    expect(await platform.db.select().from(mentions)).toMatchObject([{ sourceId: null }]);
    await expect(deleteSource(platform, WEB, id)).rejects.toMatchObject({ reason: 'not-found' });
  });

  it('shows its mentions of the last two weeks in the reader’s days, and days that were not read', async () => {
    const platform = await testPlatform();
    const { id } = await aSource(platform);
    const at = (time: string) => new Date(`${time}:00Z`);
    for (const time of ['2026-11-20T23:30', '2026-11-20T10:00', '2026-11-08T10:00', '2026-10-08T10:00'])
      await aMention(platform, { sourceId: id, publishedAt: at(time) });
    await platform.db.insert(sourceGaps).values([
      { sourceId: id, fromAt: at('2026-11-10T20:00'), toAt: at('2026-11-11T04:00'), reason: 'Away' },
      { sourceId: id, fromAt: at('2026-11-21T10:00'), reason: 'Away again' },
    ]);
    const [row] = await listSources(platform, 'Europe/Berlin');
    expect(row!.days).toHaveLength(14);
    expect(row!.days.filter((day) => day.mentions > 0)).toEqual([
      { day: '2026-11-08', mentions: 1, missing: false },
      { day: '2026-11-20', mentions: 1, missing: false },
      { day: '2026-11-21', mentions: 1, missing: true },
    ]);
    expect(row!.days.filter((day) => day.missing).map((day) => day.day)).toEqual([
      '2026-11-10',
      '2026-11-11',
      '2026-11-21',
    ]);
    expect(row!.openGap).toMatchObject({ fromAt: at('2026-11-21T10:00'), toAt: null, reason: 'Away again' });
    expect(await sourceDetail(platform, id)).toMatchObject({
      settings: [{ name: 'url', secret: false }],
      gaps: [{ reason: 'Away again' }, { reason: 'Away' }],
    });
    expect(await sourceDetail(platform, 404)).toBeNull();
  });

  it('keeps its secrets sealed in its row', async () => {
    const platform = await testPlatform();
    const settings = [
      { name: 'site', label: 'Site', help: '', required: true },
      { name: 'key', label: 'Key', help: '', required: true, secret: true },
    ];
    const sealed = await sealSettings(platform, { settings } as SourceAdapter, {
      site: 'a.example',
      key: 'canary',
    });
    expect(sealed.site).toBe('a.example');
    expect(sealed.key).not.toContain('canary');
    expect(await platform.secrets.open(sealed.key!, 'sources.settings.key')).toBe('canary');
    expect(await openSettings(platform, { kind: 'rss', settings: { url: 'x' } })).toEqual({ url: 'x' });
  });

  it('is proposed for a brand without any key', () => {
    const proposed = suggestedSources({ name: 'Fernhill', website: null });
    expect(proposed.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['googlenews', 'hackernews']));
    expect(proposed.map(({ label }) => label)).toContain('Google News: Fernhill');
  });
});
