import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { brandById } from '../../src/brands/brands.ts';
import { changeTheme, themesOfBrand } from '../../src/brands/themes.ts';
import { mentions, rollupsDue } from '../../src/db/schema.ts';
import { retheme } from '../../src/ingest/retheme.ts';
import { SYSTEM } from '../../src/mentions/mention.ts';
import { START, type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aMention } from '../support/records.ts';

const HOUR = { until: new Date(START.getTime() + 3_600_000) };
const DELIVERY = { theme: 'delivery', name: 'Shipping  costs', phrases: '', hidden: false };

async function themesOfMention(platform: TestPlatform, id: number) {
  const [row] = await platform.db.select().from(mentions).where(eq(mentions.id, id));
  return { themes: row!.themes, aspects: row!.aspects.map(({ theme, label }) => `${theme} ${label}`) };
}

/** Days that reports count anew. */
const daysDue = async ({ db }: TestPlatform) => (await db.select().from(rollupsDue)).map(({ day }) => day);

async function aReview(platform: TestPlatform) {
  const brand = await aBrand(platform);
  const text = 'Delivery was fast but support is awful. The bell rings nicely.';
  const mention = await aMention(platform, { brandId: brand.id, title: null, text, themes: ['delivery'] });
  return { brand, mention };
}

describe('a brand’s own themes', () => {
  it('are renamed, merged, extended and hidden, and stored mentions follow', async () => {
    const platform = await testPlatform();
    const { brand, mention } = await aReview(platform);
    await changeTheme(platform, SYSTEM, brand.id, DELIVERY);
    await changeTheme(platform, SYSTEM, brand.id, {
      theme: 'bells',
      name: 'bells',
      phrases: 'bell/bells',
      hidden: false,
    });
    expect(await retheme(platform, HOUR)).toEqual({ rethemed: 1 });
    expect(await daysDue(platform)).toEqual(['2026-11-21']);
    expect(await themesOfMention(platform, mention.id)).toEqual({
      themes: ['shipping costs', 'support', 'bells'],
      aspects: ['shipping costs positive', 'support negative', 'bells positive'],
    });
    await changeTheme(platform, SYSTEM, brand.id, {
      theme: 'support',
      name: 'shipping costs',
      phrases: '',
      hidden: false,
    });
    await changeTheme(platform, SYSTEM, brand.id, {
      theme: 'bells',
      name: '',
      phrases: 'bell',
      hidden: true,
    });
    await retheme(platform, HOUR);
    expect((await themesOfMention(platform, mention.id)).themes).toEqual(['shipping costs']);
    expect(await brandById(platform, brand.id)).toMatchObject({ themesBehind: null });
    expect(await retheme(platform, HOUR)).toEqual({ rethemed: 0 });
  });

  it('rename what was forgotten without reading it', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    const aspects = [{ theme: 'delivery', label: 'negative' as const, score: -0.4 }];
    const gone = { deletedAt: START, title: null, text: '', themes: ['delivery', 'price'], aspects };
    const { id } = await aMention(platform, { brandId: brand.id, ...gone });
    await changeTheme(platform, SYSTEM, brand.id, DELIVERY);
    await retheme(platform, HOUR);
    const { themes, aspects: said } = await themesOfMention(platform, id);
    expect(await daysDue(platform)).toEqual(['2026-11-21']);
    expect([themes.sort(), said]).toEqual([['price', 'shipping costs'], ['shipping costs negative']]);
    await changeTheme(platform, SYSTEM, brand.id, { ...DELIVERY, hidden: true });
    expect(await themesOfMention(platform, id)).toEqual({ themes: ['price'], aspects: [] });
  });

  it('are refused with a sentence for each field, and go back to how they were', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    const change = (values: object) => changeTheme(platform, SYSTEM, brand.id, { ...DELIVERY, ...values });
    await expect(change({ name: '=?' })).rejects.toMatchObject({
      fields: { name: expect.stringContaining('letters') },
    });
    await expect(change({ phrases: 'fine\n_ late' })).rejects.toThrow(
      'Line 2 (_ late): a gap stands between words.',
    );
    await expect(change({ phrases: 'ab*' })).rejects.toThrow('too short a beginning');
    await expect(change({ theme: 'bells', name: 'bells' })).rejects.toThrow('at least one phrase');
    await change({});
    await change({ name: 'delivery' });
    const after = (await brandById(platform, brand.id))!;
    expect(after.themes).toEqual([]);
    expect(themesOfBrand(after).find(({ theme }) => theme === 'delivery')).toMatchObject({
      name: 'delivery',
    });
  });
});
