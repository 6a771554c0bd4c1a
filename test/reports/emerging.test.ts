import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/reports/period.ts';
import { rollUp } from '../../src/reports/rollup.ts';
import { themeDetail } from '../../src/reports/themes/detail.ts';
import { emergingOn, findEmerging, findEmergingOf } from '../../src/reports/themes/find-emerging.ts';
import { themeReport } from '../../src/reports/themes/report.ts';
import { type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand } from '../support/records.ts';

const TODAY = '2026-11-21';

type Told = {
  days: [number, number];
  each: number;
  terms: string[];
  themes?: string[];
  thread?: string;
  author?: string;
  text?: string;
};

/** As many mentions on each of these days ago, by different people in different threads unless said otherwise. */
async function told(platform: TestPlatform, brandId: number, { days, each, ...what }: Told): Promise<void> {
  const [from, to] = days;
  const array = (values: string[]) =>
    sql`array(select jsonb_array_elements_text(${JSON.stringify(values)}::text::jsonb))`;
  const aspects = (what.themes ?? []).map((theme) => ({ theme, label: 'negative', score: -0.5 }));
  await platform.db.execute(sql`
    insert into mentions (brand_id, source_kind, external_id, author_handle, parent, "text", published_at, found_at,
      content_hash, matched_spans, sentiment, themes, aspects, terms, evidence, scored_by, priority, priority_score,
      priority_reasons, needs_response, updated_at)
    select ${brandId}, 'rss', ${what.terms[0]}::text || ${what.thread ?? ''}::text || day || '-' || n,
      coalesce(${what.author ?? null}::text, 'person' || ${what.terms[0]}::text || day || '-' || n), ${what.thread ?? null}::text,
      ${what.text ?? 'words'}::text, at, at, 'h', '[]', 'positive', ${array(what.themes ?? [])},
      ${JSON.stringify(aspects)}::text::jsonb, ${array(what.terms)}, '[]', 'test', 'low', 0, '[]', false, at
    from generate_series(${from}::int, ${to}::int) day, generate_series(1, ${each}::int) n,
      lateral (select (${TODAY}::date - day)::timestamp at time zone 'UTC' + interval '10 hours' as at) times`);
  await platform.db.execute(sql`
    insert into rollups_due select ${brandId}, ${TODAY}::date - day
    from generate_series(${from}::int, ${to}::int) day on conflict do nothing`);
}

const HOUR = { until: new Date('2026-11-21T13:00:00Z') };

async function aStream(platform: TestPlatform) {
  const brand = await aBrand(platform);
  await told(platform, brand.id, {
    days: [0, 31],
    each: 8,
    terms: ['bike', 'saddle'],
    themes: ['delivery'],
  });
  await told(platform, brand.id, { days: [0, 31], each: 4, terms: ['bell'] });
  return brand;
}

describe('what is on the rise', () => {
  it('is one finding with its near synonyms, and no viral thread or busy writer', async () => {
    const platform = await testPlatform();
    const brand = await aStream(platform);
    const terms = ['screen flicker', 'flickering screen', 'screen'];
    await told(platform, brand.id, { days: [0, 0], each: 12, terms });
    await told(platform, brand.id, { days: [0, 0], each: 80, terms: ['dance'], thread: 'viral' });
    await told(platform, brand.id, { days: [0, 0], each: 40, terms: ['coupon'], author: 'busy' });
    await rollUp(platform, HOUR);
    expect(await findEmerging(platform, HOUR)).toEqual({ found: 1 });
    const period = { from: TODAY, to: TODAY };
    const [rise, ...others] = await emergingOn(platform, [brand.id], period);
    expect(others).toEqual([]);
    expect(rise).toMatchObject({ kind: 'term', mentions: 12, voices: 12, firstDay: TODAY, days: 1 });
    expect([rise!.name, ...rise!.also].sort()).toEqual(terms.toSorted());
    await findEmergingOf(platform, brand);
    expect(await emergingOn(platform, [brand.id], period)).toHaveLength(1);
  });
});

describe('the report on themes', () => {
  it('says what is said of a theme, with its share and what sets it apart', async () => {
    const platform = await testPlatform();
    const brand = await aStream(platform);
    const text = 'Since iOS 17.1 it is late';
    await told(platform, brand.id, {
      days: [0, 3],
      each: 5,
      terms: ['courier strike'],
      themes: ['delivery'],
      text,
    });
    await rollUp(platform, HOUR);
    const question = { brandId: brand.id, visibleBrandIds: [brand.id], period: { period: '7d' } };
    const { mentions, themes } = await themeReport(platform, question);
    expect(mentions).toBe(7 * 12 + 20);
    expect(themes).toHaveLength(1);
    const delivery = { theme: 'delivery', mentions: 76, negative: 76, positive: 0, net: -100, few: false };
    expect(themes[0]).toMatchObject({ ...delivery, before: { mentions: 56, share: 56 / 84 } });
    expect(themes[0]!.trend.map((point) => point.mentions)).toEqual([8, 8, 8, 13, 13, 13, 13]);
    const detail = await themeDetail(platform, { ...question, theme: 'delivery' });
    const names = detail.causes.map(({ kind, name, inside, outside }) => [kind, name, inside, outside]);
    expect(names).toContainEqual(['word', 'saddle', 56, 0]);
    expect(names).toContainEqual(['version', 'ios 17.1', 20, 0]);
    expect(names.flat()).not.toContain('bell');
    await expect(themeDetail(platform, { ...question, theme: 'size' })).rejects.toThrow(
      'Nobody spoke of "size"',
    );
    expect(addDays(TODAY, -6)).toBe(detail.period.from);
  });
});
