import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { deleteBrand } from '../../../src/brands/brands.ts';
import { rows } from '../../../src/db/db.ts';
import { hourlyCounts, storyKeys, storyTexts } from '../../../src/db/schema.ts';
import { eraseAuthor } from '../../../src/mentions/erasure/erase.ts';
import { SYSTEM } from '../../../src/mentions/mention.ts';
import { newMention } from '../../../src/mentions/new-mention.ts';
import { saveWhatFits } from '../../../src/mentions/save.ts';
import { joinStories } from '../../../src/mentions/stories/join.ts';
import { tombstone } from '../../../src/mentions/tombstone.ts';
import { rollUp } from '../../../src/reports/rollup.ts';
import type { Item } from '../../../src/sources/adapter.ts';
import { ARTICLES } from '../../eval/stories/articles.ts';
import { anItem, recognised } from '../../support/items.ts';
import { type TestPlatform, testPlatform } from '../../support/platform.ts';
import { aBrand, aSource } from '../../support/records.ts';

const [RECALL, WAREHOUSE] = ARTICLES.map(({ sentences }) => sentences) as [string[], string[]];
const WHOLE = RECALL.join(' ');
const BEGINNING = RECALL.slice(0, 2).join(' ');
const CUT = `${BEGINNING.slice(0, 150)}…`;
const TYPOS = WHOLE.replace('several', 'severla').replace('dealer has', 'deeler has');

const DAY = 86_400_000;

type Brand = Awaited<ReturnType<typeof aBrand>>;

async function store(platform: TestPlatform, brand: Brand, items: Partial<Item>[], sourceId?: number) {
  const given = items.map((item) =>
    newMention(recognised(brand, anItem(item)), {
      now: platform.now(),
      sourceId: sourceId ?? null,
      backfilled: false,
    }),
  );
  return saveWhatFits(platform, given);
}

/** Post ids, story by story, in order. */
async function storiesOf(platform: TestPlatform, brand: Brand): Promise<string[][]> {
  const found = await rows<{ ids: string[] }>(
    platform.db,
    sql`select array_agg(m.external_id order by m.external_id collate "C") as ids from mentions m
      join story_texts t on t.text_key = m.text_key where m.brand_id = ${brand.id}::bigint
      group by t.story_id having count(*) > 1 order by 1`,
  );
  return found.map(({ ids }) => ids);
}

const post = (externalId: string, text: string, more: Partial<Item> = {}) => ({
  externalId,
  text,
  title: `Post ${externalId}`,
  ...more,
});

function permutations<Value>(values: Value[]): Value[][] {
  if (values.length < 2) return [values];
  return values.flatMap((value, index) =>
    permutations(values.toSpliced(index, 1)).map((rest) => [value, ...rest]),
  );
}

describe('copies of a text', () => {
  it('are one story in whatever order they arrive, one by one', async () => {
    const platform = await testPlatform();
    const posts = [post('a', WHOLE), post('b', TYPOS), post('c', `RT @paper: ${BEGINNING}`)];
    for (const order of permutations(posts)) {
      const brand = await aBrand(platform);
      await store(platform, brand, [post('d', WAREHOUSE.join(' '))]);
      for (const one of order) await store(platform, brand, [one]);
      expect(await storiesOf(platform, brand)).toEqual([['a', 'b', 'c']]);
    }
  });

  it('are one story when they arrive together', async () => {
    const platform = await testPlatform();
    for (const order of permutations([
      post('a', WHOLE),
      post('b', CUT),
      post('c', TYPOS),
      post('d', WHOLE),
    ])) {
      const brand = await aBrand(platform);
      await store(platform, brand, order);
      expect(await storiesOf(platform, brand)).toEqual([['a', 'b', 'c', 'd']]);
    }
  });

  it('make two stories one when a copy belongs to both', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    const ending = RECALL.slice(3).join(' ');
    await store(platform, brand, [post('a', BEGINNING), post('b', BEGINNING)]);
    await store(platform, brand, [
      post('c', RECALL.slice(0, 1).concat(RECALL.slice(2)).join(' ')),
      post('d', ending),
    ]);
    await store(platform, brand, [post('e', RECALL.slice(0, 1).concat(RECALL.slice(2)).join(' '))]);
    const before = await storiesOf(platform, brand);
    expect(before).toEqual([
      ['a', 'b'],
      ['c', 'e'],
    ]);
    await store(platform, brand, [post('f', WHOLE)]);
    expect(await storiesOf(platform, brand)).toEqual([['a', 'b', 'c', 'e', 'f']]);
  });

  it('count as one voice on every day on which both stories were told', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    const until = new Date(platform.now().getTime() + 2 * DAY);
    const by = (name: string) => ({
      author: { name, handle: name, url: null, followers: null },
      publishedAt: platform.now().toISOString(),
    });
    await store(platform, brand, [
      post('a', BEGINNING, by('ada')),
      post('b', RECALL.slice(0, 1).concat(RECALL.slice(2)).join(' '), by('bo')),
    ]);
    await rollUp(platform, { until });
    platform.setNow(DAY);
    await store(platform, brand, [post('c', WHOLE, by('cy'))]);
    await rollUp(platform, { until });
    expect(await storiesOf(platform, brand)).toEqual([['a', 'b', 'c']]);
    const hours = await platform.db.select().from(hourlyCounts).where(eq(hourlyCounts.series, 'volume'));
    expect(hours.map(({ count }) => count)).toEqual([1, 1]);
  });

  it('stay with their own brand', async () => {
    const platform = await testPlatform();
    const [one, other] = [await aBrand(platform), await aBrand(platform)];
    await store(platform, one, [post('a', WHOLE)]);
    await store(platform, other, [post('b', WHOLE)]);
    expect([...(await storiesOf(platform, one)), ...(await storiesOf(platform, other))]).toEqual([]);
  });

  it('are one story in a flood of them, and few keys are kept for it', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    const flood = Array.from({ length: 90 }, (_, index) =>
      post(`p${index}`, `${WHOLE} #${'abc'.repeat(index)}`),
    );
    for (let from = 0; from < 90; from += 30) await store(platform, brand, flood.slice(from, from + 30));
    await store(platform, brand, [post('late', TYPOS)]);
    expect((await storiesOf(platform, brand))[0]).toHaveLength(91);
    const [most] = await rows<{ n: number }>(
      platform.db,
      sql`select count(*)::int as n from story_keys group by key order by 1 desc limit 1`,
    );
    expect(most!.n).toBeLessThan(70);
  });

  it('cost one question when their words are known, and few when they are not', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    const given = Array.from({ length: 50 }, (_, index) =>
      newMention(recognised(brand, anItem(post(`n${index}`, `${WHOLE} ${index}`))), {
        now: platform.now(),
        sourceId: null,
        backfilled: false,
      }),
    );
    let asked = 0;
    const db = new Proxy(platform.db, {
      get(target, name, receiver) {
        if (name === 'execute') asked++;
        const value = Reflect.get(target, name, receiver);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    await joinStories({ ...platform, db }, given);
    expect(asked).toBeLessThanOrEqual(6);
    asked = 0;
    await joinStories({ ...platform, db }, given);
    expect(asked).toBe(1);
  });
});

describe('what only looks like a copy', () => {
  it('stands alone: few words, short reviews, another price', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    const review = { title: null, rating: 5 };
    const offer =
      'The Fernhill tourer in size medium, two years of warranty and a free first service, now for';
    await store(platform, brand, [
      post('a', 'Great app', { title: null }),
      post('b', 'Great app', { title: null }),
      post('c', 'I like it, it works every day', review),
      post('d', 'I like it, it works every day', review),
      post('e', `${offer} 1,299 euros only at our shop`, { title: null }),
      post('f', `${offer} 1,499 euros only at our shop`, { title: null }),
    ]);
    expect(await storiesOf(platform, brand)).toEqual([]);
  });
});

describe('an edited mention', () => {
  it('leaves its story when it tells another one, and the story goes on without it', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    const { id: sourceId } = await aSource(platform);
    await store(platform, brand, [post('a', WHOLE), post('b', WHOLE), post('c', TYPOS)], sourceId);
    await store(platform, brand, [post('a', WAREHOUSE.join(' '))], sourceId);
    expect(await storiesOf(platform, brand)).toEqual([['b', 'c']]);
    await store(platform, brand, [post('d', WAREHOUSE.join(' ')), post('e', WHOLE)], sourceId);
    expect(await storiesOf(platform, brand)).toEqual([
      ['a', 'd'],
      ['b', 'c', 'e'],
    ]);
  });
});

describe('a copy that is gone', () => {
  it('leaves no trace of its words, unless somebody else says them', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    const { id: sourceId } = await aSource(platform);
    const by = (handle: string) => ({ author: { name: null, handle, url: null, followers: null } });
    const given = [post('a', WHOLE, by('marta')), post('b', TYPOS, by('kim')), post('c', WHOLE, by('jonas'))];
    await store(platform, brand, given, sourceId);
    await eraseAuthor(platform, SYSTEM, { author: 'marta', sourceKind: 'rss' });
    expect(await storiesOf(platform, brand)).toEqual([['b', 'c']]);
    await tombstone(platform, SYSTEM, { sourceKind: 'rss', sourceId, externalIds: ['b', 'c'] });
    expect(await platform.db.select().from(storyTexts)).toEqual([]);
    expect(await platform.db.select().from(storyKeys)).toEqual([]);
  });

  it('goes with its brand', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    await store(platform, brand, [post('a', WHOLE), post('b', TYPOS)]);
    await deleteBrand(platform, SYSTEM, brand.id);
    expect(await platform.db.select().from(storyTexts)).toEqual([]);
    expect(await platform.db.select().from(storyKeys)).toEqual([]);
  });
});
