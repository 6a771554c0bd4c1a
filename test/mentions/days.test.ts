import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { ASKED } from '../../src/alerts/candidates.ts';
import { brands, mentions } from '../../src/db/schema.ts';
import { startOfDay } from '../../src/mentions/clock/zone.ts';
import type { FilterCandidate } from '../../src/mentions/filter/candidate.ts';
import { parseFilter } from '../../src/mentions/filter/filter.ts';
import { matchesFilter } from '../../src/mentions/filter/match.ts';
import { exportSize } from '../../src/mentions/inbox/export-list.ts';
import { placesIn } from '../../src/mentions/inbox/places.ts';
import { arrivalsSince } from '../../src/mentions/inbox/view-counts.ts';
import { addDays } from '../../src/reports/period.ts';
import { told } from '../reports/given.ts';
import { type Chance, chanceOf } from '../support/chance.ts';
import { type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aUser } from '../support/records.ts';

/** Far apart, beside half hours, and where clocks skip or repeat midnight. */
const ZONES = [
  ...['Pacific/Auckland', 'America/Los_Angeles', 'Pacific/Chatham', 'Asia/Kathmandu', 'UTC'],
  ...['America/Havana', 'America/Santiago', 'Atlantic/Azores', 'Africa/Cairo'],
];
/** Changes of the clock in those zones, and days like others. */
const DAYS = [
  ...['2026-03-08', '2026-03-29', '2026-04-05', '2026-04-24', '2026-06-30', '2026-09-06', '2026-09-27'],
  ...['2026-10-25', '2026-10-30', '2026-11-01', '2026-11-20'],
];

const oneOf = <Of>(chance: Chance, list: readonly Of[]) => list[Math.floor(chance.next() * list.length)]!;

/** As a calendar on the wall there says. */
const dayThere = (at: Date, timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);

/** Around midnights, at the very first instant of days, and just before it. */
function anInstant(chance: Chance, timeZone: string): string {
  const start = startOfDay(addDays(oneOf(chance, DAYS), Math.floor(chance.next() * 3) - 1), timeZone);
  const off = oneOf(chance, [0, -1, Math.round((chance.next() - 0.5) * 20 * 3_600_000)]);
  return new Date(start.getTime() + off).toISOString();
}

async function heardEverywhere(chance: Chance) {
  const platform = await testPlatform();
  const viewer = await aUser(platform);
  const brandIds: number[] = [];
  for (const timeZone of ZONES) {
    const brand = await aBrand(platform, { timeZone });
    brandIds.push(brand.id);
    await told(
      platform,
      brand.id,
      Array.from({ length: 60 }, () => ({ at: anInstant(chance, timeZone) })),
    );
  }
  const scope = (filter: string) => ({
    ...{ brandIds, viewerUserId: viewer.id, filter: parseFilter(filter) },
    ...{ view: 'everything' as const, sort: 'newest' as const },
  });
  return { platform, brandIds, scope, candidates: await candidatesOf(platform) };
}

/** With the day on which each was published. */
async function candidatesOf({
  db,
}: TestPlatform): Promise<(FilterCandidate & { id: number; day: string })[]> {
  const found = await db
    .select(ASKED)
    .from(mentions)
    .innerJoin(brands, eq(brands.id, mentions.brandId))
    .orderBy(asc(mentions.id));
  return found.map((one) => ({ ...one, isCopy: false, day: dayThere(one.publishedAt, one.timeZone) }));
}

const byNumber = (a: number, b: number) => a - b;

describe('a filter of days', () => {
  it('finds what was published on them where each brand is, in the list, in a rule and counted by hand', async () => {
    const chance = chanceOf(7);
    const { platform, brandIds, scope, candidates } = await heardEverywhere(chance);
    const asker = { now: platform.now(), viewerUserId: null };
    let hits = 0;
    for (let round = 0; round < 8; round++) {
      const from = addDays(oneOf(chance, DAYS), Math.floor(chance.next() * 3) - 1);
      const to = addDays(from, oneOf(chance, [0, 0, 1, 6, 40]));
      const days = from === to ? `on:${from}` : `on:${from}..${to}`;
      const chosen = oneOf(chance, brandIds);
      const isOn = ({ day }: { day: string }) => day >= from && day <= to;
      const ways: [string, (one: { day: string; brandId: number }) => boolean][] = [
        [days, isOn],
        [`-${days}`, (one) => !isOn(one)],
        [`${days} brand:${chosen}`, (one) => isOn(one) && one.brandId === chosen],
        [`(${days} OR brand:${chosen})`, (one) => isOn(one) || one.brandId === chosen],
      ];
      for (const [filter, isMeant] of ways) {
        const meant = candidates.filter(isMeant).map(({ id }) => id);
        const parsed = parseFilter(filter);
        const ruled = candidates.filter((one) => matchesFilter(parsed, one, asker)).map(({ id }) => id);
        const { ids } = await placesIn(platform, scope(filter), 1000);
        expect([filter, ruled]).toEqual([filter, meant]);
        expect([filter, ids.sort(byNumber)]).toEqual([filter, meant]);
      }
      hits += candidates.filter(isOn).length;
    }
    expect(hits).toBeGreaterThan(200);
  });

  it('holds for the file of the list and for the word of what came in since, too', async () => {
    const { platform, scope, candidates } = await heardEverywhere(chanceOf(11));
    const days = 'on:2026-10-24..2026-11-02';
    const meant = candidates.filter(({ day }) => day >= '2026-10-24' && day <= '2026-11-02');
    const files = await exportSize(platform, scope(days));
    expect(files).toEqual([{ kind: 'rss', count: meant.length, leaves: true }]);
    expect(meant.length).toBeGreaterThan(50);
    const newest = candidates.slice(-500);
    const since = await arrivalsSince(platform, scope(days), new Date(0));
    expect(since).toBe(meant.filter((one) => newest.includes(one)).length);
  });
});
