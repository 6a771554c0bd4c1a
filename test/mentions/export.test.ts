import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { mentions } from '../../src/db/schema.ts';
import { csvOf } from '../../src/mentions/csv.ts';
import { type ExportedMention, exportMentions } from '../../src/mentions/export.ts';
import { parseFilter } from '../../src/mentions/filter/filter.ts';
import { START, type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aUser } from '../support/records.ts';

async function allOf<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const all: Value[] = [];
  for await (const value of values) all.push(value);
  return all;
}

const exported = (platform: TestPlatform, brandIds: number[], filter = '') =>
  allOf(exportMentions(platform, { brandIds, filter: parseFilter(filter) }));

describe('exporting mentions', () => {
  it('gives an item and what was made of it', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform, { name: 'Fernhill' });
    const user = await aUser(platform, { name: 'Ines Example' });
    const mention = await aMention(platform, {
      brandId: brand.id,
      assigneeId: user.id,
      sentimentByUser: 'neutral',
      unsure: true,
      likes: 0,
    });
    expect(await exported(platform, [brand.id])).toEqual([
      {
        id: mention.id,
        brand: 'Fernhill',
        source: 'rss',
        externalId: mention.externalId,
        url: mention.url,
        author: { name: 'Marta Example', handle: mention.authorHandle, url: null, followers: null },
        title: mention.title,
        text: mention.text,
        language: 'en',
        publishedAt: '2026-11-21T12:00:00.000Z',
        editedAt: null,
        rating: null,
        engagement: { likes: 0, comments: null, shares: null, views: null },
        location: null,
        replyTo: null,
        parent: null,
        sentiment: { label: 'neutral', score: null, confidence: null, unsure: false },
        emotions: [],
        intents: [],
        themes: [],
        priority: { score: 60, level: 'high', reasons: [{ reason: 'Negative', points: 60 }] },
        status: 'open',
        assignee: 'Ines Example',
        dueAt: '2026-11-21T16:00:00.000Z',
        story: null,
      },
    ]);
  });

  it('leaves out what a source’s terms keep in the house, and counts it', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    const kept = await aMention(platform, { brandId: brand.id, sourceKind: 'x', rating: 2 });
    const free = await aMention(platform, { brandId: brand.id });
    const withheld = new Map<string, number>();
    const all = await allOf(
      exportMentions(platform, {
        brandIds: [brand.id],
        filter: { kind: 'all' },
        withheld,
        isExportable: (kind) => kind !== 'x',
      }),
    );
    const [first, second] = [kept, free].map(({ id }) => all.find((one) => one.id === id));
    expect(first).toMatchObject({ externalId: kept.externalId, title: null, text: '', rating: 2 });
    expect(first?.author).toEqual({ name: null, handle: null, url: null, followers: null });
    expect(first?.sentiment.label).toBe('negative');
    expect(second?.text).toBe(free.text);
    expect([...withheld]).toEqual([['x', 1]]);
  });

  it('keeps to the given brands and the filter, newest first, without what was deleted', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    await aMention(platform, {
      brandId: brand.id,
      text: 'second',
      publishedAt: new Date(START.getTime() - 1000),
    });
    await aMention(platform, { brandId: brand.id, text: 'first' });
    await aMention(platform, { brandId: brand.id, text: 'praise', sentiment: 'positive' });
    await aMention(platform, { brandId: brand.id, text: '', deletedAt: START });
    await aMention(platform, { text: 'another brand' });
    const found = await exported(platform, [brand.id], 'sentiment:negative');
    expect(found.map(({ text }) => text)).toEqual(['first', 'second']);
    expect(await exported(platform, [])).toEqual([]);
  });

  it('goes on where a batch ended, also among mentions of the same moment', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    const { id: _, ...values } = await aMention(platform, { brandId: brand.id });
    for (const batch of ['a', 'b', 'c'])
      await platform.db
        .insert(mentions)
        .values(Array.from({ length: 337 }, (_row, n) => ({ ...values, externalId: `${batch}-${n}` })));
    const ids = (await exported(platform, [brand.id])).map(({ id }) => id);
    expect(new Set(ids).size).toBe(1012);
    expect(ids).toEqual(ids.toSorted((a, b) => b - a));
  });
});

describe('CSV for a spreadsheet', () => {
  const aRow = async (values: Parameters<typeof aMention>[1]): Promise<string[]> => {
    const platform = await testPlatform();
    const mention = await aMention(platform, values);
    const records = await allOf(
      csvOf(exportMentions(platform, { brandIds: [mention.brandId], filter: { kind: 'all' } })),
    );
    expect(records).toHaveLength(2);
    const [header, row] = parse(records.join('\r\n')) as string[][];
    return ['title', 'text', 'priority.score', 'sentiment.score'].map((name) => row![header!.indexOf(name)]!);
  };

  it.each([
    '=1+1',
    '+49 30 1234',
    '-2+3',
    '@SUM(A1)',
    '＝1+1',
    '\u200b=1+1',
    ' \u00a0=1+1',
    '"=1+1',
    '|calc',
    '%0A=1',
  ])('takes no formula from %j', async (text) => {
    expect(await aRow({ title: text, text })).toEqual([`'${text}`, `'${text}`, '60', '-0.6']);
  });

  it.each(['Fernhill = late', 'Semi;colon, "quotes" and\na line', 'a-b', '5 + 5', '日本'])(
    'leaves %j as it is',
    async (text) => {
      expect((await aRow({ text }))[1]).toBe(text);
    },
  );

  it('writes numbers as numbers and texts in quotes', async () => {
    const mention = {
      id: 1,
      author: {},
      engagement: {},
      sentiment: { score: -0.6 },
      priority: { reasons: [] },
    };
    const lists = { emotions: [], intents: [], themes: ['a', 'b'], text: 'x' };
    const [, row] = await allOf(
      csvOf(
        (async function* () {
          yield { ...mention, ...lists } as unknown as ExportedMention;
        })(),
      ),
    );
    expect(row).toContain('1,,');
    expect(row).toContain(',-0.6,');
    expect(row).toContain('"a; b"');
  });
});
