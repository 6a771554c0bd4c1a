/** Suddenly everything is gone: a broken door, or a great deletion? */
import { asc } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { mentions } from '../../src/db/schema.ts';
import { recheckDue } from '../../src/ingest/recheck.ts';
import type { Known } from '../../src/sources/adapter.ts';
import { aForumPost, anAdapter } from '../support/an-adapter.ts';
import { START, testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aSource } from '../support/records.ts';

const HOUR = 3_600_000;

/** A forum of which six posts are due; a seventh was shown an hour ago, unless the test says otherwise. */
async function forum(isThere: (externalId: string) => boolean, { lately = true } = {}) {
  const asked: string[][] = [];
  anAdapter({
    terms: { keeps: 'everything', retentionDays: null, recheckHours: 24, exportable: true, note: '' },
    recheck: {
      batch: 10,
      async run(_settings, known: Known[]) {
        const ids = known.map(({ externalId }) => externalId);
        asked.push(ids);
        const items = ids.filter(isThere).map((id) => aForumPost(id, `Fernhill ${id}`));
        return { items, gone: ids.filter((id) => !isThere(id)) };
      },
    },
  });
  const platform = await testPlatform();
  const brand = await aBrand(platform, { name: 'Fernhill' });
  const source = await aSource(platform, { kind: 'forum', settings: {}, host: 'forum.example' });
  const post = (externalId: string, seenAt: Date, recheckAt: Date) =>
    aMention(platform, {
      brandId: brand.id,
      sourceKind: 'forum',
      sourceId: source.id,
      externalId,
      text: `Fernhill ${externalId}`,
      seenAt,
      recheckAt,
    });
  for (const id of ['1', '2', '3', '4', '5', '6'])
    await post(id, new Date(START.getTime() - 30 * HOUR), START);
  if (lately) await post('7', new Date(START.getTime() - HOUR), new Date(START.getTime() + 240 * HOUR));
  const run = () =>
    recheckDue(platform, { until: new Date(platform.now().getTime() + HOUR) }, async () => {});
  const left = async () =>
    (await platform.db.select().from(mentions).orderBy(asc(mentions.externalId)))
      .filter(({ deletedAt }) => deletedAt === null)
      .map(({ externalId }) => externalId);
  return { platform, run, left, asked };
}

it('is not believed of a source that denies what it showed an hour ago', async () => {
  const { platform, run, left, asked } = await forum(() => false);
  expect(await run()).toMatchObject({ gone: 0, failed: 1 });
  expect(await left()).toHaveLength(7);
  expect(asked.at(-1)).toEqual(['7']);
  expect(platform.logged.at(-1)?.fields.message).toContain('none was forgotten');
  platform.setNow(40 * HOUR);
  expect(await run()).toMatchObject({ gone: 0, failed: 1 });
});

it('is believed when the source still shows another post', async () => {
  const { run, left } = await forum((id) => id === '7');
  expect(await run()).toMatchObject({ gone: 6, failed: 0 });
  expect(await left()).toEqual(['7']);
});

it('is believed after three days where there is nothing to try it on', async () => {
  const { platform, run, left } = await forum(() => false, { lately: false });
  expect(await run()).toMatchObject({ gone: 0, failed: 1 });
  platform.setNow(48 * HOUR);
  expect(await run()).toMatchObject({ gone: 0, failed: 1 });
  platform.setNow(30 * HOUR);
  expect(await run()).toMatchObject({ gone: 6, failed: 0 });
  expect(await left()).toEqual([]);
});

it('is no question where one post is there', async () => {
  const { run, asked } = await forum((id) => id === '3');
  expect(await run()).toMatchObject({ gone: 5, failed: 0 });
  expect(asked).toHaveLength(1);
});
