import { describe, expect, it } from 'vitest';
import type { Platform } from '../../src/platform/platform.ts';
import { competitors } from '../../src/reports/competitors/competitors.ts';
import { rollUp } from '../../src/reports/rollup.ts';
import { sideLink } from '../../views/competitors-fair.tsx';
import { apiOf } from '../support/api.ts';
import { testPlatform } from '../support/platform.ts';
import { aBrand, aUser } from '../support/records.ts';
import { forAMinute, times, told } from './given.ts';

const LONG_AGO = { createdAt: new Date('2026-01-01T00:00:00Z') };

async function rivals(platform: Platform) {
  const us = await aBrand(platform, { name: 'Fernhill', ...LONG_AGO });
  const them = await aBrand(platform, { name: 'Voltaro', kind: 'competitor', ...LONG_AGO });
  const asked = (more: object = {}) =>
    competitors(platform, {
      brandId: us.id,
      visibleBrandIds: [us.id, them.id],
      period: { from: '2026-11-01', to: '2026-11-21' },
      chosen: [],
      ...more,
    });
  return { us, them, asked };
}

const on = (day: string, sourceKind: string, more: object = {}) => ({
  at: `2026-${day}T12:00:00Z`,
  sourceKind,
  ...more,
});

describe('competitors', () => {
  it('share the voice only on sources that all of them have', async () => {
    const platform = await testPlatform();
    const { us, them, asked } = await rivals(platform);
    await told(platform, us.id, [
      ...times(30, on('11-05', 'reddit', { sentiment: 'positive', rating: 5 })),
      ...times(500, on('11-05', 'appstore', { sentiment: 'positive' })),
      ...times(2, on('11-05', 'x')),
    ]);
    await told(platform, them.id, [
      ...times(60, on('11-06', 'reddit', { sentiment: 'negative', rating: 2 })),
      ...times(9, on('11-06', 'yelp')),
      on('05-01', 'x'),
    ]);
    const { fair, sides, known } = await asked();
    expect(fair.sourceKinds).toEqual(['reddit', 'x']);
    expect(fair.leftOut).toEqual([
      { sourceKind: 'appstore', missing: ['Voltaro'] },
      { sourceKind: 'yelp', missing: ['Fernhill'] },
    ]);
    expect(
      sides.map(({ name, mentions, share, rating, stands }) => [name, mentions, share, rating, stands]),
    ).toEqual([
      ['Fernhill', 32, 32 / 92, 5, null],
      ['Voltaro', 60, 60 / 92, 2, 'worse'],
    ]);
    expect(sides[0]!.shareInterval!.low).toBeLessThan(32 / 92);
    expect(known[1]!.kinds.map(({ sourceKind, mentions }) => [sourceKind, mentions])).toEqual([
      ['reddit', 60],
      ['yelp', 9],
      ['x', 0],
    ]);
  });

  it('are compared in the languages that all of them have, and each count opens as many mentions', async () => {
    const platform = await testPlatform();
    const { us, them, asked } = await rivals(platform);
    await told(platform, us.id, [
      ...times(4, on('11-05', 'reddit', { language: 'en-GB', themes: ['delivery'] })),
      ...times(9, on('11-05', 'reddit', { language: 'sv', themes: ['delivery'] })),
      on('11-05', 'reddit'),
    ]);
    await told(platform, them.id, [
      ...times(5, on('11-06', 'reddit', { language: 'en', themes: ['delivery'] })),
      on('11-06', 'reddit'),
    ]);
    const report = await asked();
    expect(report.fair.languages).toEqual(['', 'en']);
    expect(report.fair.leftOutLanguages).toEqual([{ language: 'sv', missing: ['Voltaro'] }]);
    expect(report.sides.map(({ mentions }) => mentions)).toEqual([5, 6]);
    const filter = new URL(sideLink(report, report.sides[0]!), 'http://x').searchParams.get('q');
    const api = await apiOf(platform, (await aUser(platform)).id);
    const { json } = await api('GET', `/mentions?limit=50&brand=${us.id}&q=${encodeURIComponent(filter!)}`);
    expect(json.items).toHaveLength(5);
    await rollUp(platform, forAMinute(platform));
    expect(await asked()).toEqual(report);
  });

  it('are compared on the days on which all were watched', async () => {
    const platform = await testPlatform();
    const { us, them, asked } = await rivals(platform);
    const late = await aBrand(platform, {
      name: 'Nordlys',
      kind: 'competitor',
      createdAt: new Date('2026-11-10T12:00:00Z'),
    });
    await told(platform, us.id, [on('11-05', 'reddit'), on('11-12', 'reddit')]);
    await told(platform, them.id, [on('11-05', 'reddit'), on('11-12', 'reddit')]);
    await told(platform, late.id, [on('11-12', 'reddit')]);
    const visibleBrandIds = [us.id, them.id, late.id];
    const all = await asked({ visibleBrandIds });
    expect(all.fair).toMatchObject({
      shortenedBy: 'Nordlys',
      window: { from: '2026-11-10', to: '2026-11-21' },
    });
    expect(all.sides.map(({ mentions }) => mentions)).toEqual([1, 1, 1]);
    const one = await asked({ visibleBrandIds, chosen: [them.id] });
    expect(one.fair).toMatchObject({ shortenedBy: null });
    expect(one.sides.map(({ mentions }) => mentions)).toEqual([2, 2]);
  });

  it('whose complaints are our opportunities come with the loudest of them, where chance does not explain it', async () => {
    const platform = await testPlatform();
    const { us, them, asked } = await rivals(platform);
    const about = (theme: string, sentiment: string, more: object = {}) =>
      on('11-05', 'reddit', { themes: [theme], sentiment, ...more });
    await told(platform, us.id, [
      ...times(40, about('delivery', 'positive')),
      ...times(40, about('price', 'negative')),
      ...times(29, about('battery', 'positive')),
      ...times(40, about('staff', 'negative')),
    ]);
    const ids = await told(platform, them.id, [
      ...times(39, about('delivery', 'negative')),
      about('delivery', 'negative', { likes: 900, title: 'Nine weeks and no bike' }),
      about('delivery', 'positive', { likes: 9000 }),
      ...times(40, about('price', 'positive')),
      ...times(40, about('battery', 'negative')),
      ...times(40, about('staff', 'negative')),
    ]);
    const { opportunities, threats } = await asked();
    expect(opportunities.map(({ theme, name, theirs }) => [theme, name, theirs.negative])).toEqual([
      ['delivery', 'Voltaro', 40],
    ]);
    expect(opportunities[0]!.complaint).toMatchObject({
      mentionId: ids[39],
      excerpt: 'Nine weeks and no bike',
    });
    expect(threats.map(({ theme }) => theme)).toEqual(['price']);
    expect(threats[0]!.complaint).not.toBeNull();
  });

  it('without a source in common are not compared', async () => {
    const platform = await testPlatform();
    const { us, them, asked } = await rivals(platform);
    await told(platform, us.id, [on('11-05', 'reddit')]);
    await told(platform, them.id, [on('11-05', 'x')]);
    expect(await asked()).toMatchObject({ sides: [], fair: { sourceKinds: [] } });
  });
});
