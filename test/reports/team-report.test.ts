import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { rows } from '../../src/db/db.ts';
import {
  businessHours,
  events,
  holidays,
  replies,
  responseTargets,
  workRollups,
} from '../../src/db/schema.ts';
import { elapsed } from '../../src/mentions/clock/due.ts';
import { calendarOf } from '../../src/mentions/clock/hours.ts';
import { planned, responseClock } from '../../src/mentions/clock/targets.ts';
import { parseFilter } from '../../src/mentions/filter/filter.ts';
import { filterSql } from '../../src/mentions/filter/sql.ts';
import { SYSTEM } from '../../src/mentions/mention.ts';
import { recordReply } from '../../src/mentions/reply.ts';
import { snooze } from '../../src/mentions/triage.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { checkRollups } from '../../src/reports/check.ts';
import { rollUp } from '../../src/reports/rollup.ts';
import { teamReport } from '../../src/reports/team/report.ts';
import { testPlatform } from '../support/platform.ts';
import { aBrand, aUser } from '../support/records.ts';
import { forAMinute, times, told } from './given.ts';

const OFFICE = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: 540, closes: 1020 }));

async function office(platform: Platform, timeZone: string) {
  const brand = await aBrand(platform, { timeZone });
  await platform.db.insert(businessHours).values(OFFICE.map((hours) => ({ brandId: brand.id, ...hours })));
  const clock = responseClock({ timeZone, hours: OFFICE, holidays: [] }, [], 30);
  /** A mention that needs a response, and when it got one. */
  const asked = (publishedAt: string, firstRepliedAt: string | null = null, more: object = {}) => ({
    at: publishedAt,
    needsResponse: true,
    firstRepliedAt: firstRepliedAt === null ? null : new Date(firstRepliedAt),
    ...planned(clock, { priority: 'normal', sourceKind: 'rss' }, new Date(publishedAt)),
    ...more,
  });
  const report = (from: string, to: string, more: { sourceKind?: string } = {}) =>
    teamReport(platform, {
      brandId: brand.id,
      visibleBrandIds: [brand.id],
      period: { from, to },
      sourceKind: null,
      ...more,
    });
  /** How many mentions the lists behind the figures hold. */
  const listed = async (...filters: string[]) => {
    const context = { now: platform.now(), viewerUserId: null, zones: [] };
    const counts = filters.map(
      (filter) => sql`count(*) filter (where ${filterSql(parseFilter(filter), context)})::int`,
    );
    const [row] = await rows<{ counts: number[] }>(
      platform.db,
      sql`select array[${sql.join(counts, sql`, `)}] as counts from mentions m where m.brand_id = ${brand.id}::bigint`,
    );
    return row!.counts;
  };
  return { brand, asked, report, listed };
}

const PROMISES = ['kept', 'late', 'waiting', 'settled', 'none'].map((value) => `promise:${value}`);
const RESOLVING = ['kept', 'late', 'waiting'].map((value) => `resolving:${value}`);

describe('promises', () => {
  it('a message of Friday 16:45 is answered in time on Monday 9:15 and late at 9:16', async () => {
    const platform = await testPlatform();
    const { brand, asked, report } = await office(platform, 'Europe/Stockholm');
    await told(platform, brand.id, [
      asked('2026-11-13T15:45:00Z', '2026-11-16T08:15:00Z'),
      asked('2026-11-13T15:45:00Z', '2026-11-16T08:16:00Z'),
    ]);
    const { all } = await report('2026-11-13', '2026-11-13');
    expect(all.promised).toMatchObject({ met: 1, missed: 1, attainment: 0.5 });
    expect(all.firstBusiness).toMatchObject({ n: 2, median: 30.5 });
    expect(all.first.median).toBe(64 * 60 + 30.5);
  });

  it('what is not due yet, was never due or was settled without an answer is neither kept nor broken', async () => {
    const platform = await testPlatform();
    const { brand, asked, report, listed } = await office(platform, 'UTC');
    const friday = '2026-11-20';
    await told(platform, brand.id, [
      ...times(3, asked(`${friday}T10:00:00Z`, `${friday}T10:05:00Z`)),
      ...times(2, asked(`${friday}T10:00:00Z`)),
      asked(`${friday}T16:50:00Z`),
      asked(`${friday}T11:00:00Z`, null, {
        status: 'resolved',
        resolvedAt: new Date(`${friday}T11:10:00Z`),
      }),
      asked(`${friday}T11:00:00Z`, null, {
        status: 'resolved',
        resolvedAt: new Date(`${friday}T11:31:00Z`),
      }),
      { at: `${friday}T12:00:00Z`, needsResponse: true },
    ]);
    const { all } = await report(friday, friday);
    expect(all).toMatchObject({ needing: 9, answered: 3, few: true });
    expect(all.promised).toMatchObject({ met: 3, missed: 3, waiting: 1, closed: 1, unpromised: 1 });
    expect(all.promised.attainment).toBe(0.5);
    expect(await listed(...PROMISES)).toEqual([3, 3, 1, 1, 1]);
    expect(await listed('replied:<=5m', 'replied:<5m', 'has:reply')).toEqual([3, 0, 3]);
  });

  it('says who resolved in time where that is promised, and nothing where it is not', async () => {
    const platform = await testPlatform();
    const { brand, asked, report, listed } = await office(platform, 'UTC');
    const friday = '2026-11-20';
    const settled = (at: string, sourceKind = 'rss') =>
      asked(`${friday}T15:00:00Z`, null, { status: 'resolved', sourceKind, resolvedAt: new Date(at) });
    await told(platform, brand.id, [
      // Three business hours are promised: two on Friday, the third ends on Monday at 10.
      ...times(2, settled(`${friday}T16:59:00Z`)),
      settled('2026-11-21T11:00:00Z'),
      settled(`${friday}T15:31:00Z`, 'reddit'),
      asked(`${friday}T15:00:00Z`),
      asked('2026-11-18T09:00:00Z'),
    ]);
    expect((await report('2026-11-18', friday)).all.resolving).toBeNull();
    const promised = { brandId: brand.id, priority: null, firstMinutes: null };
    await platform.db.insert(responseTargets).values([
      { ...promised, sourceKind: null, resolveMinutes: 180 },
      { ...promised, sourceKind: 'reddit', resolveMinutes: 30 },
    ]);
    const { all, people, sources } = await report('2026-11-18', friday);
    expect(all.resolving).toMatchObject({ met: 3, missed: 2, waiting: 1, attainment: 0.6 });
    expect(await listed(...RESOLVING)).toEqual([3, 2, 1]);
    expect(people.map(({ resolving }) => resolving)).toEqual([all.resolving]);
    expect(
      sources.map(({ sourceKind, resolving }) => [sourceKind, resolving?.met, resolving?.missed]),
    ).toEqual([
      ['reddit', 0, 1],
      ['rss', 3, 1],
    ]);
  });

  it('the first answer is judged by the first clock, also after the author wrote again', async () => {
    const platform = await testPlatform();
    const { brand, asked, report, listed } = await office(platform, 'UTC');
    const again = { clockFrom: new Date('2026-11-19T09:00:00Z'), dueAt: new Date('2026-11-19T09:30:00Z') };
    await told(platform, brand.id, [
      asked('2026-11-18T10:00:00Z', '2026-11-18T10:30:00Z', again),
      asked('2026-11-18T10:00:00Z', '2026-11-18T10:31:00Z', { ...again, dueAt: null }),
    ]);
    expect((await report('2026-11-18', '2026-11-18')).all.promised).toMatchObject({ met: 1, missed: 1 });
    expect(await listed('promise:kept', 'promise:late')).toEqual([1, 1]);
  });
});

describe('business time', () => {
  it.each([
    ['Europe/Stockholm', '2026-10-22', '2026-10-28'],
    ['Europe/Stockholm', '2026-03-26', '2026-04-01'],
    ['America/New_York', '2026-10-29', '2026-11-04'],
    ['America/New_York', '2026-03-05', '2026-03-11'],
    ['Asia/Kolkata', '2026-10-22', '2026-10-28'],
  ])(
    'in %s, the week from %s to %s has the minutes that the clock of a mention shows',
    async (zone, from, to) => {
      const platform = await testPlatform();
      const { brand, asked, report, listed } = await office(platform, zone);
      const off = { day: from, name: 'Half a day', hours: [[600, 720] as [number, number]] };
      await platform.db.insert(holidays).values({ brandId: brand.id, ...off });
      const promised = { brandId: brand.id, priority: null, sourceKind: null, firstMinutes: null };
      await platform.db.insert(responseTargets).values({ ...promised, resolveMinutes: 700 });
      const calendar = calendarOf({ timeZone: zone, hours: OFFICE, holidays: [off] });
      const start = Date.parse(`${from}T05:00:00Z`);
      const answers = Array.from({ length: 41 }, (_, index) => {
        const published = new Date(start + index * 3 * 3_600_000 + index * 61_000);
        return [published, new Date(published.getTime() + (index % 9) * 7 * 3_600_000 + 90_000)] as const;
      });
      await told(
        platform,
        brand.id,
        answers.map(([published, resolvedAt]) =>
          asked(published.toISOString(), resolvedAt.toISOString(), { status: 'resolved', resolvedAt }),
        ),
      );
      const minutes = answers.map(([a, b]) => elapsed(a, b, calendar)).sort((a, b) => a - b);
      const { all } = await report(from, to);
      expect(all.firstBusiness.n).toBe(41);
      expect(all.firstBusiness.median).toBeCloseTo(minutes[20]!, 6);
      expect(all.firstBusiness.p90).toBeCloseTo(minutes[36]!, 6);
      const kept = minutes.filter((taken) => taken <= 700).length;
      expect(all.resolving).toMatchObject({ met: kept, missed: 41 - kept });
      expect(await listed(...RESOLVING)).toEqual([kept, 41 - kept, 0]);
    },
  );

  it('to resolve does not count while the author has the next word', async () => {
    const platform = await testPlatform();
    const { brand, asked, report } = await office(platform, 'UTC');
    const resolvedAt = new Date('2026-11-19T12:00:00Z');
    const [id] = await told(platform, brand.id, [
      asked('2026-11-18T10:00:00Z', '2026-11-18T11:00:00Z', { status: 'resolved', resolvedAt }),
    ]);
    const moved = (status: string, at: string) => ({
      mentionId: id!,
      brandId: brand.id,
      kind: status,
      via: 'web' as const,
      change: { to: { status } },
      version: 2,
      at: new Date(at),
    });
    await platform.db
      .insert(events)
      .values([
        moved('pending', '2026-11-18T11:00:00Z'),
        moved('open', '2026-11-19T10:00:00Z'),
        moved('resolved', resolvedAt.toISOString()),
      ]);
    const { all } = await report('2026-11-18', '2026-11-18');
    expect(all.resolve.median).toBe(26 * 60);
    expect(all.resolveBusiness.median).toBe(3 * 60);
  });

  it('to resolve that took just as long as was promised was in time, to the millisecond', async () => {
    const platform = await testPlatform();
    const { brand, asked, report, listed } = await office(platform, 'UTC');
    const promised = { brandId: brand.id, priority: null, sourceKind: null, firstMinutes: null };
    await platform.db.insert(responseTargets).values({ ...promised, resolveMinutes: 480 });
    // A day of work, and a pause whose fractions of minutes have no end.
    const milliseconds = Array.from({ length: 20 }, (_, index) => 7 * index);
    const resolved = milliseconds.map((ms) => new Date(Date.parse('2026-11-19T11:07:00Z') + ms));
    const ids = await told(
      platform,
      brand.id,
      resolved.map((resolvedAt) =>
        asked('2026-11-18T09:00:00Z', '2026-11-18T17:00:00Z', { status: 'resolved', resolvedAt }),
      ),
    );
    const kept = { brandId: brand.id, kind: 'replied', via: 'web' as const, version: 2 };
    await platform.db.insert(events).values(
      ids.map((mentionId) => ({
        ...{ ...kept, mentionId, at: new Date('2026-11-18T17:00:00Z') },
        change: { to: { status: 'pending' } },
      })),
    );
    const { all } = await report('2026-11-18', '2026-11-18');
    expect(all.resolving).toMatchObject({ met: 20, missed: 0 });
    expect(await listed(...RESOLVING)).toEqual([20, 0, 0]);
  });

  it('to resolve runs again for what waited for its author and is snoozed', async () => {
    const platform = await testPlatform();
    const { brand, asked } = await office(platform, 'UTC');
    const promised = { brandId: brand.id, priority: null, sourceKind: null, firstMinutes: null };
    await platform.db.insert(responseTargets).values({ ...promised, resolveMinutes: 6000 });
    const [id] = await told(platform, brand.id, [asked('2026-11-18T10:00:00Z')]);
    const ref = { mentionId: id!, brandIds: [brand.id] };
    await recordReply(platform, SYSTEM, { ...ref, text: 'We look into it today.', posted: true });
    await rollUp(platform, forAMinute(platform));
    await snooze(platform, SYSTEM, { ...ref, until: new Date('2026-11-25T09:00:00Z') });
    expect(await checkRollups(platform)).toEqual([]);
  });
});

describe('the team report', () => {
  it('reads the times of many mentions from steps, the same before and after they were added up', async () => {
    const platform = await testPlatform();
    const { brand, asked, report } = await office(platform, 'Europe/Stockholm');
    const eve = await aUser(platform, { name: 'Eve' });
    const start = Date.parse('2026-09-20T05:00:00Z');
    const minutes = Array.from({ length: 2001 }, (_, index) => ((index * 37) % 2001) + 20);
    await told(
      platform,
      brand.id,
      minutes.map((minute, index) => {
        const published = start + index * 45 * 60_000;
        const answered = new Date(published + minute * 60_000);
        const more = { assigneeId: index % 2 ? eve.id : null, status: 'resolved', resolvedAt: answered };
        return asked(new Date(published).toISOString(), answered.toISOString(), more);
      }),
    );
    await told(platform, brand.id, [
      asked('2026-11-21T11:50:00Z'),
      asked('2026-11-20T15:50:00Z', null, { sourceKind: 'reddit' }),
    ]);
    const live = await report('2026-09-01', '2026-11-21');
    expect(live.all).toMatchObject({ needing: 2003, answered: 2001, resolve: { n: 2001 } });
    expect(live.all.first.median! / 1020).toBeCloseTo(1, 2);
    expect(live.all.first.p90! / 1820).toBeCloseTo(1, 2);
    expect(live.all.promised).toMatchObject({ waiting: 2 });
    expect(live.people.map(({ name, needing }) => [name, needing])).toEqual([
      ['Eve', 1000],
      ['Nobody', 1003],
    ]);
    expect(live.sources.map(({ sourceKind, needing }) => [sourceKind, needing])).toEqual([
      ['reddit', 1],
      ['rss', 2002],
    ]);
    await rollUp(platform, forAMinute(platform));
    expect(await checkRollups(platform)).toEqual([]);
    expect(await report('2026-09-01', '2026-11-21')).toEqual(live);
    await platform.db.update(workRollups).set({ missed: 0 }).where(eq(workRollups.span, 'month'));
    expect((await checkRollups(platform)).map(({ day, language }) => [day, language])).toContainEqual([
      '2026-10-01',
      'month',
    ]);
  });

  it('tells of many promises to resolve what their lists hold, before and after days are added up', async () => {
    const platform = await testPlatform();
    const { brand, asked, report, listed } = await office(platform, 'Europe/Stockholm');
    const eve = await aUser(platform, { name: 'Eve' });
    await platform.db
      .insert(responseTargets)
      .values({ brandId: brand.id, priority: null, sourceKind: null, resolveMinutes: 600 });
    const start = Date.parse('2026-09-20T05:00:00Z');
    const resolved = Array.from({ length: 2001 }, (_, index) => {
      const published = start + index * 44 * 60_000;
      const resolvedAt = new Date(published + ((index * 37) % 5000) * 60_000);
      const more = { status: 'resolved', resolvedAt, assigneeId: index % 3 ? eve.id : null };
      return asked(new Date(published).toISOString(), null, more);
    });
    await told(platform, brand.id, resolved);
    const open = { assigneeId: eve.id };
    const [resting, resumed, lateAgain] = await told(platform, brand.id, [
      asked('2026-10-05T08:00:00Z', '2026-10-05T09:00:00Z', { ...open, status: 'pending' }),
      asked('2026-10-05T08:00:00Z', '2026-10-05T09:00:00Z', open),
      asked('2026-10-05T08:00:00Z', '2026-10-05T09:00:00Z', open),
      asked('2026-10-05T08:00:00Z', null, open),
      asked('2026-11-20T08:00:00Z', null, { ...open, sourceKind: 'reddit' }),
      asked('2026-11-20T08:00:00Z', null, { status: 'snoozed', snoozedUntil: new Date('2026-11-25') }),
    ]);
    const moved = (mentionId: number, status: string, at: string) => {
      const kept = { brandId: brand.id, kind: status, via: 'web' as const, version: 2, at: new Date(at) };
      return { mentionId, change: { to: { status } }, ...kept };
    };
    await platform.db
      .insert(events)
      .values([
        ...[resting!, resumed!, lateAgain!].map((id) => moved(id, 'pending', '2026-10-05T09:00:00Z')),
        moved(resumed!, 'open', '2026-11-20T09:00:00Z'),
        moved(lateAgain!, 'open', '2026-11-17T09:00:00Z'),
      ]);
    const live = await report('2026-09-01', '2026-11-21');
    const { met, missed, waiting } = live.all.resolving!;
    expect([met, missed, waiting]).toEqual(await listed(...RESOLVING));
    expect([missed - (2001 - met), waiting]).toEqual([2, 4]);
    const ofEve = live.people.find(({ name }) => name === 'Eve')!.resolving!;
    expect([ofEve.met, ofEve.missed, ofEve.waiting]).toEqual(
      await listed(...RESOLVING.map((filter) => `${filter} whose:${eve.id}`)),
    );
    expect(live.sources[0]).toMatchObject({ sourceKind: 'reddit', resolving: { missed: 0, waiting: 1 } });
    await rollUp(platform, forAMinute(platform));
    expect(await checkRollups(platform)).toEqual([]);
    expect(await report('2026-09-01', '2026-11-21')).toEqual(live);
  });

  it('tells work by who answered or else has it, in the order of the alphabet, with too few said', async () => {
    const platform = await testPlatform();
    const { brand, asked, report } = await office(platform, 'UTC');
    const zoe = await aUser(platform, { name: 'Zoe' });
    const adam = await aUser(platform, { name: 'adam' });
    const ids = await told(platform, brand.id, [
      ...times(30, asked('2026-11-18T10:00:00Z', '2026-11-18T10:20:00Z', { assigneeId: adam.id })),
      asked('2026-11-18T10:00:00Z', null, { assigneeId: adam.id, sourceKind: 'reddit' }),
      asked('2026-11-18T10:00:00Z'),
      { at: '2026-11-18T10:00:00Z', needsResponse: false, assigneeId: adam.id },
      asked('2026-11-18T10:00:00Z', null, { spam: true, spamReasons: ['loan'], assigneeId: adam.id }),
    ]);
    await platform.db.insert(replies).values(
      ids.slice(0, 30).map((mentionId) => ({
        mentionId,
        userId: zoe.id,
        text: 'Sorry.',
        createdAt: new Date('2026-11-18T10:20:00Z'),
        postedAt: new Date('2026-11-18T10:20:00Z'),
      })),
    );
    const { all, people, teams, sources } = await report('2026-11-18', '2026-11-18');
    expect(people.map(({ name, needing, answered, few }) => [name, needing, answered, few])).toEqual([
      ['adam', 1, 0, true],
      ['Zoe', 30, 30, false],
      ['Nobody', 1, 0, true],
    ]);
    expect(people[1]!.first).toEqual({ n: 30, median: 20, p90: 20 });
    expect(teams.map(({ name, needing }) => [name, needing])).toEqual([['No team', 32]]);
    expect(sources.map(({ sourceKind, needing }) => [sourceKind, needing])).toEqual([
      ['reddit', 1],
      ['rss', 31],
    ]);
    expect([all.needing, all.rate]).toEqual([32, 30 / 32]);
    const onReddit = await report('2026-11-18', '2026-11-18', { sourceKind: 'reddit' });
    expect(onReddit.all.needing).toBe(1);
  });

  it('says nothing of a period without mentions, rather than zero', async () => {
    const platform = await testPlatform();
    const { report } = await office(platform, 'UTC');
    const { all, people } = await report('2026-11-18', '2026-11-18');
    expect(all).toMatchObject({ needing: 0, rate: null, first: { n: 0, median: null } });
    expect(all.promised.attainment).toBeNull();
    expect(people).toEqual([]);
  });
});
