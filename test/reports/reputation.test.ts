import { describe, expect, it } from 'vitest';
import { sourceGaps, sources } from '../../src/db/schema.ts';
import { markRollupsDue } from '../../src/mentions/rollups-due.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { chartCsv } from '../../src/reports/export.ts';
import { rollUp } from '../../src/reports/rollup.ts';
import { testPlatform } from '../support/platform.ts';
import { aBrand } from '../support/records.ts';
import { forAMinute, reportOn, times, told } from './given.ts';

const at = (day: string, time = '12:00') => ({ at: `${day}T${time}:00Z` });

const LONG_WATCHED = { createdAt: new Date('2025-01-01T00:00:00Z') };

async function aSource(platform: Platform, kind: string) {
  const [source] = await platform.db
    .insert(sources)
    .values({
      kind,
      name: `${kind} search`,
      settings: { query: kind },
      host: `${kind}.example`,
      healthSince: platform.now(),
      nextPollAt: platform.now(),
      createdAt: platform.now(),
    })
    .returning();
  return source!;
}

describe('net sentiment', () => {
  it('counts scored mentions only, and the unscored apart', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    await told(platform, brand.id, [
      ...times(20, { ...at('2026-11-19'), sentiment: 'positive' }),
      ...times(10, { ...at('2026-11-19'), sentiment: 'neutral' }),
      ...times(10, { ...at('2026-11-20'), sentiment: 'negative' }),
      ...times(7, { ...at('2026-11-20'), sentiment: 'unscored' }),
    ]);
    const { figures, notes, days } = await reportOn(platform, brand);
    expect(figures.net).toMatchObject({ value: 25, n: 40, few: false, previous: null });
    expect(figures.net.interval!.low).toBeLessThan(25);
    expect(figures.mentions.value).toBe(47);
    expect(notes.unscored).toBe(7);
    expect(days.map(({ day, net, unscored }) => [day, net && Math.round(net), unscored])).toEqual([
      ['2026-11-19', 67, 0],
      ['2026-11-20', -100, 7],
      ['2026-11-21', null, 0],
    ]);
  });

  it('follows a person’s correction, and says how many there are', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    await told(platform, brand.id, [
      { ...at('2026-11-20'), sentiment: 'negative', sentimentByUser: 'positive' },
      { ...at('2026-11-20'), sentiment: 'unscored', sentimentByUser: 'positive' },
    ]);
    const { figures, notes } = await reportOn(platform, brand);
    expect(figures.net).toMatchObject({ value: 100, n: 2, few: true });
    expect(notes).toMatchObject({ corrected: 2, unscored: 0 });
  });

  it('leaves out what was dismissed, whatever the reason', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    const dismissed = (dismissedReason: 'spam' | 'not-relevant' | 'duplicate') => ({
      ...at('2026-11-20'),
      sentiment: 'negative' as const,
      status: 'dismissed' as const,
      dismissedReason,
    });
    await told(platform, brand.id, [
      dismissed('spam'),
      dismissed('not-relevant'),
      dismissed('duplicate'),
      { ...at('2026-11-20'), sentiment: 'positive', status: 'resolved' },
    ]);
    const { figures, notes, criticism } = await reportOn(platform, brand);
    expect(figures.net.value).toBe(100);
    expect(figures.mentions.value).toBe(1);
    expect(notes.dismissed).toBe(3);
    expect(criticism).toEqual([]);
  });

  it('is compared with the period before', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    await told(platform, brand.id, [
      ...times(4, { ...at('2026-11-10'), sentiment: 'negative' }),
      ...times(4, { ...at('2026-11-20'), sentiment: 'positive' }),
      ...times(9, { ...at('2026-10-01'), sentiment: 'positive' }),
    ]);
    const { figures } = await reportOn(platform, brand, { period: '7d' });
    expect(figures.net).toMatchObject({ value: 100, previous: -100 });
    expect(figures.mentions).toMatchObject({ value: 4, previous: 4 });
  });

  it('is not compared with a period in which nobody watched yet', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    await told(platform, brand.id, [
      { ...at('2026-10-20'), sentiment: 'negative', themes: ['price'] },
      { ...at('2026-11-20'), sentiment: 'positive', themes: ['price'], rating: 5 },
    ]);
    const { figures, points, themes, ratings } = await reportOn(platform, brand);
    expect(Object.values(figures).filter(({ previous }) => previous !== null)).toEqual([]);
    expect(points.filter(({ previousNet }) => previousNet !== null)).toEqual([]);
    expect([themes[0]!.before, ratings[0]!.previousMean]).toEqual([null, null]);
  });
});

describe('days', () => {
  it.each([
    ['Europe/Stockholm', '2026-10-25', '2026-10-24T22:00:00Z', '2026-10-25T22:59:59Z'],
    ['Europe/Stockholm', '2026-03-29', '2026-03-28T23:00:00Z', '2026-03-29T21:59:59Z'],
    ['America/New_York', '2026-11-01', '2026-11-01T04:00:00Z', '2026-11-02T04:59:59Z'],
    ['America/New_York', '2026-03-08', '2026-03-08T05:00:00Z', '2026-03-09T03:59:59Z'],
    ['Asia/Kolkata', '2026-10-25', '2026-10-24T18:30:00Z', '2026-10-25T18:29:59Z'],
    ['America/Havana', '2026-11-01', '2026-11-01T04:00:00Z', '2026-11-02T04:59:59Z'],
  ])(
    'in %s, %s has its first and last second, before and after the roll-up',
    async (zone, day, first, last) => {
      const platform = await testPlatform();
      const brand = await aBrand(platform, { timeZone: zone });
      const second = (moment: string, by: number) => new Date(Date.parse(moment) + by * 1000).toISOString();
      await told(platform, brand.id, [
        { at: second(first, -1), sentiment: 'negative' },
        { at: first, sentiment: 'positive' },
        { at: last, sentiment: 'positive' },
        { at: second(last, 1), sentiment: 'negative' },
      ]);
      const live = await reportOn(platform, brand, { from: day, to: day });
      expect(live.days).toMatchObject([{ day, positive: 2, negative: 0 }]);
      expect(live.praise).toHaveLength(2);
      expect(live.criticism).toHaveLength(0);
      await rollUp(platform, forAMinute(platform));
      expect(await reportOn(platform, brand, { from: day, to: day })).toEqual(live);
    },
  );

  it('before the first mention are absent, not zero', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    await told(platform, brand.id, [at('2026-11-19')]);
    const { days, points } = await reportOn(platform, brand);
    expect(days.map(({ day }) => day)).toEqual(['2026-11-19', '2026-11-20', '2026-11-21']);
    expect(points).toHaveLength(3);
  });

  it('become whole weeks that end today where days are too many', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    await told(platform, brand.id, [at('2025-01-01'), { ...at('2026-11-15'), sentiment: 'positive' }]);
    const { points, days } = await reportOn(platform, brand, { period: '12m' });
    expect(days).toHaveLength(365);
    expect(points).toHaveLength(53);
    expect(points.at(-1)).toMatchObject({ day: '2026-11-15', days: 7, positive: 1, net: 100 });
    expect(points[0]).toMatchObject({ day: '2025-11-22' });
  });

  it('of all own brands together are each brand’s own', async () => {
    const platform = await testPlatform();
    const here = await aBrand(platform, { timeZone: 'Europe/Stockholm' });
    const there = await aBrand(platform, { timeZone: 'Asia/Kolkata' });
    const rival = await aBrand(platform, { kind: 'competitor' });
    for (const brand of [here, there, rival]) await told(platform, brand.id, [at('2026-11-20', '20:00')]);
    const report = await reportOn(platform, { id: null }, {}, [here, there, rival]);
    expect(report.brand).toBeNull();
    expect(report.days.map(({ day, neutral }) => [day, neutral])).toEqual([
      ['2026-11-20', 1],
      ['2026-11-21', 1],
    ]);
    expect(report.voices.map(({ mentions }) => mentions)).toEqual([1, 1, 1]);
  });
});

describe('a gap', () => {
  it('marks the days in which a source of the brand was not read, and never becomes a zero', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform, { timeZone: 'Europe/Stockholm' });
    const source = await aSource(platform, 'reddit');
    await told(platform, brand.id, [
      { ...at('2026-11-15'), sourceId: source.id, sourceKind: 'reddit', sentiment: 'positive' },
      { ...at('2026-11-18'), sentiment: 'negative' },
    ]);
    await platform.db.insert(sourceGaps).values([
      {
        sourceId: source.id,
        fromAt: new Date('2026-11-16T23:30:00Z'),
        toAt: new Date('2026-11-18T08:00:00Z'),
        reason: 'the sign-in expired',
      },
      {
        sourceId: source.id,
        fromAt: new Date('2026-11-19T08:00:00Z'),
        toAt: new Date('2026-11-19T08:40:00Z'),
        reason: 'a short one',
      },
    ]);
    const report = await reportOn(platform, brand, { period: '7d' });
    expect(report.days.filter(({ gap }) => gap).map(({ day }) => day)).toEqual(['2026-11-17', '2026-11-18']);
    expect(report.notes.gaps).toMatchObject([{ source: 'reddit search', reason: 'the sign-in expired' }]);
    expect(chartCsv(report, 'trend').split('\r\n').slice(2, 6)).toEqual([
      '2026-11-16,0,0,0,0,,no',
      '2026-11-17,,,,,,yes',
      '2026-11-18,0,0,1,0,-100,yes',
      '2026-11-19,0,0,0,0,,no',
    ]);
  });

  it('that is still open lasts until now', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    const source = await aSource(platform, 'rss');
    await told(platform, brand.id, [at('2026-11-15')]);
    await rollUp(platform, forAMinute(platform));
    const fromAt = new Date('2026-11-20T12:00:00Z');
    await platform.db.insert(sourceGaps).values({ sourceId: source.id, fromAt, reason: 'blocked' });
    const { days, notes } = await reportOn(platform, brand, { period: '7d' });
    expect(days.filter(({ gap }) => gap).map(({ day }) => day)).toEqual(['2026-11-20', '2026-11-21']);
    expect(notes.gaps).toMatchObject([{ from: fromAt, to: null }]);
  });

  it('of a source that tells of others only is none of this brand', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    const rival = await aBrand(platform, { kind: 'competitor' });
    const source = await aSource(platform, 'reddit');
    await told(platform, brand.id, [at('2026-11-15')]);
    await told(platform, rival.id, [{ ...at('2026-11-15'), sourceId: source.id, sourceKind: 'reddit' }]);
    const fromAt = new Date('2026-11-20T12:00:00Z');
    await platform.db.insert(sourceGaps).values({ sourceId: source.id, fromAt, reason: 'blocked' });
    const gapsOf = async (one: { id: number }) => (await reportOn(platform, one)).notes.gaps.length;
    expect([await gapsOf(brand), await gapsOf(rival)]).toEqual([0, 1]);
  });
});

describe('responses', () => {
  it('are counted among the mentions that need one, on the clock', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform, { responseMinutes: 60 });
    const needing = (minutes: number | null) => ({
      ...at('2026-11-19'),
      sentiment: 'negative' as const,
      needsResponse: true,
      firstRepliedAt:
        minutes === null ? null : new Date(Date.parse('2026-11-19T12:00:00Z') + minutes * 60_000),
    });
    await told(platform, brand.id, [
      ...[30, 90, 120, 600, 3000].map(needing),
      needing(null),
      needing(-5),
      { ...at('2026-11-19'), firstRepliedAt: new Date('2026-11-19T12:01:00Z') },
    ]);
    const { figures, responseTimes } = await reportOn(platform, brand);
    expect(figures.responseRate).toMatchObject({ value: 6 / 7, n: 7, few: true });
    expect(figures.responseRate.interval!.low).toBeCloseTo(0.487, 3);
    expect(figures.firstResponse).toMatchObject({ value: 105, n: 6 });
    expect(figures.firstResponseP90.value).toBeCloseTo(1800, 6);
    expect(responseTimes).toMatchObject({
      target: 60,
      within: { hour: 2, fourHours: 2, day: 1, later: 1, unanswered: 1 },
    });
  });

  it('are unknown, not 0 %, when nothing needed one', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    await told(platform, brand.id, [at('2026-11-19')]);
    const { figures } = await reportOn(platform, brand);
    expect(figures.responseRate).toMatchObject({ value: null, n: 0, interval: null });
    expect(figures.firstResponse.value).toBeNull();
  });
});

describe('share of voice', () => {
  it('compares the same source kinds and the same days', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform, LONG_WATCHED);
    const rival = await aBrand(platform, { kind: 'competitor', name: 'Voltaro' });
    const quiet = await aBrand(platform, { kind: 'competitor', name: 'Kestrel Cargo' });
    const other = await aBrand(platform, { name: 'Another own brand' });
    await told(platform, brand.id, [...times(3, at('2026-11-20')), ...times(1, at('2026-10-10'))]);
    await told(platform, rival.id, [
      ...times(1, at('2026-11-20')),
      ...times(3, at('2026-10-10')),
      ...times(50, { ...at('2026-11-20'), sourceKind: 'x' }),
      ...times(9, { ...at('2026-11-20'), status: 'dismissed', dismissedReason: 'spam' }),
    ]);
    await told(platform, other.id, times(7, at('2026-11-20')));
    const { figures, voices } = await reportOn(platform, brand, {}, [brand, rival, quiet, other]);
    expect(figures.shareOfVoice).toMatchObject({ value: 0.75, previous: 0.25, n: 4 });
    expect(voices.map(({ name, mentions }) => [name, mentions])).toEqual([
      [brand.name, 3],
      ['Voltaro', 1],
      ['Kestrel Cargo', 0],
    ]);
  });

  it('of one day is compared with that weekday before, and with none of the days between', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform, LONG_WATCHED);
    const rival = await aBrand(platform, { kind: 'competitor', name: 'Voltaro', ...LONG_WATCHED });
    await told(platform, brand.id, [
      ...times(3, at('2026-11-20')),
      ...times(1, at('2026-11-13')),
      ...times(2, { ...at('2026-11-17'), sourceKind: 'x' }),
    ]);
    await told(platform, rival.id, [
      ...times(1, at('2026-11-20')),
      ...times(3, at('2026-11-13')),
      ...times(5, { ...at('2026-11-20'), sourceKind: 'x' }),
    ]);
    const oneDay = { from: '2026-11-20', to: '2026-11-20' };
    const { figures } = await reportOn(platform, brand, oneDay, [brand, rival]);
    expect(figures.shareOfVoice).toMatchObject({ value: 0.75, previous: 0.25, n: 4 });
  });

  it('compares in the languages in which one is found oneself', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform, LONG_WATCHED);
    const rival = await aBrand(platform, { kind: 'competitor', name: 'Voltaro' });
    await told(platform, brand.id, times(3, { ...at('2026-11-20'), language: 'en' }));
    await told(platform, rival.id, [
      ...times(1, { ...at('2026-11-20'), language: 'en-GB' }),
      ...times(5, { ...at('2026-11-20'), language: 'sv' }),
    ]);
    const report = await reportOn(platform, brand, {}, [brand, rival]);
    expect(report.figures.shareOfVoice).toMatchObject({ value: 0.75, n: 4 });
    expect(report.voiceLanguages).toEqual({ compared: ['en'], leftOut: ['sv'] });
  });

  it('tells nothing of brands that the viewer may not see', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    const rival = await aBrand(platform, { kind: 'competitor' });
    await told(platform, brand.id, [at('2026-11-20')]);
    await told(platform, rival.id, [{ ...at('2026-11-20'), sentiment: 'negative', themes: ['price'] }]);
    const { figures, voices, themes, criticism } = await reportOn(platform, brand, {}, [brand]);
    expect(figures.shareOfVoice.value).toBeNull();
    expect(voices.map(({ brandId }) => brandId)).toEqual([brand.id]);
    expect(figures.mentions.value).toBe(1);
    expect([themes, criticism]).toEqual([[], []]);
    await expect(reportOn(platform, rival, {}, [brand])).rejects.toThrow('There is no such brand');
    await expect(reportOn(platform, { id: null }, {}, [rival])).rejects.toThrow('no brand of your own');
  });
});

describe('ratings, themes and quotes', () => {
  it('come with their number and with the period before', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform, LONG_WATCHED);
    await told(platform, brand.id, [
      {
        ...at('2026-11-20'),
        sourceKind: 'trustpilot',
        rating: 5,
        themes: ['delivery'],
        sentiment: 'positive',
      },
      { ...at('2026-11-20'), sourceKind: 'trustpilot', rating: 2, themes: ['delivery', 'price'] },
      { ...at('2026-11-20'), sourceKind: 'appstore', rating: 4.5 },
      {
        ...at('2026-10-20'),
        sourceKind: 'trustpilot',
        rating: 1,
        themes: ['delivery'],
        sentiment: 'negative',
      },
    ]);
    const { figures, ratings, themes } = await reportOn(platform, brand);
    expect(figures.rating).toMatchObject({ value: 11.5 / 3, previous: 1, n: 3, few: true });
    expect(ratings).toEqual([
      { sourceKind: 'trustpilot', mean: 3.5, previousMean: 1, n: 2 },
      { sourceKind: 'appstore', mean: 4.5, previousMean: null, n: 1 },
    ]);
    expect(themes).toMatchObject([
      {
        theme: 'delivery',
        mentions: 2,
        positive: 1,
        neutral: 1,
        negative: 0,
        before: { mentions: 1, negative: 1 },
      },
      { theme: 'price', mentions: 1, before: { mentions: 0 } },
    ]);
  });

  it('quote the most pressing criticism and the praise that went furthest, in their own words', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    const complaint = { ...at('2026-11-20'), sentiment: 'negative' as const };
    const praise = { ...at('2026-11-20'), sentiment: 'positive' as const };
    const long = `${'All good words. '.repeat(30)}`;
    await told(platform, brand.id, [
      { ...complaint, text: 'Mild.', priorityScore: 20 },
      { ...complaint, text: 'Severe.', priorityScore: 90, status: 'pending' },
      { ...complaint, text: 'Gone.', priorityScore: 99, deletedAt: platform.now() },
      { ...complaint, text: 'Middling.', priorityScore: 50 },
      { ...praise, text: 'Heard by few.', authorFollowers: 3 },
      { ...praise, text: long, authorFollowers: 90_000 },
    ]);
    const report = await reportOn(platform, brand);
    expect(report.criticism.map(({ text, status }) => [text, status])).toEqual([
      ['Severe.', 'pending'],
      ['Middling.', 'open'],
    ]);
    expect(report.praise[0]!.text).toMatch(/^All good words\. .* …$/);
    expect(report.praise[0]!.text.length).toBeLessThanOrEqual(282);
    expect(report.praise[0]!.publishedAt).toEqual(new Date('2026-11-20T12:00:00Z'));
  });
});

describe('a report', () => {
  it('is read without writing anything', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    const [id] = await told(platform, brand.id, [at('2026-11-20')]);
    await reportOn(platform, brand);
    await markRollupsDue(platform, [id!]);
    expect(await rollUp(platform, forAMinute(platform))).toEqual({ days: 1 });
  });

  it('of a brand without mentions says so', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform, { name: 'Fernhill Bikes' });
    const report = await reportOn(platform, brand);
    expect(report.opening).toEqual([
      { text: 'No mention of Fernhill Bikes was found from 23 October to 21 November.' },
    ]);
    expect(report.days).toEqual([]);
    expect(report.figures.net).toMatchObject({ value: null, n: 0, interval: null });
  });
});
