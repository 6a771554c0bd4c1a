import { eq, inArray, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markBrandRollupsDue } from '../../src/brands/rollups-due.ts';
import {
  answerRollups,
  brands,
  complaintPairs,
  mentions,
  rollups,
  rollupsDue,
  themeMentions,
} from '../../src/db/schema.ts';
import { markRollupsDue } from '../../src/mentions/rollups-due.ts';
import { checkAndMend, checkRollups } from '../../src/reports/check.ts';
import { daysDue } from '../../src/reports/due.ts';
import { rollUp } from '../../src/reports/rollup.ts';
import { type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand } from '../support/records.ts';
import { forAMinute, reportOn, times, told } from './given.ts';

const ZONES = ['Europe/Stockholm', 'America/New_York', 'Asia/Kolkata'];
const KINDS = ['rss', 'reddit', 'trustpilot'];

type Move =
  | {
      kind: 'tell';
      brand: number;
      minute: number;
      source: number;
      sentiment: number;
      rating: number | null;
      language: string | null;
      themes: string[];
    }
  | { kind: 'dismiss' | 'reopen' | 'answer'; which: number }
  | { kind: 'remove'; which: number }
  | { kind: 'correct'; which: number; sentiment: number }
  | { kind: 'delay'; which: number; minutes: number }
  | { kind: 'zone'; brand: number; zone: number }
  | { kind: 'roll up' };

const SENTIMENTS = ['negative', 'neutral', 'positive', 'unscored'] as const;
const whole = (max: number) => fc.integer({ min: 0, max });
const tell = fc.record({
  kind: fc.constant('tell' as const),
  brand: whole(1),
  minute: whole(5 * 24 * 60),
  source: whole(2),
  sentiment: whole(3),
  rating: fc.option(fc.integer({ min: 2, max: 10 }).map((half) => half / 2)),
  language: fc.constantFrom('en-GB', 'en', 'sv', null),
  themes: fc.subarray(['delivery', 'price']),
});
const moves: fc.Arbitrary<Move> = fc.oneof(
  { weight: 5, arbitrary: tell },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('dismiss' as const, 'reopen' as const, 'answer' as const),
      which: whole(1000),
    }),
  },
  fc.record({ kind: fc.constant('remove' as const), which: whole(1000) }),
  fc.record({ kind: fc.constant('correct' as const), which: whole(1000), sentiment: whole(2) }),
  fc.record({ kind: fc.constant('delay' as const), which: whole(1000), minutes: whole(3000) }),
  fc.record({ kind: fc.constant('zone' as const), brand: whole(1), zone: whole(2) }),
  fc.record({ kind: fc.constant('roll up' as const) }),
);

/** Begins three days before the clocks change in Stockholm. */
const BEGIN = Date.parse('2026-10-22T21:00:00Z');

type World = { platform: TestPlatform; brandIds: number[]; ids: number[] };

/** Makes one move as a verb would: the change and the mark together. */
async function make(world: World, move: Move): Promise<void> {
  const { platform, brandIds } = world;
  if (move.kind === 'roll up') return void (await rollUp(platform, forAMinute(platform)));
  if (move.kind === 'zone') {
    await platform.db
      .update(brands)
      .set({ timeZone: ZONES[move.zone]! })
      .where(eq(brands.id, brandIds[move.brand]!));
    return markBrandRollupsDue(platform, brandIds[move.brand]!);
  }
  if (move.kind === 'tell') {
    const at = new Date(BEGIN + move.minute * 60_000).toISOString();
    const mention = { at, sourceKind: KINDS[move.source]!, sentiment: SENTIMENTS[move.sentiment]! };
    const needsResponse = mention.sentiment === 'negative';
    const { rating, language, themes } = move;
    const more = { ...mention, rating, language, themes, needsResponse };
    world.ids.push(...(await told(platform, brandIds[move.brand]!, [more])));
    return;
  }
  if (world.ids.length === 0) return;
  const id = world.ids[move.which % world.ids.length]!;
  await markRollupsDue(platform, [id]);
  if (move.kind === 'remove') {
    world.ids.splice(world.ids.indexOf(id), 1);
    return void (await platform.db.delete(mentions).where(eq(mentions.id, id)));
  }
  await platform.db.update(mentions).set(changeOf(move)).where(eq(mentions.id, id));
  await markRollupsDue(platform, [id]);
}

function changeOf(move: Exclude<Move, { kind: 'tell' | 'zone' | 'roll up' | 'remove' }>) {
  if (move.kind === 'delay')
    return { publishedAt: sql`published_at + ${move.minutes}::int * interval '1 minute'` };
  if (move.kind === 'correct')
    return { sentimentByUser: (['negative', 'neutral', 'positive'] as const)[move.sentiment]! };
  if (move.kind === 'dismiss') return { status: 'dismissed', dismissedReason: 'spam' } as const;
  if (move.kind === 'reopen') return { status: 'open', dismissedReason: null } as const;
  return { firstRepliedAt: new Date(BEGIN + 6 * 86_400_000) };
}

describe('the daily figures', () => {
  it('equal a recount after any moves, before and after a roll-up', async () => {
    const platform = await testPlatform();
    await fc.assert(
      fc.asyncProperty(fc.array(moves, { minLength: 5, maxLength: 25 }), async (list) => {
        const own = await aBrand(platform, { timeZone: 'Europe/Stockholm' });
        const rival = await aBrand(platform, { timeZone: 'Asia/Kolkata', kind: 'competitor' });
        const world: World = { platform, brandIds: [own.id, rival.id], ids: [] };
        for (const move of list) await make(world, move);

        const visible = [own, rival];
        const live = await reportOn(platform, own, {}, visible);
        const only = { sourceKind: 'rss', language: 'en', theme: 'delivery' };
        const narrowed = await reportOn(platform, own, {}, visible, only);
        expect(await checkRollups(platform)).toEqual([]);
        await rollUp(platform, forAMinute(platform));
        expect(await checkRollups(platform)).toEqual([]);
        expect(await platform.db.$count(rollupsDue)).toBe(0);
        expect(await reportOn(platform, own, {}, visible)).toEqual(live);
        expect(await reportOn(platform, own, {}, visible, only)).toEqual(narrowed);
        await platform.db.delete(brands).where(inArray(brands.id, world.brandIds));
      }),
      { seed: 20261121, numRuns: 15 },
    );
  });

  it('keep the counts of a post that is gone upstream', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    await told(platform, brand.id, [
      { at: '2026-11-20T10:00:00Z', sentiment: 'negative', deletedAt: platform.now(), text: '' },
    ]);
    expect((await reportOn(platform, brand)).figures.mentions.value).toBe(1);
  });

  it('are brought up to date in batches, and what is left stays due', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    await platform.db.execute(sql`
      insert into rollups_due (brand_id, day)
      select ${brand.id}, '2024-01-01'::date + n from generate_series(0, 700) n`);
    expect(await rollUp(platform, { until: platform.now() })).toEqual({ days: 0 });
    expect(await platform.db.$count(rollupsDue)).toBe(701);
    expect(await rollUp(platform, forAMinute(platform))).toEqual({ days: 701 });
    expect(await platform.db.$count(rollupsDue)).toBe(0);
  });
});

it('counts days again that were stored by an older way of counting', async () => {
  const platform = await testPlatform();
  const brand = await aBrand(platform);
  await told(platform, brand.id, [{ at: '2026-11-20T10:00:00Z', sentiment: 'positive', themes: ['price'] }]);
  await rollUp(platform, forAMinute(platform));
  await platform.db.update(rollups).set({ counting: 0, positive: 7, negative: 7 });
  expect((await reportOn(platform, brand)).figures.net.value).toBe(100);
  expect(await daysDue(platform)).toBe(1);
  expect(await rollUp(platform, forAMinute(platform))).toEqual({ days: 1 });
  expect(await checkRollups(platform)).toEqual([]);
});

describe('the nightly check', () => {
  it('says which stored figure is wrong, and has it counted again', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    await told(platform, brand.id, [{ at: '2026-11-20T10:00:00Z', sentiment: 'positive', rating: 5 }]);
    await rollUp(platform, forAMinute(platform));
    await platform.db.update(rollups).set({ positive: 2 });

    const differing = await checkRollups(platform);
    expect(differing.map(({ sourceKind, language }) => `${sourceKind} ${language}`)).toEqual([
      '* *',
      'rss ',
      'rss *',
    ]);
    const difference = differing.find(({ language }) => language === '');
    expect(difference).toMatchObject({
      brandId: brand.id,
      day: '2026-11-20',
      sourceKind: 'rss',
      stored: { positive: 2, ratingSum: 5 },
      counted: { positive: 1, ratingSum: 5 },
    });
    expect(await checkAndMend(platform)).toEqual({ differences: 3 });
    expect(platform.logged).toMatchObject([{ level: 'error', fields: { differences: 3 } }]);
    await rollUp(platform, forAMinute(platform));
    expect(await checkAndMend(platform)).toEqual({ differences: 0 });
  });

  it('says so too when what is stored of a theme or of answers is wrong', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    const at = '2026-11-20T10:00:00Z';
    const firstRepliedAt = new Date('2026-11-20T11:40:00Z');
    const themes = ['delivery', 'price'];
    await told(platform, brand.id, [{ at, themes, needsResponse: true, firstRepliedAt }]);
    await rollUp(platform, forAMinute(platform));
    expect(await checkRollups(platform)).toEqual([]);
    await platform.db.update(rollups).set({ mentions: 2 }).where(eq(rollups.theme, 'price'));
    await platform.db.update(answerRollups).set({ answers: 9 }).where(eq(answerRollups.theme, ''));
    await platform.db.update(complaintPairs).set({ mentions: 2 }).where(eq(complaintPairs.theme, 'price'));
    await platform.db
      .update(themeMentions)
      .set({ mentionIds: [] })
      .where(eq(themeMentions.theme, 'delivery'));
    const wrong = await checkRollups(platform);
    expect(wrong.map(({ theme }) => theme)).toEqual([
      ...['price', 'price', 'price', '', '', ''],
      ...['price and delivery', 'delivery'],
    ]);
  });

  it('finds a stored day that has no mentions, and mentions that have no stored day', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    await told(platform, brand.id, [
      { at: '2026-11-18T10:00:00Z' },
      { at: '2026-11-20T10:00:00Z', sourceKind: 'reddit' },
    ]);
    await rollUp(platform, forAMinute(platform));
    await platform.db.update(rollups).set({ day: '2026-11-19' }).where(eq(rollups.day, '2026-11-18'));
    expect(await checkRollups(platform)).toMatchObject([
      ...times(3, { at: '2026-11-18' }).map(({ at }) => ({ day: at, stored: null })),
      ...times(3, { at: '2026-11-19' }).map(({ at }) => ({ day: at, counted: null })),
    ]);
  });
});
