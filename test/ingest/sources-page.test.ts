import { describe, expect, it } from 'vitest';
import { type SourcesQuery, sourcesPage } from '../../src/sources/list-page.ts';
import { START, testPlatform } from '../support/platform.ts';
import { aSource } from '../support/records.ts';

const ALL: SourcesQuery = { timeZone: 'UTC', q: '', group: null, cursor: null, limit: 50 };
const read = { lastSuccessAt: START, backfilledAt: START };
const inDays = (days: number) => new Date(START.getTime() + days * 86_400_000);

async function oneOfEach() {
  const platform = await testPlatform();
  await aSource(platform, { name: 'works', ...read });
  await aSource(platform, { name: 'paused', ...read, health: 'paused', pausedAt: START });
  await aSource(platform, { name: 'broken', ...read, health: 'broken' });
  await aSource(platform, { name: 'new' });
  await aSource(platform, { name: 'failed', healthNote: 'It failed.' });
  await aSource(platform, { name: 'slowed', ...read, health: 'slowed' });
  await aSource(platform, { name: 'ending', ...read, credentialExpiresAt: inDays(13) });
  await aSource(platform, { name: 'lasting', ...read, credentialExpiresAt: inDays(15) });
  await aSource(platform, { name: 'link', kind: 'rss', polled: false });
  return platform;
}

describe('the list of sources', () => {
  it('has those that need hands first, and says how many are in which state', async () => {
    const { sources, counts, next } = await sourcesPage(await oneOfEach(), ALL);
    expect(sources.map(({ name, group }) => `${group}: ${name}`)).toEqual([
      'stopped: broken',
      'look: ending',
      'look: failed',
      'look: slowed',
      'waiting: new',
      'working: lasting',
      'working: link',
      'working: works',
      'paused: paused',
    ]);
    expect(counts).toEqual({ stopped: 1, look: 3, waiting: 1, working: 3, paused: 1 });
    expect(next).toBeNull();
  });

  it('gives every source once, page by page', async () => {
    const platform = await oneOfEach();
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await sourcesPage(platform, { ...ALL, limit: 2, cursor });
      seen.push(...page.sources.map(({ name }) => name));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen).toHaveLength(9);
    expect(new Set(seen).size).toBe(9);
  });

  it('finds by name, host and kind, and shows one state alone', async () => {
    const platform = await testPlatform();
    await aSource(platform, { name: '100% Fernhill_news', host: 'a.example' });
    await aSource(platform, { name: 'Voltaro', host: 'forum.example', ...read });
    await aSource(platform, { name: 'Rims', host: 'b.example', kind: 'hackernews', ...read });
    const found = async (query: Partial<SourcesQuery>) =>
      (await sourcesPage(platform, { ...ALL, ...query })).sources.map(({ name }) => name);
    expect(await found({ q: 'fernhill_' })).toEqual(['100% Fernhill_news']);
    expect(await found({ q: '%' })).toEqual(['100% Fernhill_news']);
    expect(await found({ q: 'FORUM.' })).toEqual(['Voltaro']);
    expect(await found({ q: 'hacker' })).toEqual(['Rims']);
    expect(await found({ group: 'working' })).toEqual(['Rims', 'Voltaro']);
    expect(await found({ q: 'nothing' })).toEqual([]);
  });

  it.each(['nonsense', btoa('[9,"rss","x",1]'), btoa('[0,"rss",5,1]'), btoa('null')])(
    'has no place %j',
    async (cursor) => {
      const platform = await testPlatform();
      await expect(sourcesPage(platform, { ...ALL, cursor })).rejects.toThrow('no place in the list');
    },
  );
});
