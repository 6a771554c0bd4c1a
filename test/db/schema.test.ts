import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { rows, sqlState } from '../../src/db/db.ts';
import { mentions } from '../../src/db/schema.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { isMigrated } from '../../src/platform/schema-version.ts';
import { testPlatform } from '../support/platform.ts';
import { aBrand, aMention } from '../support/records.ts';

describe('the schema', () => {
  it('is up to date after the migrations, and a second run does nothing', async () => {
    const { db } = await testPlatform();
    expect(await isMigrated(db)).toBe(true);
    expect(await migrate(db)).toBe(0);
  });

  it('holds one mention per brand, source kind and external id', async () => {
    const platform = await testPlatform();
    const { brandId } = await aMention(platform, { externalId: 'one' });
    await aMention(platform, { externalId: 'one', brandId: (await aBrand(platform)).id });
    const again = aMention(platform, { externalId: 'one', brandId });
    expect(sqlState(await again.catch((error) => error))).toBe('23505');
  });

  it.each([{ status: 'done' }, { sentiment: 'meh' }, { rating: 7 }] as object[])(
    'refuses %o, which is not a word of the product',
    async (wrong) => {
      const stored = aMention(await testPlatform(), wrong);
      expect(sqlState(await stored.catch((error) => error))).toBe('23514');
    },
  );

  it('gives times back as dates, to the millisecond', async () => {
    const platform = await testPlatform();
    const { id } = await aMention(platform, { publishedAt: new Date('2026-03-29T01:59:59.123Z') });
    const [mention] = await platform.db.select().from(mentions).where(eq(mentions.id, id));
    expect(mention?.publishedAt.toISOString()).toBe('2026-03-29T01:59:59.123Z');
  });

  it('counts as numbers on both databases', async () => {
    const platform = await testPlatform();
    await aMention(platform);
    expect(await rows(platform.db, sql`select count(*)::int as n from mentions`)).toEqual([{ n: 1 }]);
  });
});
