import { describe, expect, it } from 'vitest';
import { changeBrand } from '../../src/brands/brands.ts';
import { mentions } from '../../src/db/schema.ts';
import { clockOf } from '../../src/mentions/clock/clocks.ts';
import { previewReplan, replanDue } from '../../src/mentions/clock/replan.ts';
import {
  changeResponseSettings,
  type ResponseSettings,
  responseSettings,
  rowsOf,
} from '../../src/mentions/clock/settings.ts';
import { thread } from '../../src/mentions/thread.ts';
import { testPlatform } from '../support/platform.ts';
import { aBrand, aMention } from '../support/records.ts';

const ACTOR = { userId: null, via: 'web' } as const;
const OFFICE: ResponseSettings = {
  responseMinutes: 30,
  resolveMinutes: 120,
  targets: [
    { priority: 'urgent', sourceKind: null, firstMinutes: 10, resolveMinutes: null },
    { priority: null, sourceKind: 'rss', firstMinutes: 60, resolveMinutes: null },
    { priority: 'urgent', sourceKind: 'rss', firstMinutes: 5, resolveMinutes: null },
  ],
  week: [...Array.from({ length: 5 }, () => [[540, 1020] as const]), [], []],
  holidays: [],
};
const FRIDAY = new Date('2026-11-20T16:45:00Z');

describe('business hours and targets', () => {
  it('move the due times of what is open, and show how they come about', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    const about = { brandId: brand.id, publishedAt: FRIDAY, sourceKind: 'reddit', priority: 'high' } as const;
    const open = await aMention(platform, { ...about, dueAt: new Date('2026-11-20T20:45:00Z') });
    const urgent = await aMention(platform, { ...about, priority: 'urgent' });
    const feed = await aMention(platform, { ...about, sourceKind: 'rss' });
    const both = await aMention(platform, { ...about, priority: 'urgent', sourceKind: 'rss' });
    const answered = await aMention(platform, { ...about, firstRepliedAt: FRIDAY, dueAt: FRIDAY });
    const history = await aMention(platform, { ...about, dueAt: null, backfilled: true });
    platform.setNow(new Date('2026-11-20T18:00:00Z'));

    const clock = clockOf(rowsOf(OFFICE, 'UTC'));
    expect(await previewReplan(platform, brand.id, clock)).toEqual({
      moved: 4,
      becomeLate: 2,
      noLongerLate: 0,
      capped: false,
    });
    await changeResponseSettings(platform, ACTOR, { brandId: brand.id, settings: OFFICE });
    expect(await responseSettings(platform, brand.id)).toEqual(OFFICE);

    const due = new Map((await platform.db.select().from(mentions)).map((row) => [row.id, row.dueAt]));
    expect(due.get(open.id)).toEqual(new Date('2026-11-23T09:15:00Z'));
    expect(due.get(urgent.id)).toEqual(new Date('2026-11-20T16:55:00Z'));
    expect(due.get(feed.id)).toEqual(new Date('2026-11-23T09:45:00Z'));
    expect(due.get(both.id)).toEqual(new Date('2026-11-20T16:50:00Z'));
    expect(due.get(answered.id)).toEqual(FRIDAY);
    expect(due.get(history.id)).toBeNull();

    const shown = await thread(platform, open.id, { brandIds: [brand.id], viewerUserId: null });
    expect(shown!.clock.first!.parts.map(({ minutes }) => minutes)).toEqual([15, 15]);
    expect(shown!.clock.resolve).toMatchObject({
      minutes: 120,
      passed: 15,
      dueAt: new Date('2026-11-23T10:45:00Z'),
    });
  });

  it('of a brand with very many mentions follow with the job, newest first', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform, { responseMinutes: 60 });
    for (let n = 0; n < 3; n++)
      await aMention(platform, { brandId: brand.id, publishedAt: FRIDAY, sourceKind: 'reddit' });
    await changeBrand(platform, ACTOR, brand.id, { responseMinutes: 90 });
    const until = new Date(platform.now().getTime() + 60_000);
    expect(await replanDue(platform, { until })).toEqual({ replanned: 3 });
    expect(await replanDue(platform, { until })).toEqual({ replanned: 0 });
    for (const { dueAt } of await platform.db.select().from(mentions))
      expect(dueAt).toEqual(new Date('2026-11-20T18:15:00Z'));
  });

  it('never let a brand be closed for good, nor two targets be for the same', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    const change = (changes: Partial<ResponseSettings>) =>
      changeResponseSettings(platform, ACTOR, { brandId: brand.id, settings: { ...OFFICE, ...changes } });
    await expect(change({ week: Array.from({ length: 7 }, () => []) })).rejects.toThrow(
      'Every day is closed',
    );
    const [target] = OFFICE.targets;
    await expect(change({ targets: [target!, target!] })).rejects.toThrow('already');
  });
});
