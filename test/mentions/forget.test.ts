import { asc } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { rows } from '../../src/db/db.ts';
import { events, mentions, mentionVersions, notes, replies } from '../../src/db/schema.ts';
import { forgetByBrand, forgetByTerms } from '../../src/mentions/forget.ts';
import { dailyFigures } from '../../src/reports/rolled.ts';
import type { Terms } from '../../src/sources/adapter.ts';
import { START, type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aMention } from '../support/records.ts';

const DAY = 86_400_000;
const TERMS: Terms = {
  keeps: 'everything',
  retentionDays: 30,
  recheckHours: null,
  exportable: true,
  note: '',
};
const KINDS = [
  { kind: 'rss', terms: TERMS },
  { kind: 'hackernews', terms: { ...TERMS, retentionDays: null } },
];
const soon = (platform: TestPlatform) => ({ until: new Date(platform.now().getTime() + 60_000) });
const ago = (days: number) => new Date(START.getTime() - days * DAY);

describe('a post that its source has not shown for as long as its terms allow', () => {
  it('loses its words and its author, and counts as before', async () => {
    const platform = await testPlatform();
    const old = await aMention(platform, { seenAt: ago(31), publishedAt: ago(40) });
    const shown = await aMention(platform, { brandId: old.brandId, seenAt: ago(29), publishedAt: ago(40) });
    const free = await aMention(platform, {
      brandId: old.brandId,
      sourceKind: 'hackernews',
      seenAt: ago(90),
    });
    await platform.db.insert(mentionVersions).values({
      mentionId: old.id,
      replacedAt: ago(39),
      text: 'Older words.',
      contentHash: 'older',
    });
    const figures = () =>
      rows(platform.db, dailyFigures([old.brandId], { from: '2026-08-01', to: '2026-11-22' }));
    const before = await figures();

    expect(await forgetByTerms(platform, soon(platform), KINDS)).toMatchObject({ forgotten: 1 });
    const [first, ...others] = await platform.db.select().from(mentions).orderBy(asc(mentions.id));
    expect(first).toMatchObject({ title: null, text: '', url: null, authorName: null, authorHandle: null });
    expect(first).toMatchObject({
      sentiment: 'negative',
      priority: 'high',
      status: 'open',
      deletedAt: START,
    });
    expect(first).toMatchObject({ externalId: old.externalId, publishedAt: ago(40) });
    expect(others).toEqual([shown, free]);
    expect(await platform.db.$count(mentionVersions)).toBe(0);
    expect(await platform.db.select().from(events)).toMatchObject([{ mentionId: old.id, kind: 'forgotten' }]);
    expect(await figures()).toEqual(before);
    expect(await forgetByTerms(platform, soon(platform), KINDS)).toMatchObject({ forgotten: 0 });
  });

  it('keeps our notes and replies, without what they quote', async () => {
    const platform = await testPlatform();
    const { id } = await aMention(platform, { seenAt: ago(31) });
    const quoting = 'She wrote: I ordered in October and I am still waiting for my Fernhill. Ask the depot.';
    await platform.db.insert(notes).values({ mentionId: id, text: quoting, at: START });
    await platform.db
      .insert(replies)
      .values({ mentionId: id, text: 'Sorry for the wait.', createdAt: START });
    expect(await forgetByTerms(platform, soon(platform), KINDS)).toEqual({
      forgotten: 1,
      notes: 1,
      replies: 0,
    });
    expect((await platform.db.select().from(notes))[0]?.text).toBe('She wrote: [removed]. Ask the depot.');
    expect((await platform.db.select().from(replies))[0]?.text).toBe('Sorry for the wait.');
  });
});

describe('a brand that keeps texts for some days', () => {
  it('forgets what was found before, and nothing of other brands', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform, { retentionDays: 10 });
    const values = { foundAt: ago(11), publishedAt: ago(12) };
    await aMention(platform, { brandId: brand.id, ...values });
    await aMention(platform, { brandId: brand.id, publishedAt: ago(12), foundAt: ago(9) });
    await aMention(platform, values);
    expect(await forgetByBrand(platform, soon(platform))).toMatchObject({ forgotten: 1 });
    const texts = (await platform.db.select().from(mentions).orderBy(asc(mentions.id))).map(
      ({ text }) => text === '',
    );
    expect(texts).toEqual([true, false, false]);
  });

  it('goes on in the next run where the time was over, also through more than one batch', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform, { retentionDays: 10 });
    const first = await aMention(platform, { brandId: brand.id, foundAt: ago(20), publishedAt: ago(20) });
    const { id, ...values } = first;
    await platform.db
      .insert(mentions)
      .values(Array.from({ length: 700 }, (_, n) => ({ ...values, externalId: `many-${n}` })));
    expect(await forgetByBrand(platform, { until: START })).toMatchObject({ forgotten: 0 });
    expect(await forgetByBrand(platform, soon(platform))).toMatchObject({ forgotten: 701 });
    expect(id).toBe(first.id);
  });
});
