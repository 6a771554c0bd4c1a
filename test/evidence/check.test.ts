import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { NewIncident } from '../../src/alerts/incidents/new-incident.ts';
import { openIncident } from '../../src/alerts/incidents/open.ts';
import { markBrandRollupsDue } from '../../src/brands/rollups-due.ts';
import { report } from '../../src/commands/report.ts';
import {
  emergingThemes,
  events,
  fixes,
  incidents,
  mentions,
  rollupsDue,
  sharedReports,
  sources,
  surveys,
} from '../../src/db/schema.ts';
import { checkHours } from '../../src/evidence/check-hours.ts';
import { checkOpened, checkTotals } from '../../src/evidence/check-incidents.ts';
import type { KeptFound } from '../../src/evidence/check-kept.ts';
import { checkPeaks } from '../../src/evidence/check-peaks.ts';
import { checkRises } from '../../src/evidence/check-rises.ts';
import { checkSeals } from '../../src/evidence/check-seals.ts';
import { checkUsual } from '../../src/evidence/check-usual.ts';
import { OTHER_KEY } from '../../src/evidence/why.ts';
import { registerFix } from '../../src/fixes/register.ts';
import { addGap } from '../../src/ingest/gaps.ts';
import { eraseAuthor } from '../../src/mentions/erasure/erase.ts';
import { SYSTEM } from '../../src/mentions/mention.ts';
import { correctSentiment } from '../../src/mentions/sentiment.ts';
import { dismiss } from '../../src/mentions/triage.ts';
import { makeSecrets } from '../../src/platform/secrets.ts';
import { ALL, FIGURES } from '../../src/reports/recount.ts';
import { rollUp } from '../../src/reports/rollup.ts';
import { findEmerging } from '../../src/reports/themes/find-emerging.ts';
import { checkFrozen } from '../../src/shares/check.ts';
import { makeShare } from '../../src/shares/shares.ts';
import { aQuietBrand, complaints, run } from '../alerts/incidents/quiet-brand.ts';
import { type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aUser } from '../support/records.ts';

const DAY = 86_400_000;

/** What comes late, is judged anew by people, or is found out about a source, changes nothing of what was then. */
async function changeThePast(platform: TestPlatform, brandId: number) {
  platform.setNow(new Date(platform.now().getTime() + DAY));
  const [old, newer] = await platform.db
    .select()
    .from(mentions)
    .where(eq(mentions.themes, ['delivery']))
    .limit(2);
  await dismiss(platform, SYSTEM, { mentionId: old!.id, brandIds: [brandId], reason: 'not-relevant' });
  await correctSentiment(platform, SYSTEM, { mentionId: newer!.id, brandIds: [brandId], label: 'positive' });
  await complaints(platform, brandId, 9, { publishedAt: new Date(platform.now().getTime() - 1.05 * DAY) });
  await complaints(platform, brandId, 9, { publishedAt: new Date(platform.now().getTime() - 5 * DAY) });
  const [source] = await platform.db.select().from(sources).limit(1);
  const [from, to] = [10, 8].map((days) => new Date(platform.now().getTime() - days * DAY).toISOString()) as [
    string,
    string,
  ];
  await addGap(platform, source!.id, { from, to, reason: 'The feed shows only its latest items.' });
  await rollUp(platform, { until: new Date(platform.now().getTime() + DAY) });
}

const FIX = {
  ...{ theme: 'delivery', title: 'a second courier', shippedOn: '2026-11-10' },
  ...{ comparisonTheme: '', windowDays: 28, templateId: null },
};

const NOON = new Date('2026-11-17T12:00:00Z');
const INCIDENT: Omit<typeof incidents.$inferInsert, 'brandId'> = {
  ...{ series: 'volume', direction: 'rise', startedAt: NOON, hours: 24, count: 1, expected: 0.5 },
  ...{ low: 0, high: 1, alarmsAYear: 1, total: 99, peak: 1, peakAt: NOON, unusualAt: NOON },
  cause: { theme: null, words: [], source: null, place: null, mentionIds: [] },
  ...{ openedAt: NOON, updatedAt: NOON },
};

/** Ten days with a mention each, counted, and a report of them that was frozen. */
async function aCountedBrand() {
  const platform = await testPlatform();
  const user = await aUser(platform);
  const brand = await aBrand(platform, { name: 'Fernhill Bikes', createdAt: new Date(0) });
  const at = platform.now().getTime();
  for (let day = 0; day < 10; day++) {
    const sentiment = day % 3 ? 'negative' : 'positive';
    const publishedAt = new Date(at - day * DAY);
    await aMention(platform, {
      brandId: brand.id,
      sentiment,
      rating: 1 + (day % 5),
      publishedAt,
      updatedAt: publishedAt,
    });
  }
  await markBrandRollupsDue(platform, brand.id);
  await rollUp(platform, { until: new Date(at + DAY) });
  const of = { brandId: brand.id, brandIds: [brand.id], period: { period: '30d' }, only: ALL, frozen: true };
  const link = { label: 'Board', shows: 'figures', password: '', days: null } as const;
  await makeShare(platform, { userId: user.id, via: 'web' }, { ...of, ...link });
  return { platform, brand };
}

/** Complaints all at once, which opened an incident and grew once it was open. */
async function aSpike() {
  const platform = await testPlatform();
  const { brand } = await aQuietBrand(platform);
  const [one] = await platform.db.select().from(mentions).limit(1);
  const { id: _, ...values } = one!;
  const more = Array.from({ length: 60 }, (_, nth) => ({
    ...values,
    ...{ externalId: `more-${nth}`, authorHandle: `reader${nth}` },
    publishedAt: new Date(platform.now().getTime() - (2 + (nth % 26)) * DAY),
  }));
  await platform.db.insert(mentions).values(more);
  for (const grown of [false, true]) {
    await complaints(platform, brand.id, grown ? 4 : 14);
    await platform.db.update(mentions).set({ authorHandle: sql`id::text` }).where(sql`themes <> '{}'`);
    await markBrandRollupsDue(platform, brand.id);
    platform.setNow(new Date(platform.now().getTime() + DAY / 24));
    await rollUp(platform, { until: new Date(platform.now().getTime() + DAY) });
    await run(platform);
  }
  await findEmerging(platform, { until: new Date(platform.now().getTime() + DAY) });
  const [incident] = await platform.db.select().from(incidents);
  expect(incident).toMatchObject({ direction: 'rise', peak: incident!.peakIds!.length });
  expect(incident!.peakSeenAt!.getTime()).toBeGreaterThan(incident!.openedAt.getTime());
  expect(await platform.db.$count(emergingThemes)).toBe(1);
  return { platform, brand };
}

/** As a source tells it; what it said before is not kept. */
const POST_EDITED = { kind: 'edited', via: 'system', version: 1, change: {} } as const;

const ANOTHER = {
  ...{ key: 'volume', series: 'volume', theme: '', direction: 'rise', hours: 1, count: 3, expected: 1 },
  ...{ size: 9, mean: null, alarmsAYear: 1 },
  ids: [] as number[],
} as const satisfies Partial<NewIncident>;

const spanOf = (platform: TestPlatform) => ({
  startedAt: platform.now().getTime() - DAY / 24,
  at: platform.now().getTime(),
});

async function sealsAmiss(platform: TestPlatform) {
  const found: KeptFound[] = [];
  for await (const one of checkSeals(platform)) found.push(one);
  return found;
}

type Line = { report: string; figure: string; shown: unknown; recomputed: unknown };

async function check(platform: TestPlatform) {
  const lines: Line[] = [];
  const said: string[] = [];
  const error = await report
    .run(['check'], {
      platform: async () => platform,
      out: async (line: string) => void lines.push(JSON.parse(line)),
      message: (text: string) => void said.push(text),
    } as unknown as Parameters<typeof report.run>[1])
    .then(
      () => null,
      (failure: Error) => failure.message,
    );
  return { lines, said, error };
}

/** What `report check` asks last, by itself: the rest of it takes long. */
async function reckoned(platform: TestPlatform) {
  const found: KeptFound[] = [];
  for (const check of [checkTotals, checkOpened, checkPeaks, checkSeals, checkUsual, checkRises])
    for await (const one of check(platform)) found.push(one);
  return found;
}

async function hours(platform: TestPlatform) {
  const found: KeptFound[] = [];
  for await (const one of checkHours(platform)) found.push(one);
  return found;
}

async function frozen(platform: TestPlatform) {
  const found: KeptFound[] = [];
  for await (const one of checkFrozen(platform)) found.push(one);
  return found;
}

describe('the evidence checker', () => {
  it('is content with figures that the mentions give, and leaves everything as it was', async () => {
    const { platform } = await aCountedBrand();
    expect(await check(platform)).toEqual({
      lines: [],
      error: null,
      said: ['Every stored and shown figure is what the mentions say.'],
    });
    expect(await platform.db.select().from(rollupsDue)).toEqual([]);
  });

  it('names each kind of stored number that was changed, and every figure and sentence that rests on one', async () => {
    const { platform, brand } = await aCountedBrand();
    const { db } = platform;
    const [mention] = await db.select({ id: mentions.id }).from(mentions).limit(1);
    await registerFix(platform, SYSTEM, brand.id, FIX);
    await db.insert(incidents).values({ ...INCIDENT, brandId: brand.id });
    await db.update(fixes).set({ heldOn: '2026-11-19' });
    const columns = FIGURES.map((name) => sql`${sql.raw(name)} = ${sql.raw(name)} + 1`);
    await db.execute(sql`update rollups set ${sql.join(columns, sql`, `)} where day = '2026-11-20'`);
    await db.execute(sql`insert into answer_rollups (brand_id, theme, day, source_kind, language, step, answers)
      values (${brand.id}, '', '2026-11-19', 'rss', 'en', 3, 1)`);
    await db.execute(sql`update hourly_counts set count = count + 1
      where series = 'volume' and hour >= '2026-11-18' and hour < '2026-11-19'`);
    await db.execute(sql`update mentions set first_replied_at = published_at, resolved_at = published_at,
      priority_score = priority_score + 1 where id = ${mention!.id}`);
    await db.update(sharedReports).set({ figures: sql`jsonb_set(figures, '{days,0,negative}', '7')` });
    const { lines, error } = await check(platform);
    expect(error).toMatch(/^\d+ figures differ from what the mentions say/);
    const named = lines.map(({ report, figure }) => `${report}: ${figure}`);
    const columnsNamed = Object.keys(
      lines.find(({ figure }) => figure === 'rollup 2026-11-20 rss en')!.recomputed as object,
    );
    expect(columnsNamed).toHaveLength(FIGURES.length);
    const expected = [
      'rollup 2026-11-19 rss en',
      'hours 2026-11-18 volume',
      `mention ${mention!.id}: first answer`,
      `mention ${mention!.id}: resolved`,
      `mention ${mention!.id}: priority`,
      'fix “a second courier”: held on',
      'mentions since it began',
      '2026-10-23 to 2026-11-21: days.2026-11-12.negative',
      'Fernhill Bikes, reputation, 30d: figures.net.value',
      'Fernhill Bikes, reputation, 30d: opening',
      'Fernhill Bikes, reputation, 30d: days.2026-11-20.negative',
      'Fernhill Bikes, score, 30d: measures.net.n',
      'Fernhill Bikes, impact, 30d: net',
      `Fernhill Bikes, competitors, 30d: known.${brand.id}.kinds.rss.mentions`,
    ];
    expect(expected.filter((figure) => !named.some((one) => one.endsWith(figure)))).toEqual([]);
  });

  it('reckons anew what incidents and rises were said to exceed', async () => {
    const { platform, brand } = await aSpike();
    expect(await reckoned(platform)).toEqual([]);
    await changeThePast(platform, brand.id);
    expect(await reckoned(platform)).toEqual([]);
    const { expected, low, high, count, alarmsAYear, total, peak, peakAt } = incidents;
    await platform.db.update(incidents).set({
      ...{ expected: sql`${expected} + 0.1`, low: sql`${low} + 1`, high: sql`${high} + 1` },
      ...{ count: sql`${count} + 1`, alarmsAYear: sql`${alarmsAYear} / 2`, total: sql`${total} + 1` },
      ...{ peak: sql`${peak} + 1`, peakAt: sql`${peakAt} + interval '1 hour'` },
    });
    await platform.db.execute(sql`update expectations set model = jsonb_set(model, '{learnt,limit}', '3.5')`);
    const rise = sql`voices = voices + 1, expected = expected + 0.1, ratio = ratio + 0.1`;
    await platform.db.execute(sql`update emerging_themes set ${rise}`);
    expect((await reckoned(platform)).map(({ figure }) => figure)).toEqual([
      'mentions since it began',
      ...['count', 'expected', 'low', 'high', 'alarmsAYear'],
      ...['peak', 'peakAt', 'seal', 'seal'],
      'learnt.limit',
      ...['voices', 'expected', 'ratio'],
    ]);
  });

  it('finds figures that were changed behind a seal, whatever became of the mentions since', async () => {
    const { platform, brand } = await aSpike();
    const { db } = platform;
    platform.setNow(DAY);
    const [post] = await db
      .select()
      .from(mentions)
      .where(eq(mentions.themes, ['delivery']))
      .limit(1);
    await db
      .insert(events)
      .values({ ...POST_EDITED, mentionId: post!.id, brandId: post!.brandId, at: platform.now() });
    await db.update(incidents).set({ count: sql`count + 1` });
    const named = (await reckoned(platform)).filter(({ report }) => report.startsWith('incident'));
    expect(named).toMatchObject([
      { figure: 'count', unknown: null },
      { figure: 'seal', unknown: null },
    ]);
    await db.update(incidents).set({ count: sql`count - 1` });
    for (const change of [{ total: 99 }, { peak: 99 }, { unusualAt: NOON }]) {
      const [before] = await db.select().from(incidents);
      await db.update(incidents).set(change);
      expect(await sealsAmiss(platform), JSON.stringify(change)).toMatchObject([
        { shown: 'broken', unknown: null },
      ]);
      await run(platform);
      expect(await sealsAmiss(platform), 'after Earshot wrote it again').toHaveLength(1);
      await db.update(incidents).set(before!);
    }
    await openIncident(platform, { ...brand, timeZone: 'UTC' }, { ...ANOTHER, ...spanOf(platform) }, null);
    expect(await sealsAmiss(platform)).toEqual([]);
    await db.update(incidents).set({ seal: null }).where(eq(incidents.series, 'volume'));
    expect(await sealsAmiss(platform), 'its seal was taken').toMatchObject([{ shown: 'broken' }]);
    await db.delete(incidents).where(eq(incidents.series, 'volume'));
    await db.update(emergingThemes).set({ firstDay: '2026-10-01' });
    expect(await sealsAmiss(platform)).toMatchObject([{ report: expect.stringMatching(/^rise /) }]);
  });

  it('accuses nobody where the seals were made with another key, and says so', async () => {
    const { platform } = await aSpike();
    const secrets = await makeSecrets(new Uint8Array(32).fill(8));
    const elsewhere = Object.assign(Object.create(platform) as TestPlatform, { secrets });
    expect(await sealsAmiss(elsewhere)).toMatchObject([
      { report: expect.stringMatching(/^incident /), unknown: OTHER_KEY },
      { report: expect.stringMatching(/^rise /), unknown: OTHER_KEY },
    ]);
  });

  it('holds nothing against hours of a day of which somebody was erased', async () => {
    const { platform, brand } = await aCountedBrand();
    const posted = { brandId: brand.id, publishedAt: new Date(platform.now().getTime() - DAY) };
    for (let nth = 0; nth < 2; nth++) await aMention(platform, { ...posted, authorHandle: 'marta' });
    await markBrandRollupsDue(platform, brand.id);
    await rollUp(platform, { until: new Date(platform.now().getTime() + DAY) });
    expect(await hours(platform)).toEqual([]);
    await eraseAuthor(platform, SYSTEM, { author: 'marta', sourceKind: 'rss' });
    const found = await hours(platform);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ unknown }) => unknown === null)).toEqual([]);
  });

  it('reckons a frozen report as of its day, whatever its critics did later', async () => {
    const { platform, brand } = await aCountedBrand();
    const { db } = platform;
    const [critic] = await db.select().from(mentions).where(eq(mentions.sentiment, 'negative')).limit(1);
    platform.setNow(30 * DAY);
    const at = platform.now();
    const { brandId, authorHandle } = critic!;
    await aMention(platform, { brandId, authorHandle, sentiment: 'positive', publishedAt: at });
    const survey = { brandId, mentionId: critic!.id, tokenHash: 'a'.repeat(64), rating: 5 };
    await db.insert(surveys).values({ ...survey, askedAt: at, answeredAt: at, expiresAt: at });
    await markBrandRollupsDue(platform, brand.id);
    expect(await frozen(platform)).toEqual([]);
  });

  it('checks a frozen report as of its day, and says which figures it cannot check once somebody was erased', async () => {
    const { platform, brand } = await aCountedBrand();
    const { db } = platform;
    const [first, second] = await db.select().from(mentions).orderBy(mentions.id).limit(2);
    platform.setNow(DAY);
    await aMention(platform, {
      brandId: brand.id,
      publishedAt: new Date(platform.now().getTime() - 2 * DAY),
    });
    const brandIds = [brand.id];
    await dismiss(platform, SYSTEM, { mentionId: first!.id, brandIds, reason: 'spam' });
    await correctSentiment(platform, SYSTEM, { mentionId: second!.id, brandIds, label: 'neutral' });
    expect(await frozen(platform)).toEqual([]);
    await db.update(sharedReports).set({ figures: sql`jsonb_set(figures, '{days,0,negative}', '7')` });
    expect(await frozen(platform)).toMatchObject([
      { figure: 'days.2026-11-12.negative', shown: 7, unknown: null },
    ]);
  });

  it('names what erasing somebody took from a frozen report, with the reason', async () => {
    const { platform } = await aCountedBrand();
    const [author] = await platform.db.select().from(mentions).limit(1);
    platform.setNow(DAY);
    await eraseAuthor(platform, SYSTEM, { author: author!.authorHandle!, sourceKind: 'rss' });
    const old = await check(platform);
    expect([old.lines, old.error]).toEqual([[], null]);
    const [summary, named, conclusion] = old.said;
    expect(summary).toMatch(/^\d+ figures that were kept could not be checked:$/);
    expect(named).toMatch(/^ {2}frozen “Board”, 2026-10-23 to 2026-11-21, since people were erased .+: .+/);
    expect(conclusion).toBe('Every other stored and shown figure is what the mentions say.');
  });
});
