/** What each report costs as mentions grow, on a PostgreSQL of its own; the data comes from SQL. */
import { sql } from 'drizzle-orm';
import { startSession } from '../../src/accounts/sessions.ts';
import { makeApp } from '../../src/app.ts';
import { rows } from '../../src/db/db.ts';
import { sharedReports } from '../../src/db/schema.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { addDays, previousPeriod, readPeriod } from '../../src/reports/period.ts';
import { ALL } from '../../src/reports/recount.ts';
import { rollUp } from '../../src/reports/rollup.ts';
import { makeShare } from '../../src/shares/shares.ts';
import type { TestPlatform } from '../support/platform.ts';
import { aUser } from '../support/records.ts';
import { countingStatements } from '../support/statements.ts';
import { openGround, tidyRollups } from './ground.ts';
import { ZONE } from './report-data.ts';
import { type BenchRow, median } from './row.ts';

const ROUNDS = 21;
const RECOUNTS = 5;
const ROLLED_DAYS = 60;
const ORIGIN = 'http://localhost:3000';
/** Milliseconds that 95 of 100 pages have to stay under. */
const LIMIT = 400;
const PAGES = [
  ...['/reputation', '/reputation?theme=size', '/reputation?source=reddit&language=sv', '/score', '/people'],
  ...['/people?list=advocates', '/people?list=detractors', '/people?list=influencers', '/competitors'],
  ...['/team/report', '/recovery', '/themes', '/themes/delivery', '/themes/size', '/themes/impact'],
];
/** These have their own days; the last is a list of the people who complained. */
const WITHOUT_PERIOD = ['/incidents', '/fixes', '/fixes/1'];

/** For each size: the roll-up per 1,000 mentions, each page over 30 days and 12 months, and a plain recount beside it. */
export async function benchReports(sizes: number[] = [10_000], keptIn?: string): Promise<BenchRow[]> {
  const found: BenchRow[] = [];
  for (const mentions of sizes) found.push(...(await atSize(mentions, keptIn)));
  return found;
}

async function atSize(mentions: number, keptIn?: string): Promise<BenchRow[]> {
  const { platform, brandId, leave } = await openGround(mentions, keptIn);
  try {
    return [
      ...(await rollAgain(platform, mentions)),
      await queries(platform, brandId, mentions),
      ...(await pages(platform, brandId, mentions)),
      await whileCounting(platform, brandId, mentions),
    ];
  } finally {
    await leave();
  }
}

const soon = (platform: Platform) => new Date(platform.now().getTime() + 1);

const sized = (mentions: number, name: string) => `${mentions.toLocaleString('en')}: ${name}`;
const plain = (name: string, value: number, unit = 'ms') => ({ name, value, unit, ratio: null, peer: null });
const limited = (name: string, value: number): BenchRow => ({
  ...plain(name, value),
  ratio: value / LIMIT,
  peer: `the limit of ${LIMIT} ms`,
});

async function rollAgain(platform: TestPlatform, mentions: number): Promise<BenchRow[]> {
  const counted = await daysAreDue(platform, ROLLED_DAYS);
  const all = await milliseconds(() => rollUp(platform, { until: soon(platform) }));
  await daysAreDue(platform, 1);
  const today = await milliseconds(() => rollUp(platform, { until: soon(platform) }));
  await tidyRollups(platform);
  return [
    plain(sized(mentions, `roll-up of ${ROLLED_DAYS} days, per 1,000 mentions`), (all / counted) * 1000),
    plain(sized(mentions, 'roll-up of today alone'), today),
  ];
}

/** The newest days of all brands, today the first; gives how many mentions they have. */
async function daysAreDue({ db, now }: Platform, days: number): Promise<number> {
  const today = sql`(${now().toISOString()}::timestamptz at time zone ${ZONE})::date`;
  await db.execute(sql`insert into rollups_due (brand_id, day)
    select id, ${today} - back from brands, generate_series(0, ${days - 1}::int) back`);
  const [of] = await rows<{ mentions: number }>(
    db,
    sql`select sum(r.mentions)::int as mentions from rollups r join rollups_due using (brand_id, day)
      where theme = '' and source_kind = '*'`,
  );
  return of!.mentions;
}

async function queries(platform: Platform, brandId: number, mentions: number): Promise<BenchRow> {
  const { db, taken } = countingStatements(platform.db);
  const read = await reader({ ...platform, db }, brandId);
  await read('/reputation', '30d');
  const before = taken();
  await read('/reputation', '30d');
  return plain(sized(mentions, '/reputation'), taken() - before, 'statements');
}

async function pages(platform: Platform, brandId: number, mentions: number): Promise<BenchRow[]> {
  const read = await reader(platform, brandId);
  const found: BenchRow[] = [];
  for (const period of ['30d', '12m']) {
    const counted = await timed(RECOUNTS, () => plainRecount(platform, brandId, period));
    found.push(plain(sized(mentions, `one plain recount, ${period}, median`), median(counted)));
    for (const page of PAGES)
      found.push(...(await asked(sized(mentions, `${page}, ${period}`), () => read(page, period))));
  }
  for (const page of WITHOUT_PERIOD)
    found.push(...(await asked(sized(mentions, page), () => read(page, '12m'))));
  const shared = await sharedReport(platform, brandId);
  return [...found, ...(await asked(sized(mentions, '/r/…, 12m'), () => read(shared, '12m')))];
}

async function asked(name: string, read: () => Promise<void>): Promise<BenchRow[]> {
  const shown = await timed(ROUNDS, read);
  return [limited(`${name}, p95`, p95(shown)), plain(`${name}, median`, median(shown))];
}

/** The path of a report that anybody may read who has it. */
async function sharedReport(platform: Platform, brandId: number): Promise<string> {
  await platform.db.delete(sharedReports);
  const { id: userId } = await aUser(platform);
  const { path } = await makeShare(
    platform,
    { userId, via: 'web' },
    {
      ...{
        label: 'bench',
        brandId,
        brandIds: [brandId],
        period: { period: '12m' },
        only: ALL,
        frozen: false,
      },
      ...{ shows: 'quotes', password: '', days: null },
    },
  );
  return path;
}

/** As a page is most of the time: mentions came in today and the minute's roll-up has not run yet. */
async function whileCounting(platform: TestPlatform, brandId: number, mentions: number): Promise<BenchRow> {
  await daysAreDue(platform, 1);
  const read = await reader(platform, brandId);
  const shown = await timed(ROUNDS, () => read('/reputation', '12m'));
  await rollUp(platform, { until: soon(platform) });
  return limited(sized(mentions, '/reputation, 12m, while today is due, p95'), p95(shown));
}

const p95 = (times: number[]) =>
  times.toSorted((one, other) => one - other)[Math.ceil(times.length * 0.95) - 1]!;

/** A whole page, as the browser of a signed-in manager asks for it. */
async function reader(
  platform: Platform,
  brandId: number,
): Promise<(page: string, period: string) => Promise<void>> {
  const app = makeApp(async () => platform);
  const { id } = await aUser(platform);
  const headers = { Cookie: `session=${await startSession(platform, id)}`, 'Sec-Fetch-Site': 'same-origin' };
  return async (page, period) => {
    const query = `${page.includes('?') ? '&' : '?'}brand=${brandId}&period=${period}`;
    const answer = await app.request(`${ORIGIN}${page}${query}`, { headers });
    if (answer.status !== 200) throw new Error(`${page} answered ${answer.status}.`);
    await answer.text();
  };
}

function plainRecount(platform: Platform, brandId: number, name: string) {
  const period = readPeriod({ period: name }, platform.now(), ZONE);
  const from = addDays(previousPeriod(period).from, -6);
  return platform.db.execute(sql`
    select (published_at at time zone ${ZONE})::date as day, source_kind, count(*), count(rating), sum(rating),
      count(*) filter (where sentiment = 'negative'), count(*) filter (where sentiment = 'neutral'),
      count(*) filter (where sentiment = 'positive'), count(*) filter (where first_replied_at is not null)
    from mentions
    where brand_id in (${brandId}, ${brandId + 1}) and status <> 'dismissed'
      and published_at >= ${from}::date::timestamp at time zone ${ZONE}
    group by 1, 2`);
}

async function timed(times: number, work: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let round = 0; round < times; round++) taken.push(await milliseconds(work));
  return taken;
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
