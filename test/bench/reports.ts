/** What each report costs as mentions grow, on a PostgreSQL of its own; the data comes from SQL. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { startSession } from '../../src/accounts/sessions.ts';
import { makeApp } from '../../src/app.ts';
import type { Db } from '../../src/db/db.ts';
import { rollupsDue } from '../../src/db/schema.ts';
import { migrate } from '../../src/platform/migrate.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { openPostgres } from '../../src/platform/postgres.ts';
import { addDays, previousPeriod, readPeriod } from '../../src/reports/period.ts';
import { rollUp } from '../../src/reports/rollup.ts';
import { startPostgres } from '../support/global-setup.ts';
import { platformOver } from '../support/platform.ts';
import { aUser } from '../support/records.ts';
import { fillReports, ZONE } from './report-data.ts';
import { type BenchRow, median } from './row.ts';

const ROUNDS = 21;
const RECOUNTS = 5;
const ORIGIN = 'http://localhost:3000';
/** Milliseconds that 95 of 100 pages have to stay under. */
const LIMIT = 400;
const PAGES = [
  ...['/reputation', '/score', '/people', '/competitors', '/team/report', '/recovery'],
  ...['/themes', '/themes/impact', '/fixes'],
];
/** The page on fixes has its own days. */
const WITHOUT_PERIOD = '/fixes';

/** For each size: the roll-up per 1,000 mentions, each page over 30 days and 12 months, and a plain recount beside it. */
export async function benchReports(sizes: number[] = [10_000]): Promise<BenchRow[]> {
  const found: BenchRow[] = [];
  for (const mentions of sizes) found.push(...(await atSize(mentions)));
  return found;
}

async function atSize(mentions: number): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'earshot-bench-'));
  // As root the server runs as another user, who must be able to reach its folder.
  await chmod(folder, 0o755);
  const server = await startPostgres(join(folder, 'postgres'));
  const opened = openPostgres(server.url, 4);
  try {
    await migrate(opened.db);
    const platform = await platformOver(opened.db);
    const brandId = await fillReports(platform, mentions);
    const rolled = await rollAll(platform, mentions);
    for (const table of ['rollups', 'answer_rollups', 'work_rollups'])
      await platform.db.execute(sql.raw(`vacuum analyze ${table}`));
    return [
      ...rolled,
      await queries(platform, brandId, mentions),
      ...(await pages(platform, brandId, mentions)),
      await whileCounting(platform, brandId, mentions),
    ];
  } finally {
    await opened.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
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

async function rollAll(platform: Platform, mentions: number): Promise<BenchRow[]> {
  const days = await platform.db.$count(rollupsDue);
  const all = await milliseconds(() => rollUp(platform, { until: soon(platform) }));
  await todayIsDue(platform);
  const today = await milliseconds(() => rollUp(platform, { until: soon(platform) }));
  return [
    plain(sized(mentions, `roll-up of ${days} days, per 1,000 mentions`), (all / mentions) * 1000),
    plain(sized(mentions, 'roll-up of today alone'), today),
  ];
}

const todayIsDue = (platform: Platform) =>
  platform.db.execute(sql`insert into rollups_due (brand_id, day)
    select id, (${platform.now().toISOString()}::timestamptz at time zone ${ZONE})::date from brands`);

async function queries(platform: Platform, brandId: number, mentions: number): Promise<BenchRow> {
  let count = 0;
  const counting = new Proxy(platform.db, {
    get(db, key) {
      if (key === 'execute') count += 1;
      return Reflect.get(db, key, db);
    },
  }) as Db;
  const read = await reader({ ...platform, db: counting }, brandId);
  await read('/reputation', '30d');
  count = 0;
  await read('/reputation', '30d');
  return plain(sized(mentions, '/reputation'), count, 'queries');
}

async function pages(platform: Platform, brandId: number, mentions: number): Promise<BenchRow[]> {
  const read = await reader(platform, brandId);
  const found: BenchRow[] = [];
  for (const period of ['30d', '12m']) {
    const counted = await timed(RECOUNTS, () => plainRecount(platform, brandId, period));
    found.push(plain(sized(mentions, `one plain recount, ${period}, median`), median(counted)));
    for (const page of PAGES.filter((path) => period === '12m' || path !== WITHOUT_PERIOD)) {
      const shown = await timed(ROUNDS, () => read(page, period));
      const name = sized(mentions, page === WITHOUT_PERIOD ? page : `${page}, ${period}`);
      found.push(limited(`${name}, p95`, p95(shown)), plain(`${name}, median`, median(shown)));
    }
  }
  return found;
}

/** As a page is most of the time: mentions came in today and the minute's roll-up has not run yet. */
async function whileCounting(platform: Platform, brandId: number, mentions: number): Promise<BenchRow> {
  await todayIsDue(platform);
  const read = await reader(platform, brandId);
  const shown = await timed(ROUNDS, () => read('/reputation', '12m'));
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
    const answer = await app.request(`${ORIGIN}${page}?brand=${brandId}&period=${period}`, { headers });
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
