import { describe, expect, it } from 'vitest';
import { accuracy, NEWEST } from '../../src/reports/accuracy.ts';
import { testPlatform } from '../support/platform.ts';
import { aBrand, aMention } from '../support/records.ts';

describe('the accuracy that people measure by correcting', () => {
  it('counts what was judged, by brand and source, and never another brand', async () => {
    const platform = await testPlatform();
    const [brand, other] = [await aBrand(platform, { name: 'Fernhill' }), await aBrand(platform)];
    const judged = (
      sentiment: 'negative' | 'unscored',
      sentimentByUser: 'negative' | 'neutral',
      unsure = false,
    ) => aMention(platform, { brandId: brand.id, sentiment, sentimentByUser, unsure });
    for (let at = 0; at < 28; at++) await judged('negative', 'negative');
    await judged('negative', 'neutral', true);
    await judged('unscored', 'neutral');
    await aMention(platform, { brandId: brand.id, unsure: true, sourceKind: 'reddit' });
    await aMention(platform, { brandId: other.id, sentimentByUser: 'positive' });

    const own = await accuracy(platform, { brands: [brand] });
    expect(own.judged).toMatchObject({ n: 30, right: 28, few: false });
    expect(own.judged.interval!.low).toBeCloseTo(0.787, 3);
    expect(own.judged.interval!.high).toBeCloseTo(0.982, 3);
    expect(own.whileUnsure).toMatchObject({ n: 1, right: 0, few: true });
    expect(own.places).toMatchObject([{ brand: 'Fernhill', sourceKind: 'rss', n: 30, right: 28 }]);
    expect(own.confusion).toEqual(
      expect.arrayContaining([
        { engine: 'negative', person: 'negative', n: 28 },
        { engine: 'negative', person: 'neutral', n: 1 },
        { engine: 'unscored', person: 'neutral', n: 1 },
      ]),
    );
    expect(own.doubts).toEqual([
      { brandId: brand.id, brand: 'Fernhill', sourceKind: 'rss', mentions: 30, unsure: 1, unscored: 1 },
      { brandId: brand.id, brand: 'Fernhill', sourceKind: 'reddit', mentions: 1, unsure: 1, unscored: 0 },
    ]);
    expect(own.newest).toBe(NEWEST);
  });

  it('says nothing where nothing was judged', async () => {
    const platform = await testPlatform();
    const own = await accuracy(platform, { brands: [] });
    expect(own).toMatchObject({ judged: { n: 0, interval: null, few: true }, places: [], doubts: [] });
  });
});
