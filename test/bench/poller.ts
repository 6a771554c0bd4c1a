/** A process that polls ten thousand feeds five times: the product when a database is named, else plain undici. */
import { sql } from 'drizzle-orm';
import { Agent, fetch, request } from 'undici';
import { pollDue } from '../../src/ingest/ingest.ts';
import { keepHeapSmall } from '../../src/node/heap.ts';
import { parseAllowList } from '../../src/platform/address.ts';
import { makeNodeHttp } from '../../src/platform/http-node.ts';
import { migrate } from '../../src/platform/migrate.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { openPostgres } from '../../src/platform/postgres.ts';
import { makeSecrets } from '../../src/platform/secrets.ts';
import { FEEDS, ROUNDS } from './polls.ts';

/** What one round cost this process. */
export type Round = { cpuSeconds: number; residentMegabytes: number; heapMegabytes: number };

const AT_ONCE = 32;
const LOOPBACK = { address: '127.0.0.1', family: 4 };
const [port, databaseUrl] = process.argv.slice(2);
const addresses = Array.from(
  { length: FEEDS },
  (_, number) => `http://feed-${number}.bench.test:${port}/feed.xml`,
);

const poller = databaseUrl ? await product(databaseUrl) : plain();
for (let round = 0; round < ROUNDS; round++) process.send?.(await measured(() => poller.round(round)));
await poller.close();
process.exit(0);

type Poller = { round(number: number): Promise<void>; close(): Promise<void> };

function plain(): Poller {
  const dispatcher = new Agent({
    connect: { lookup: (_host, _options, answer) => answer(null, [LOOPBACK]) },
  });
  const known = { 'if-none-match': '"one"' };
  const whole = async (url: string) => void (await (await fetch(url, { dispatcher })).text());
  const again = async (url: string) =>
    void (await (await request(url, { dispatcher, headers: known })).body.dump());
  return {
    round: (number) => each(number === 0 ? whole : again),
    close: () => dispatcher.close(),
  };
}

async function each(poll: (url: string) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < addresses.length) await poll(addresses[next++]!);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function product(url: string): Promise<Poller> {
  keepHeapSmall();
  const database = openPostgres(url, 10);
  const client = makeNodeHttp({
    userAgent: 'Earshot/bench',
    allow: parseAllowList('127.0.0.0/8'),
    lookup: async () => [LOOPBACK.address],
  });
  const platform = {
    db: database.db,
    http: client.http,
    listen: client.listen,
    now: () => new Date(),
    secrets: await makeSecrets(new Uint8Array(32).fill(7)),
    log: () => {},
  } as unknown as Platform;
  await migrate(database.db);
  await watch(platform);
  return {
    async round() {
      await platform.db.execute(sql`update sources set next_poll_at = now() - interval '1 second'`);
      await platform.db.execute(sql`update hosts set free_at = now() - interval '1 second'`);
      const { polled, failed } = await pollDue(platform, { until: new Date(Date.now() + 1_800_000) });
      if (polled !== FEEDS || failed > 0) throw new Error(`${polled} polled, ${failed} of them failed.`);
    },
    async close() {
      await client.close();
      await database.close();
    },
  };
}

/** The feeds as sources, and two brands, one of which is named now and then. */
async function watch({ db }: Platform): Promise<void> {
  await db.execute(sql`
    with brand as (insert into brands (name, kind, created_at)
      values ('Fernhill', 'own', now()), ('Harrow', 'competitor', now()) returning id, name)
    insert into match_rules (brand_id, rule, created_at) select id, name, now() from brand`);
  await db.execute(sql`
    insert into sources (kind, name, settings, host, health_since, next_poll_at, created_at)
    select 'rss', url, jsonb_build_object('url', url), split_part(url, '/', 3), now(), now(), now()
    from jsonb_array_elements_text(${JSON.stringify(addresses)}::text::jsonb) url`);
}

async function measured(round: () => Promise<void>): Promise<Round> {
  const before = process.cpuUsage();
  await round();
  const { user, system } = process.cpuUsage(before);
  const residentMegabytes = process.resourceUsage().maxRSS / 1024;
  (globalThis as { gc?: () => void }).gc?.();
  return {
    cpuSeconds: (user + system) / 1e6,
    residentMegabytes,
    heapMegabytes: process.memoryUsage().heapUsed / 1e6,
  };
}
