import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { brandById, changeBrand, createBrand, deleteBrand, listBrands } from '../../src/brands/brands.ts';
import { rows } from '../../src/db/db.ts';
import { audit, brands, mentions } from '../../src/db/schema.ts';
import type { Actor } from '../../src/mentions/mention.ts';
import { testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aUser } from '../support/records.ts';

const WEB: Actor = { userId: null, via: 'web' };

describe('a brand', () => {
  it('is added with what is usual, tidied, and noted in the audit log', async () => {
    const platform = await testPlatform();
    const user = await aUser(platform);
    const brand = await createBrand(
      platform,
      { userId: user.id, via: 'web' },
      { name: '  Fernhill \n Bikes ', kind: 'own', website: 'fernhill.example', timeZone: 'europe/berlin' },
    );
    expect(brand).toMatchObject({
      name: 'Fernhill Bikes',
      website: 'https://fernhill.example/',
      timeZone: 'Europe/Berlin',
      responseMinutes: 240,
    });
    const [noted] = await platform.db.select().from(audit);
    expect(noted).toMatchObject({
      actor: user.name,
      action: 'added the own brand',
      subject: 'Fernhill Bikes',
    });
  });

  it.each([
    [{ name: '' }, 'name', 'Give the brand a name.'],
    [{ name: 'x'.repeat(81) }, 'name', 'longer than 80 characters'],
    [{ timeZone: 'Mars/Phobos' }, 'timeZone', 'Europe/Berlin'],
    [{ timeZone: '+02:00' }, 'timeZone', 'is not a time zone'],
    [{ website: 'not a site' }, 'website', 'Write it as example.com'],
    [{ website: 'javascript:alert(1)' }, 'website', 'Write it as example.com'],
    [{ responseMinutes: 0 }, 'responseMinutes', 'from 1 minute to 30 days'],
    [{ kind: 'friend' as 'own' }, 'kind', '"own" or "competitor"'],
  ])('is refused with %j, in a sentence beside the field', async (wrong, field, sentence) => {
    const platform = await testPlatform();
    const refused = createBrand(platform, WEB, { name: 'Fernhill', kind: 'own', ...wrong });
    await expect(refused).rejects.toMatchObject({
      reason: 'invalid',
      fields: { [field]: expect.stringContaining(sentence) },
    });
    expect(await listBrands(platform)).toEqual([]);
  });

  it('cannot take the name of another one, whatever its case', async () => {
    const platform = await testPlatform();
    await createBrand(platform, WEB, { name: 'Fernhill', kind: 'own' });
    const other = await createBrand(platform, WEB, { name: 'Harrow', kind: 'competitor' });
    const taken = { reason: 'conflict', fields: { name: expect.stringContaining('already a brand called') } };
    await expect(createBrand(platform, WEB, { name: 'FERNHILL', kind: 'own' })).rejects.toMatchObject(taken);
    await expect(changeBrand(platform, WEB, other.id, { name: 'fernhill' })).rejects.toMatchObject(taken);
  });

  it('stands before competitors in the list', async () => {
    const platform = await testPlatform();
    await aBrand(platform, { name: 'Alder', kind: 'competitor' });
    await aBrand(platform, { name: 'fernhill' });
    await aBrand(platform, { name: 'Elm' });
    expect((await listBrands(platform)).map(({ name }) => name)).toEqual(['Elm', 'fernhill', 'Alder']);
  });

  it('has its days counted again when its time zone changes', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform, { timeZone: 'UTC' });
    await aMention(platform, { brandId: brand.id, publishedAt: new Date('2026-11-20T23:30:00Z') });
    await changeBrand(platform, WEB, brand.id, { timeZone: 'Europe/Berlin' });
    const due = await rows(
      platform.db,
      sql`select day::text as day from rollups_due where brand_id = ${brand.id}`,
    );
    expect(due).toEqual([{ day: '2026-11-21' }]);
  });

  it('asks for no responses any more once it is a competitor', async () => {
    const platform = await testPlatform();
    const mention = await aMention(platform);
    await changeBrand(platform, WEB, mention.brandId, { kind: 'competitor' });
    const [after] = await platform.db.select().from(mentions).where(eq(mentions.id, mention.id));
    expect(after).toMatchObject({ needsResponse: false, dueAt: null, status: 'open' });
  });

  it('goes away with its mentions, and a second time is refused', async () => {
    const platform = await testPlatform();
    const mention = await aMention(platform);
    await deleteBrand(platform, WEB, mention.brandId);
    expect(await platform.db.select().from(brands)).toEqual([]);
    expect(await platform.db.select().from(mentions)).toEqual([]);
    expect(await brandById(platform, mention.brandId)).toBeNull();
    await expect(deleteBrand(platform, WEB, mention.brandId)).rejects.toMatchObject({ reason: 'not-found' });
    await expect(changeBrand(platform, WEB, mention.brandId, {})).rejects.toMatchObject({
      reason: 'not-found',
    });
  });
});
