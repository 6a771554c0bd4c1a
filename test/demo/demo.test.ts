import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { alerts, events, incidents, mentions, sourceGaps, sources } from '../../src/db/schema.ts';
import { tellStory } from '../../src/demo/tell.ts';
import { checkRollups } from '../../src/reports/check.ts';
import { reputation } from '../../src/reports/reputation.ts';
import { committingPlatform, START } from '../support/platform.ts';

it('tells eight weeks through the product, and what it tells can be read in the report', async () => {
  const platform = await committingPlatform();
  const { stage, http } = await tellStory(platform, { end: START, days: 56, seed: 7 });
  platform.setNow(START);
  const report = await reputation(platform, {
    brandId: stage.ownBrandId,
    visibleBrandIds: [stage.ownBrandId, stage.ownBrandId + 1, stage.ownBrandId + 2],
    period: { period: '30d' },
  });

  const negatives = (from: string, to: string) =>
    report.days
      .filter(({ day }) => day >= from && day <= to)
      .reduce((sum, { negative }) => sum + negative, 0);
  expect(negatives('2026-11-04', '2026-11-10')).toBeGreaterThan(3 * negatives('2026-10-23', '2026-10-29'));
  expect(report.opening.map(({ text }) => text).join('')).toMatch(
    /^Reputation dipped in (early|mid-)\s?November and has recovered\. .*delivery being behind \d\d%/,
  );
  expect(report.themes[0]!.theme).toBe('delivery');

  expect(report.figures.responseRate.value).toBeGreaterThan(0.6);
  expect(report.figures.responseRate.value).toBeLessThan(1);
  expect(report.responseTimes.answered).toBeGreaterThan(40);
  expect(report.voices.length).toBe(3);
  expect(report.ratings.length).toBeGreaterThan(1);
  expect(report.notes.corrected).toBeGreaterThan(0);

  expect(report.days.filter(({ gap }) => gap).map(({ day }) => day)).toContain('2026-11-02');
  expect(report.notes.gaps.map(({ source }) => source)).toContain('Velo Weekly');
  expect(await checkRollups(platform)).toEqual([]);

  const { db } = platform;
  expect(await db.$count(alerts, eq(alerts.status, 'sent'))).toBeGreaterThan(3);
  expect(await db.$count(alerts, eq(alerts.status, 'failed'))).toBe(0);
  expect(await db.$count(incidents, eq(incidents.direction, 'rise'))).toBeGreaterThan(0);
  expect(await db.$count(events, eq(events.kind, 'replied'))).toBeGreaterThan(60);
  expect(await db.$count(mentions, eq(mentions.backfilled, true))).toBe(0);
  expect(await db.$count(sourceGaps)).toBeGreaterThan(1);
  const signedOut = await db
    .select({ name: sources.name })
    .from(sources)
    .where(eq(sources.health, 'signed-out'));
  expect(signedOut).toEqual([{ name: 'The Harbour Gazette' }]);
  expect(platform.logged.filter(({ level }) => level === 'error')).toEqual([]);

  await expect(http({ url: 'https://elsewhere.test/' })).rejects.toThrow('The demo stays on this machine');
}, 240_000);
