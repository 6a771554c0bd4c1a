import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { rows } from '../../src/db/db.ts';
import { themeImpact } from '../../src/reports/impact/impact.ts';
import { readPeriod } from '../../src/reports/period.ts';
import { subjectOf } from '../../src/reports/subject.ts';
import { chanceOf } from '../support/chance.ts';
import { testPlatform } from '../support/platform.ts';
import { aBrand } from '../support/records.ts';
import { told } from './given.ts';

const THEMES = ['delivery', 'price', 'brakes', 'rare'];
const TONES = ['negative', 'neutral', 'positive', 'unscored'] as const;

/** 200 mentions with up to three themes; delivery is spoken of badly. */
function planted() {
  const chance = chanceOf(11);
  return Array.from({ length: 200 }, (_, index) => {
    const themes = THEMES.filter((theme) => chance.next() < (theme === 'rare' ? 0.05 : 0.4));
    const tone = Math.floor(chance.next() * (themes.includes('delivery') ? 1.6 : 4));
    const rating =
      chance.next() < 0.6 ? 1 + Math.floor(chance.next() * (themes.includes('delivery') ? 2 : 5)) : null;
    return { at: `2026-11-${10 + (index % 10)}T10:00:00Z`, themes, sentiment: TONES[tone]!, rating };
  });
}

describe('what themes cost', () => {
  it('is the recount without each theme to nine digits, for all of them in one statement', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    await told(platform, brand.id, planted());
    await told(platform, brand.id, [
      {
        at: '2026-11-12T10:00:00Z',
        themes: ['delivery'],
        sentiment: 'negative',
        spam: true,
        spamReasons: ['burst'],
      },
    ]);
    const subject = await subjectOf(platform, { brandId: brand.id, visibleBrandIds: [brand.id] });
    const period = readPeriod({ from: '2026-11-10', to: '2026-11-19' }, platform.now(), 'UTC');
    const { themes, mentions, net, stars } = await themeImpact(platform, subject, period);
    expect(mentions).toBe(200);
    expect(themes.map(({ theme }) => theme).sort()).toEqual([...THEMES].sort());
    for (const one of themes) {
      const [recounted] = await rows<{ net: number; stars: number }>(
        platform.db,
        sql`select avg(case sentiment when 'positive' then 100.0 when 'negative' then -100.0 else 0 end)
              filter (where sentiment <> 'unscored')::float8 as net, avg(rating)::float8 as stars
            from mentions where brand_id = ${brand.id} and not spam and not ${one.theme} = any(themes)`,
      );
      expect(Math.abs(one.net!.without - recounted!.net)).toBeLessThan(1e-9);
      expect(Math.abs(one.net!.impact - (net! - recounted!.net))).toBeLessThan(1e-9);
      expect(Math.abs(one.stars!.without - recounted!.stars)).toBeLessThan(1e-9);
      expect(Math.abs(one.stars!.impact - (stars! - recounted!.stars))).toBeLessThan(1e-9);
    }
    expect(themes[0]).toMatchObject({ theme: 'delivery', few: false });
    expect(themes[0]!.net!.interval.high).toBeLessThan(0);
    expect(themes.at(-1)).toMatchObject({ theme: 'rare', few: true });
  });
});
