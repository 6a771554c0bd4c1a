import { expect, it } from 'vitest';
import { storyTexts } from '../../../src/db/schema.ts';
import { describedMentions } from '../../../src/mentions/described.ts';
import { parseFilter } from '../../../src/mentions/filter/filter.ts';
import { inbox } from '../../../src/mentions/inbox/inbox.ts';
import { thread } from '../../../src/mentions/thread.ts';
import { START, testPlatform } from '../../support/platform.ts';
import { aBrand, aMention } from '../../support/records.ts';

/** A story of three in two versions, and a mention that stands alone. */
async function aStory() {
  const platform = await testPlatform();
  const brand = await aBrand(platform);
  await platform.db.insert(storyTexts).values([
    { textKey: 7, brandId: brand.id, storyId: 7 },
    { textKey: 8, brandId: brand.id, storyId: 7 },
    { textKey: 9, brandId: brand.id, storyId: 9 },
  ]);
  const told = (hours: number, textKey: number, values = {}) =>
    aMention(platform, {
      brandId: brand.id,
      publishedAt: new Date(START.getTime() - hours * 3_600_000),
      textKey,
      ...values,
    });
  const first = await told(9, 7, { location: 'r/ebikes' });
  const [second, third, alone] = [await told(5, 8), await told(3, 7), await told(1, 9)];
  return { platform, brandIds: [brand.id], first, second, third, alone };
}

it('a mention’s page names its copies, oldest first', async () => {
  const { platform, brandIds, first, second, third, alone } = await aStory();
  const open = (id: number) => thread(platform, id, { brandIds, viewerUserId: null });
  const { copies } = (await open(third.id))!;
  expect(copies.count).toBe(2);
  expect(copies.shown.map(({ id }) => id)).toEqual([first.id, second.id]);
  expect(copies.shown[0]).toMatchObject({
    sourceKind: 'rss',
    url: first.url,
    location: 'r/ebikes',
    author: 'Marta Example',
    publishedAt: first.publishedAt,
  });
  expect((await open(alone.id))!.copies).toEqual({ count: 0, shown: [] });
});

it('a row of the inbox says how many copies there are', async () => {
  const { platform, brandIds, first, second, third, alone } = await aStory();
  const page = await inbox(platform, {
    brandIds,
    viewerUserId: 1,
    filter: parseFilter(''),
    view: 'everything',
    sort: 'newest',
    limit: 10,
  });
  expect(page.rows.map(({ id, copies }) => [id, copies])).toEqual([
    [alone.id, 0],
    [third.id, 2],
    [second.id, 2],
    [first.id, 2],
  ]);
});

it('the API gives copies one story, and none to what stands alone', async () => {
  const { platform, brandIds, third, alone } = await aStory();
  const described = await describedMentions(platform, [third.id, alone.id], brandIds);
  expect(described.map(({ story }) => story)).toEqual([{ id: 7, copies: 2 }, null]);
});
