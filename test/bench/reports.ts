/** What the reputation report costs beside a plain recount of the same days, on a PostgreSQL of its own. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { Db } from '../../src/db/db.ts';
import { brands, rollupsDue } from '../../src/db/schema.ts';
import { migrate } from '../../src/platform/migrate.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { openPostgres } from '../../src/platform/postgres.ts';
import { addDays, previousPeriod, readPeriod } from '../../src/reports/period.ts';
import { reputation } from '../../src/reports/reputation.ts';
import { rollUp } from '../../src/reports/rollup.ts';
import { startPostgres } from '../support/global-setup.ts';
import { platformOver } from '../support/platform.ts';
import { type BenchRow, median } from './row.ts';

const ROUNDS = 21;
const ZONE = 'Europe/Stockholm';

/** Queries and milliseconds of the page's data, each beside a recount of the same days from the mentions. */
export async function benchReports(mentions = 10_000): Promise<BenchRow[]> {
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
    return [
      rolled,
      await queries(platform, brandId),
      await page(platform, brandId, '30d', mentions),
      await page(platform, brandId, '12m', mentions),
    ];
  } finally {
    await opened.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Two years of one brand's mentions and a competitor's, on five kinds. */
async function fill(platform: Platform, mentions: number): Promise<number> {
  const kinds = ['own', 'competitor'] as const;
  const [own, rival] = await platform.db
    .insert(brands)
    .values(kinds.map((kind) => ({ name: kind, kind, timeZone: ZONE, createdAt: platform.now() })))
    .returning({ id: brands.id });
  const now = platform.now().toISOString();
  await platform.db.execute(sql`
    insert into mentions (brand_id, source_kind, external_id, text, themes, rating, published_at, found_at,
      content_hash, matched_spans, sentiment, evidence, scored_by, priority, priority_score, priority_reasons,
      needs_response, first_replied_at, updated_at)
    select case when n % 4 = 0 then ${rival!.id}::int else ${own!.id}::int end,
      (array['rss', 'reddit', 'trustpilot', 'hackernews', 'appstore'])[1 + n % 5], n::text,
      repeat('words about bikes ', 12), array[(array['delivery', 'price', 'battery', 'support'])[1 + n % 4]],
      case when n % 5 in (2, 4) then 1 + n % 5 end, at, at, n::text, '[]',
      (array['negative', 'neutral', 'positive', 'positive', 'unscored'])[1 + n % 5], '[]', 'bench', 'normal',
      n % 100, '[]', n % 5 = 0, case when n % 10 = 0 then at + interval '3 hours' end, ${now}::timestamptz
    from generate_series(1, ${mentions}::int) n,
      lateral (select ${now}::timestamptz - interval '700 days' * ((n::bigint * 7919) % 100003) / 100003 as at) told`);
  await platform.db.execute(sql`
    insert into rollups_due (brand_id, day)
    select distinct brand_id, (published_at at time zone ${ZONE})::date from mentions`);
  await platform.db.execute(sql`analyze`);
  return own!.id;
}

async function rollAll(platform: Platform, mentions: number): Promise<BenchRow> {
  const days = await platform.db.$count(rollupsDue);
  const taken = await milliseconds(() => rollUp(platform, { until: new Date(platform.now().getTime() + 1) }));
  const name = `roll-up of ${days} days, per 1,000 mentions`;
  return { name, value: (taken / mentions) * 1000, unit: 'ms', ratio: null, peer: null };
}

async function queries(platform: Platform, brandId: number): Promise<BenchRow> {
  let count = 0;
  const counting = new Proxy(platform.db, {
    get(db, key) {
      if (key === 'execute') count += 1;
      return Reflect.get(db, key, db);
    },
  }) as Db;
  await ask({ ...platform, db: counting }, brandId, '30d');
  return { name: 'reputation page', value: count, unit: 'queries', ratio: null, peer: null };
}

async function page(
  platform: Platform,
  brandId: number,
  period: string,
  mentions: number,
): Promise<BenchRow> {
  const shown: number[] = [];
  const counted: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    shown.push(await milliseconds(() => ask(platform, brandId, period)));
    counted.push(await milliseconds(() => plainRecount(platform, brandId, period)));
  }
  return {
    name: `reputation data, ${period}, ${mentions.toLocaleString('en')} mentions`,
    value: median(shown),
    unit: 'ms',
    ratio: median(shown) / median(counted),
    peer: 'one recount of the same days from mentions',
  };
}

const ask = (platform: Platform, brandId: number, period: string) =>
  reputation(platform, { brandId, visibleBrandIds: [brandId, brandId + 1], period: { period } });

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

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
