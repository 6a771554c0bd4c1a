/** What the reputation page costs as mentions grow, on a PostgreSQL of its own; the data comes from SQL. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { startSession } from '../../src/accounts/sessions.ts';
import { makeApp } from '../../src/app.ts';
import { type Db, rows } from '../../src/db/db.ts';
import { brands, rollupsDue } from '../../src/db/schema.ts';
import { migrate } from '../../src/platform/migrate.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { openPostgres } from '../../src/platform/postgres.ts';
import { addDays, previousPeriod, readPeriod } from '../../src/reports/period.ts';
import { rollUp } from '../../src/reports/rollup.ts';
import { startPostgres } from '../support/global-setup.ts';
import { platformOver } from '../support/platform.ts';
import { aUser } from '../support/records.ts';
import { type BenchRow, median } from './row.ts';

const ROUNDS = 41;
const RECOUNTS = 5;
const ZONE = 'Europe/Stockholm';
const ORIGIN = 'http://localhost:3000';
/** Milliseconds that 95 of 100 pages have to stay under. */
const LIMIT = 400;

/** For each size: the roll-up per 1,000 mentions, the page of 30 days and of 12 months, and a plain recount beside it. */
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
    const brandId = await fill(platform, mentions);
    const rolled = await rollAll(platform, mentions);
    await platform.db.execute(sql`vacuum analyze rollups`);
    return [
      ...rolled,
      await queries(platform, brandId, mentions),
      ...(await pages(platform, brandId, mentions)),
    ];
  } finally {
    await opened.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Two years of one brand's mentions and a competitor's, on five kinds, in two languages, with themes and answers. */
async function fill(platform: Platform, mentions: number): Promise<number> {
  const kinds = ['own', 'competitor'] as const;
  const [own, rival] = await platform.db
    .insert(brands)
    .values(kinds.map((kind) => ({ name: kind, kind, timeZone: ZONE, createdAt: platform.now() })))
    .returning({ id: brands.id });
  const now = platform.now().toISOString();
  const indexes = await withoutIndexes(platform.db);
  await platform.db.execute(sql`
    insert into mentions (brand_id, source_kind, external_id, author_handle, author_followers, text, language, themes,
      rating, published_at, found_at, content_hash, matched_spans, sentiment, sentiment_score, evidence, scored_by,
      priority, priority_score, priority_reasons, needs_response, status, first_replied_at, updated_at)
    select case when n % 4 = 0 then ${rival!.id}::int else ${own!.id}::int end,
      (array['rss', 'reddit', 'trustpilot', 'hackernews', 'appstore'])[1 + n % 5], n::text,
      'person' || (n * 31) % (${mentions}::int / 2 + 1), case when n % 7 = 0 then n % 9973 end,
      repeat('words about bikes ', 12), case when n % 3 = 0 then 'sv' else 'en-GB' end,
      array[(array['delivery', 'price', 'battery', 'support'])[1 + n % 4], (array['app', 'range', 'staff'])[1 + n % 3]],
      case when n % 5 in (2, 4) then 1 + n % 5 end, at, at, n::text, '[]',
      (array['negative', 'neutral', 'positive', 'positive', 'unscored'])[1 + n % 5],
      (array[-0.6, 0, 0.5, 0.7, null])[1 + n % 5], '[]', 'bench', 'normal', n % 100, '[]', n % 5 = 0,
      case when n % 5 = 0 and n % 50 > 0 then 'resolved' else 'open' end,
      case when n % 10 = 0 then at + (n % 997) * interval '7 minutes' end, ${now}::timestamptz
    from generate_series(1, ${mentions}::int) n,
      lateral (select ${now}::timestamptz - interval '700 days' * ((n::bigint * 7919) % 100003) / 100003 as at) told`);
  for (const definition of indexes) await platform.db.execute(sql.raw(definition));
  await platform.db.execute(sql`
    insert into rollups_due (brand_id, day)
    select distinct brand_id, (published_at at time zone ${ZONE})::date from mentions`);
  await platform.db.execute(sql`vacuum analyze mentions`);
  return own!.id;
}

/** Ten million rows fill tables faster than indexes; the one for words is not made again. */
async function withoutIndexes(db: Db): Promise<string[]> {
  const found = await rows<{ name: string; definition: string }>(
    db,
    sql`select indexname as name, indexdef as definition from pg_indexes
      where tablename = 'mentions' and indexname not in ('mentions_pkey', 'mentions_once')`,
  );
  for (const { name } of found) await db.execute(sql`drop index ${sql.identifier(name)}`);
  return found.filter(({ name }) => name !== 'mentions_words').map(({ definition }) => definition);
}

const soon = (platform: Platform) => new Date(platform.now().getTime() + 1);

async function rollAll(platform: Platform, mentions: number): Promise<BenchRow[]> {
  const days = await platform.db.$count(rollupsDue);
  const all = await milliseconds(() => rollUp(platform, { until: soon(platform) }));
  await platform.db.execute(sql`insert into rollups_due (brand_id, day)
    select id, (${platform.now().toISOString()}::timestamptz at time zone ${ZONE})::date from brands`);
  const today = await milliseconds(() => rollUp(platform, { until: soon(platform) }));
  const size = mentions.toLocaleString('en');
  const row = (name: string, value: number) => ({ name, value, unit: 'ms', ratio: null, peer: null });
  return [
    row(`${size}: roll-up of ${days} days, per 1,000 mentions`, (all / mentions) * 1000),
    row(`${size}: roll-up of today alone`, today),
  ];
}

async function queries(platform: Platform, brandId: number, mentions: number): Promise<BenchRow> {
  let count = 0;
  const counting = new Proxy(platform.db, {
    get(db, key) {
      if (key === 'execute') count += 1;
      return Reflect.get(db, key, db);
    },
  }) as Db;
  const page = await reader({ ...platform, db: counting });
  await page(brandId, '30d');
  count = 0;
  await page(brandId, '30d');
  const name = `${mentions.toLocaleString('en')}: reputation page`;
  return { name, value: count, unit: 'queries', ratio: null, peer: null };
}

async function pages(platform: Platform, brandId: number, mentions: number): Promise<BenchRow[]> {
  const page = await reader(platform);
  const found: BenchRow[] = [];
  for (const period of ['30d', '12m']) {
    const shown = await timed(ROUNDS, () => page(brandId, period));
    const counted = await timed(RECOUNTS, () => plainRecount(platform, brandId, period));
    const name = `${mentions.toLocaleString('en')}: reputation page, ${period}`;
    const p95 = shown.sort((one, other) => one - other)[Math.ceil(shown.length * 0.95) - 1]!;
    found.push(
      { name: `${name}, p95`, value: p95, unit: 'ms', ratio: p95 / LIMIT, peer: `the limit of ${LIMIT} ms` },
      {
        name: `${name}, median`,
        value: median(shown),
        unit: 'ms',
        ratio: median(shown) / median(counted),
        peer: 'one recount of the same days from mentions',
      },
    );
  }
  return found;
}

/** The whole page, as a browser of a signed-in manager asks for it. */
async function reader(platform: Platform): Promise<(brandId: number, period: string) => Promise<void>> {
  const app = makeApp(async () => platform);
  const { id } = await aUser(platform);
  const headers = { Cookie: `session=${await startSession(platform, id)}`, 'Sec-Fetch-Site': 'same-origin' };
  return async (brandId, period) => {
    const answer = await app.request(`${ORIGIN}/reputation?brand=${brandId}&period=${period}`, { headers });
    if (answer.status !== 200) throw new Error(`The page answered ${answer.status}.`);
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
