import { asc } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { addRule } from '../../src/brands/rules.ts';
import { alerts, events, mentions } from '../../src/db/schema.ts';
import { type ImportOptions, importMentions, pushItems } from '../../src/ingest/import.ts';
import type { Actor } from '../../src/mentions/mention.ts';
import { anItem } from '../support/items.ts';
import { type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand } from '../support/records.ts';

const CLI: Actor = { userId: null, via: 'cli' };

async function* linesOf(text: string): AsyncGenerator<string> {
  yield* text.split('\n');
}

async function fernhill(platform: TestPlatform) {
  const brand = await aBrand(platform, { name: 'Fernhill' });
  await addRule(platform, CLI, brand.id, 'Fernhill');
  return brand;
}

const ndjson = (platform: TestPlatform, rows: unknown[], options: ImportOptions = {}) => {
  const text = rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n');
  return importMentions(platform, CLI, linesOf(text), { format: 'ndjson', ...options });
};
const csv = (platform: TestPlatform, text: string, options: ImportOptions = {}) =>
  importMentions(platform, CLI, linesOf(text), { format: 'csv', ...options });
const stored = ({ db }: TestPlatform) => db.select().from(mentions).orderBy(asc(mentions.id));

describe('importing NDJSON', () => {
  it('stores and scores what a rule recognises, as history that rings no bell', async () => {
    const platform = await testPlatform();
    await fernhill(platform);
    expect(await ndjson(platform, [anItem()])).toMatchObject({
      read: 1,
      accepted: 1,
      duplicate: 0,
      refused: [],
    });
    const [mention] = await stored(platform);
    expect(mention).toMatchObject({ sentiment: 'negative', backfilled: true, dueAt: null, sourceId: null });
    expect(mention!.matchedSpans).toEqual([{ start: 49, end: 57, word: 'Fernhill' }]);
    expect(await platform.db.select().from(alerts)).toEqual([]);
    expect(await platform.db.select().from(events)).toMatchObject([{ kind: 'found', via: 'cli' }]);
  });

  it('is idempotent', async () => {
    const platform = await testPlatform();
    await fernhill(platform);
    const rows = [anItem(), anItem({ externalId: 'post-2' }), anItem()];
    expect(await ndjson(platform, rows)).toMatchObject({ accepted: 2, duplicate: 1 });
    expect(await ndjson(platform, rows)).toMatchObject({ accepted: 0, duplicate: 3, refusedCount: 0 });
    expect(await platform.db.select().from(events)).toHaveLength(2);
  });

  it('names bad rows by their line and stores all the others', async () => {
    const platform = await testPlatform();
    await fernhill(platform);
    const report = await ndjson(platform, [
      anItem(),
      '{"text": "Fernhill',
      '',
      '[1, 2]',
      { source: 'rss', externalId: 'empty' },
      anItem({ externalId: 'post-2', text: 'Fernhill \u0000 and \ud83d' }),
      anItem({ externalId: 'post-3', publishedAt: 'yesterday' }),
      anItem({ externalId: 'post-4', source: 'telex' }),
      anItem({ externalId: 'post-5', rating: 7 }),
      anItem({ externalId: 'post-6', title: null, text: 'Nothing of interest' }),
      { text: 'Fernhill has no id', author: 'Ada Example' },
    ]);
    expect(report).toMatchObject({ read: 10, accepted: 3, duplicate: 0, refusedCount: 7 });
    expect(report.refused.map(({ line, why }) => [line, why])).toEqual([
      [2, 'It is not JSON. Each line holds one object.'],
      [4, 'The row is not a JSON object.'],
      [5, 'It has neither a text nor a title.'],
      [7, expect.stringContaining('publishedAt is "yesterday"')],
      [8, 'There is no source kind "telex".'],
      [9, 'rating is 7; it goes from 1 to 5.'],
      [10, expect.stringContaining('No match rule recognises it')],
    ]);
    expect((await stored(platform)).map(({ sourceKind }) => sourceKind).sort()).toEqual([
      'manual',
      'rss',
      'rss',
    ]);
  });

  it('takes every row for a named brand and still marks its words', async () => {
    const platform = await testPlatform();
    const brand = await fernhill(platform);
    const rows = [anItem(), anItem({ externalId: 'post-2', title: null, text: 'They never answer' })];
    expect(await ndjson(platform, rows, { brandId: brand.id })).toMatchObject({ accepted: 2 });
    expect((await stored(platform)).map(({ matchedSpans }) => matchedSpans.length)).toEqual([1, 0]);
    await expect(ndjson(platform, rows, { brandId: 404 })).rejects.toMatchObject({ reason: 'not-found' });
  });

  it('stores an item that names two brands for both', async () => {
    const platform = await testPlatform();
    await fernhill(platform);
    const rival = await aBrand(platform, { name: 'Harrow', kind: 'competitor' });
    await addRule(platform, CLI, rival.id, 'Harrow');
    expect(
      await ndjson(platform, [anItem({ text: 'Fernhill lost my order. Harrow too. Terrible.' })]),
    ).toMatchObject({ accepted: 1 });
    expect((await stored(platform)).map(({ needsResponse }) => needsResponse).sort()).toEqual([false, true]);
  });

  it('goes through many batches and says how far it is', async () => {
    const platform = await testPlatform();
    await fernhill(platform);
    const seen: number[] = [];
    const rows = Array.from({ length: 300 }, (_, index) => anItem({ externalId: `post-${index}` }));
    await ndjson(platform, rows, { onProgress: ({ read }) => seen.push(read) });
    expect(seen).toEqual([100, 200, 300]);
  });

  it('as news starts the clock', async () => {
    const platform = await testPlatform();
    await fernhill(platform);
    const report = await pushItems(platform, { userId: null, via: 'api' }, [anItem(), 'nonsense']);
    expect(report).toMatchObject({
      accepted: 1,
      refused: [{ line: 2, why: 'The row is not a JSON object.' }],
    });
    expect(await stored(platform)).toMatchObject([
      { backfilled: false, needsResponse: true, dueAt: new Date('2026-11-21T15:00:00Z') },
    ]);
  });
});

describe('importing CSV', () => {
  it('understands columns as people name them, quotes, line breaks and semicolons', async () => {
    const platform = await testPlatform();
    await fernhill(platform);
    const report = await csv(
      platform,
      '\ufeffReview ID;Platform;Reviewer;Review;Stars;Date;Link\r\n' +
        '77;trustpilot;Ada Example;"Fernhill said ""soon"";\r\nand never came";2;21.11.2026 09:30;https://site.example/77\r\n',
    );
    expect(report).toMatchObject({ accepted: 1, refused: [] });
    expect(await stored(platform)).toMatchObject([
      {
        externalId: '77',
        sourceKind: 'trustpilot',
        authorName: 'Ada Example',
        text: 'Fernhill said "soon";\nand never came',
        rating: 2,
        publishedAt: new Date('2026-11-21T09:30:00Z'),
        url: 'https://site.example/77',
      },
    ]);
  });

  it('loses nothing but the row whose quotation mark stays open', async () => {
    const platform = await testPlatform();
    await fernhill(platform);
    const rows = [
      'id,text',
      '1,Fernhill one',
      '2,"Fernhill two',
      '3,"Fernhill ""three"""',
      '4,Fernhill 5" four',
      '5,"Fernhill" five',
    ];
    const report = await csv(platform, rows.join('\n'));
    expect(report).toMatchObject({ accepted: 3, refusedCount: 2 });
    expect(report.refused.map(({ line }) => line)).toEqual([3, 6]);
    expect((await stored(platform)).map(({ text }) => text)).toEqual([
      'Fernhill one',
      'Fernhill "three"',
      'Fernhill 5" four',
    ]);
  });
});
