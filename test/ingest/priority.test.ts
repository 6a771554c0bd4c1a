import { describe, expect, it } from 'vitest';
import { audit, emergingThemes } from '../../src/db/schema.ts';
import { newMentions } from '../../src/ingest/new-mentions.ts';
import { countDue } from '../../src/ingest/rescore-due.ts';
import { changeWeights } from '../../src/mentions/priority-weights.ts';
import { DEFAULT_WEIGHTS } from '../../src/scoring/priority-weights.ts';
import { ENGINE } from '../../src/scoring/score.ts';
import { anItem, recognised } from '../support/items.ts';
import { START, testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aUser } from '../support/records.ts';

const HANDLE = 'testwriter';
const told = () => ({ sourceId: null, backfilled: false });

async function given() {
  const platform = await testPlatform();
  const brand = await aBrand(platform);
  const item = anItem({
    text: 'The delivery was late and the box was broken. Terrible.',
    author: { name: 'Test Writer', handle: HANDLE, url: null, followers: null },
  });
  const found = { ...recognised(brand, item), brand: { ...brand, themes: [] } };
  const weigh = async () => (await newMentions(platform, [found as never], told))[0]!;
  return { platform, brand, item, weigh };
}

describe('the priority of a new mention', () => {
  it('knows what its author said of the brand in the year before, and of no other brand', async () => {
    const { platform, brand, item, weigh } = await given();
    const earlier = { authorHandle: HANDLE, sourceKind: item.source, sentiment: 'negative' } as const;
    const daysAgo = (days: number) => new Date(START.getTime() - days * 86_400_000);
    await aMention(platform, { ...earlier, brandId: brand.id, publishedAt: daysAgo(3) });
    await aMention(platform, { ...earlier, brandId: brand.id, publishedAt: daysAgo(300) });
    await aMention(platform, { ...earlier, brandId: brand.id, publishedAt: daysAgo(400) });
    await aMention(platform, { ...earlier, publishedAt: daysAgo(3) });
    const { priorityReasons, priorityScore } = await weigh();
    expect(priorityReasons).toContainEqual({ reason: 'Negative 2 times before', points: 8 });
    expect(priorityReasons.reduce((sum, { points }) => sum + points, 0)).toBe(priorityScore);
  });

  it('names the theme on the rise that it is about', async () => {
    const { platform, brand, weigh } = await given();
    await platform.db.insert(emergingThemes).values({
      ...{ brandId: brand.id, kind: 'theme', name: 'delivery', also: [], firstDay: '2026-11-20' },
      ...{ lastDay: '2026-11-20', days: 1, mentions: 40, negative: 30, voices: 40, expected: 8 },
      ...{ ratio: 5, ratioLow: 3, ratioHigh: 8, foundAt: START },
    });
    expect((await weigh()).priorityReasons).toContainEqual({ reason: 'On the rise: delivery', points: 10 });
  });

  it('has the weights of the team from the next mention on, and stored ones are due to be scored again', async () => {
    const { platform, weigh } = await given();
    const user = await aUser(platform);
    await aMention(platform, { scoredBy: ENGINE });
    expect((await countDue(platform, null)).due).toBe(0);
    await changeWeights(
      platform,
      { userId: user.id, via: 'web' },
      { ...DEFAULT_WEIGHTS, sentiment: 0, unsure: 0 },
    );
    const { priorityReasons, scoredBy } = await weigh();
    expect(priorityReasons.some(({ reason }) => reason === 'Negative')).toBe(false);
    expect(scoredBy).toMatch(new RegExp(`^${ENGINE}\\+w\\d+$`));
    expect((await countDue(platform, null)).due).toBe(1);
    const [entry] = await platform.db.select().from(audit);
    expect(entry).toMatchObject({ action: 'changed what priorities weigh' });
    expect(entry!.subject).toContain('As negative as can be: 35 → 0');
  });

  it('keeps the weights that were, when one of the new ones cannot be used', async () => {
    const { platform, weigh } = await given();
    const refused = changeWeights(platform, { userId: null, via: 'cli' }, { ...DEFAULT_WEIGHTS, reach: -1 });
    await expect(refused).rejects.toMatchObject({ fields: { reach: 'Give whole points from 0 to 100.' } });
    expect((await weigh()).scoredBy).toBe(ENGINE);
  });
});
