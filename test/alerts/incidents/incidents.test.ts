import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { listIncidents } from '../../../src/alerts/incidents/list.ts';
import { acknowledgeIncident } from '../../../src/alerts/incidents/take.ts';
import { alerts, sourceGaps } from '../../../src/db/schema.ts';
import { rollUp } from '../../../src/reports/rollup.ts';
import { START, type TestPlatform, testPlatform } from '../../support/platform.ts';
import { aBrand, aMention, aUser } from '../../support/records.ts';
import { aQuietBrand, complaints, DAY, HOUR, run } from './quiet-brand.ts';

const incidentsOf = async (platform: TestPlatform, brandId: number) =>
  (await listIncidents(platform, { brandIds: [brandId], cursor: null, limit: 20 })).items;

describe('a spike', () => {
  it('opens one incident, rings once, names its cause, and closes when all is as usual', async () => {
    const platform = await testPlatform();
    const { brand } = await aQuietBrand(platform);
    expect(await run(platform)).toEqual({ opened: 0, closed: 0 });

    await complaints(platform, brand.id, 9);
    await complaints(platform, brand.id, 3, { authorHandle: 'onebusyperson' });
    expect(await run(platform)).toEqual({ opened: 1, closed: 0 });
    const [incident] = await incidentsOf(platform, brand.id);
    expect(incident).toMatchObject({ direction: 'rise', status: 'open' });
    expect(incident!.cause.words).toEqual([expect.objectContaining({ name: 'lost parcel' })]);
    expect(incident!.cause.mentionIds.length).toBeGreaterThanOrEqual(3);
    expect(incident!.alarmsAYear).toBeLessThan(4);
    expect(await platform.db.select().from(alerts)).toHaveLength(1);

    expect(await run(platform)).toEqual({ opened: 0, closed: 0 });
    expect((await incidentsOf(platform, brand.id))[0]!.total).toBe(incident!.total);

    platform.setNow(3 * HOUR);
    await complaints(platform, brand.id, 6);
    expect(await run(platform)).toEqual({ opened: 0, closed: 0 });
    const [grown] = await incidentsOf(platform, brand.id);
    expect(grown!.total).toBeGreaterThan(incident!.total);
    expect(grown!.peak).toBeGreaterThan(incident!.peak);

    await complaints(platform, brand.id, 1);
    const person = await aUser(platform, { name: 'Jonas Example' });
    await acknowledgeIncident(platform, { userId: person.id, via: 'web' }, incident!.id);
    expect((await incidentsOf(platform, brand.id))[0]!.total).toBe(grown!.total + 1);
    platform.setNow(30 * HOUR);
    expect(await run(platform)).toEqual({ opened: 0, closed: 1 });
    platform.setNow(HOUR);
    expect(await run(platform)).toEqual({ opened: 0, closed: 0 });
    const [closed] = await incidentsOf(platform, brand.id);
    expect(closed).toMatchObject({ status: 'closed', closedFor: 'back', acknowledgedBy: 'Jonas Example' });
    expect(await platform.db.select().from(alerts)).toHaveLength(1);
  });

  it('is none when one author, one story, spam or history makes it', async () => {
    const platform = await testPlatform();
    const { brand } = await aQuietBrand(platform);
    await aBrand(platform, { name: 'Rival', kind: 'competitor', ownAccounts: ['@rivalcare'] });
    await platform.db.execute(
      sql`insert into story_texts (text_key, brand_id, story_id) values (77, ${brand.id}, 77)`,
    );
    await complaints(platform, brand.id, 9, { authorHandle: 'onebusyperson' });
    await complaints(platform, brand.id, 9, { textKey: 77 });
    await complaints(platform, brand.id, 9, { spam: true, spamReasons: ['repeated'] });
    await complaints(platform, brand.id, 9, { backfilled: true });
    await complaints(platform, brand.id, 2, { authorHandle: 'RivalCare' });
    expect(await run(platform)).toEqual({ opened: 0, closed: 0 });
  });
});

describe('a silence', () => {
  it('opens an incident when nobody speaks although every source is read, and closes when somebody does', async () => {
    const platform = await testPlatform();
    const { brand } = await aQuietBrand(platform);
    await rollUp(platform, { until: new Date(START.getTime() + HOUR) });
    await run(platform);
    platform.setNow(6 * DAY);
    expect(await run(platform)).toEqual({ opened: 1, closed: 0 });
    expect(await incidentsOf(platform, brand.id)).toEqual([
      expect.objectContaining({
        direction: 'silence',
        series: 'volume',
        count: 0,
        title: 'Nobody speaks of Fernhill',
      }),
    ]);
    platform.setNow(HOUR);
    await aMention(platform, { brandId: brand.id });
    expect(await run(platform)).toEqual({ opened: 0, closed: 1 });
  });

  it('is none while its source is not read', async () => {
    const platform = await testPlatform();
    const { source } = await aQuietBrand(platform);
    await run(platform);
    await platform.db
      .insert(sourceGaps)
      .values({ sourceId: source.id, fromAt: START, reason: 'The site is down.' });
    platform.setNow(6 * DAY);
    expect(await run(platform)).toEqual({ opened: 0, closed: 0 });
  });
});
