import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { alerts, fixes, incidents, type mentions } from '../../src/db/schema.ts';
import { effectsOf } from '../../src/fixes/effect.ts';
import { fixesOf } from '../../src/fixes/list.ts';
import { deleteFix, registerFix, watchAgain } from '../../src/fixes/register.ts';
import { watchFixes } from '../../src/fixes/watch.ts';
import { SYSTEM } from '../../src/mentions/mention.ts';
import { addDays } from '../../src/reports/period.ts';
import { rollUp } from '../../src/reports/rollup.ts';
import { told } from '../reports/given.ts';
import { START, type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aChannel, anAlertRule } from '../support/records.ts';

const SHIPPED = '2026-10-01';
const RELAPSE = '2026-10-25';
const INPUT = {
  theme: 'delivery',
  title: 'A second courier',
  shippedOn: SHIPPED,
  comparisonTheme: 'price',
  windowDays: 14,
  templateId: null,
};
const budget = { until: new Date(START.getTime() + 86_400_000 * 30) };
const actor = { userId: null, via: 'web' as const };

type Said = Partial<typeof mentions.$inferInsert> & { at: string };

/** 40 mentions a day: 12 complaints about delivery before the fix and after the relapse, 1 between; 4 about price. */
function daily(from: string, days: number): Said[] {
  return Array.from({ length: days }, (_, index) => addDays(from, index)).flatMap((day) => {
    const many = day < SHIPPED || day >= RELAPSE;
    return Array.from({ length: 40 }, (_, number): Said => {
      const theme = number < (many ? 12 : 1) ? 'delivery' : number >= 36 ? 'price' : null;
      return {
        at: `${day}T10:00:00Z`,
        themes: theme ? [theme] : [],
        sentiment: theme ? 'negative' : 'neutral',
      };
    });
  });
}

async function watched() {
  const platform = await testPlatform();
  const brand = await aBrand(platform);
  const channel = await aChannel(platform);
  await anAlertRule(platform, { channelIds: [channel.id], about: 'incidents', filter: '' });
  await told(platform, brand.id, daily('2026-09-17', 40));
  await rollUp(platform, budget);
  const { id } = await registerFix(platform, actor, brand.id, INPUT);
  return { platform, brand, id };
}

const dayAt = (platform: TestPlatform, day: string) => platform.setNow(new Date(`${day}T23:50:00Z`));
const fixOf = async ({ db }: TestPlatform, id: number) =>
  (await db.select().from(fixes).where(eq(fixes.id, id)))[0]!;

describe('a fix that is watched', () => {
  it('holds, then rings within a day of the relapse, once, until it is watched again', async () => {
    const { platform, brand, id } = await watched();
    dayAt(platform, addDays(RELAPSE, -1));
    // Mentions of days to come are not there yet.
    expect(await watchFixes(platform, budget)).toEqual({ held: 1, relapsed: 0 });
    expect(await fixOf(platform, id)).toMatchObject({ heldOn: '2026-10-07', relapsedOn: null });
    expect(await watchFixes(platform, budget)).toEqual({ held: 0, relapsed: 0 });

    dayAt(platform, RELAPSE);
    expect(await watchFixes(platform, budget)).toEqual({ held: 0, relapsed: 1 });
    const [incident] = await platform.db.select().from(incidents);
    expect(incident).toMatchObject({ brandId: brand.id, series: 'theme', theme: 'delivery', status: 'open' });
    expect(await fixOf(platform, id)).toMatchObject({ relapsedOn: RELAPSE, incidentId: incident!.id });
    expect(await platform.db.select().from(alerts)).toMatchObject([
      { kind: 'incident', incidentId: incident!.id },
    ]);

    dayAt(platform, addDays(RELAPSE, 1));
    expect(await watchFixes(platform, budget)).toEqual({ held: 0, relapsed: 0 });
    expect(await platform.db.$count(alerts)).toBe(1);

    await watchAgain(platform, actor, id);
    expect(await fixOf(platform, id)).toMatchObject({
      watchFrom: '2026-10-26',
      heldOn: null,
      relapsedAt: null,
    });
    await expect(watchAgain(platform, actor, id)).rejects.toThrow('watched already');
  });

  it('has its rates before and after, and what is left of them beside another theme', async () => {
    const { platform, brand, id } = await watched();
    const [fix] = await fixesOf(platform, [brand.id]);
    const effect = (await effectsOf(platform, [fix!])).get(id)!;
    expect(effect.before).toMatchObject({ complaints: 168, mentions: 560, compared: 56, rate: 300 });
    expect(effect.after).toMatchObject({
      complaints: 14,
      mentions: 560,
      compared: 56,
      rate: 25,
      to: '2026-10-14',
    });
    expect(effect.ratio!.ratio).toBeCloseTo(14 / 168, 12);
    expect(effect.adjusted!.ratio).toBeCloseTo(14 / 168, 12);
    expect(effect.adjusted!.interval.low).toBeLessThan(effect.ratio!.interval.low);
    expect(effect.adjusted!.interval.high).toBeLessThan(0.2);
    await deleteFix(platform, SYSTEM, id);
    expect(await fixesOf(platform, [brand.id])).toEqual([]);
  });

  it('is refused in a sentence for each field that is wrong', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    const wrong = {
      ...INPUT,
      title: ' ',
      comparisonTheme: 'delivery',
      shippedOn: '2026-02-30',
      windowDays: 5,
    };
    await expect(registerFix(platform, actor, brand.id, wrong)).rejects.toMatchObject({
      fields: {
        title: expect.stringContaining('what was changed'),
        comparisonTheme: expect.stringContaining('another theme'),
        shippedOn: expect.stringContaining('2026-11-07'),
        windowDays: expect.stringContaining('14, 28, 56, 84'),
      },
    });
  });
});
