/** The inbox over HTTP at 10,000 and more mentions, beside a bare Hono handler in the same run. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import autocannon from 'autocannon';
import { sql } from 'drizzle-orm';
import type { Db } from '../../src/db/db.ts';
import { openPostgres } from '../../src/platform/postgres.ts';
import { freePort } from '../support/global-setup.ts';
import { Product } from '../support/process.ts';
import { type BenchRow, median } from './row.ts';

const SECONDS = 5;
const ADMIN = { email: 'bench@fernhill.example', password: 'a long bench password' };

/** `sizes`: numbers of mentions, rising. Needs an empty database on a PostgreSQL. */
export async function benchInbox(databaseUrl: string, sizes: number[]): Promise<BenchRow[]> {
  const product = await aProduct(databaseUrl);
  const database = openPostgres(databaseUrl, 1);
  const bare = await bareHandler();
  try {
    const cookie = await signIn(product.url);
    const rows = [await atRest('memory at rest, on PostgreSQL', product.pid), await embeddedAtRest()];
    let stored = 0;
    for (const size of sizes) {
      await storeMentions(database.db, stored, size);
      stored = size;
      rows.push(...(await measure(size, `${product.url}/`, cookie, bare.url)));
      rows.push(...(await measureOneByOne(size, product.url, cookie)));
    }
    return [...rows, ...(await firstLoad(product.url, cookie))];
  } finally {
    bare.stop();
    await database.close();
    await product.stop();
  }
}

async function aProduct(databaseUrl: string): Promise<Product> {
  const product = new Product({
    PORT: String(await freePort()),
    DATABASE_URL: databaseUrl,
    ROLE: 'web',
    LOG_LEVEL: 'error',
    SECRET_KEY: Buffer.alloc(32, 1).toString('base64'),
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
  });
  await product.start();
  return product;
}

async function signIn(url: string): Promise<string> {
  const reply = await fetch(`${url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams(ADMIN),
  });
  const cookie = reply.headers.get('set-cookie')?.split(';')[0];
  if (!cookie) throw new Error(`Signing in answered ${reply.status} without a cookie.`);
  return cookie;
}

/** One brand of one's own; 3 % wait for an answer, as in a queue that is kept. */
async function storeMentions(db: Db, from: number, to: number): Promise<void> {
  await db.execute(
    sql`insert into brands (id, name, kind, created_at) values (1, 'Fernhill', 'own', now()) on conflict do nothing`,
  );
  await db.execute(sql`
    insert into mentions (brand_id, source_kind, external_id, url, author_name, author_handle, title, text, language,
      published_at, found_at, content_hash, matched_spans, themes, sentiment, sentiment_score, sentiment_confidence, evidence,
      scored_by, priority, priority_score, priority_reasons, needs_response, status, due_at, updated_at)
    select 1, (array['rss','reddit','trustpilot','hackernews'])[1 + n % 4], 'bench-' || n, 'https://news.example/' || n,
      'Writer ' || n % 5000, 'writer' || n % 5000, 'Fernhill number ' || n,
      'Five weeks, three delivery dates and word ' || n % 977 || ' about the bike that I ordered from Fernhill in spring.',
      'en', at, at, md5(n::text), '[]', array[(array['delivery','price','support','battery'])[1 + n % 4]], (array['negative','neutral','positive'])[1 + n % 3], -0.4, 0.8, '[]', 'bench',
      (array['urgent','high','normal','low'])[1 + n % 4], n % 100, '[{"reason":"Negative","points":40}]',
      n % 33 = 0, case when n % 33 = 0 then 'open' else 'resolved' end,
      case when n % 33 = 0 then at + interval '4 hours' end, at
    from (select n, now() - n * interval '30 seconds' as at from generate_series(${from + 1}::int, ${to}::int) n) made`);
  await db.execute(sql`analyze mentions`);
}

async function measure(size: number, url: string, cookie: string, bareUrl: string): Promise<BenchRow[]> {
  const page: number[] = [];
  const bare: number[] = [];
  const p95: number[] = [];
  await load(url, cookie, 2);
  for (let round = 0; round < 3; round += 1) {
    bare.push((await load(bareUrl, cookie, 2)).requests.average);
    const result = await load(url, cookie, SECONDS);
    if (result.non2xx > 0) throw new Error(`${result.non2xx} inbox pages failed.`);
    page.push(result.requests.average);
    p95.push(result.latency.p97_5);
  }
  const name = `inbox page at ${size.toLocaleString('en')} mentions`;
  const perSecond = median(page);
  return [
    {
      name,
      value: perSecond,
      unit: 'requests/s',
      ratio: perSecond / median(bare),
      peer: 'bare Hono handler',
    },
    {
      name: `${name}, 97.5th percentile, 8 connections`,
      value: median(p95),
      unit: 'ms',
      ratio: null,
      peer: null,
    },
  ];
}

/** Words that every mention holds, alone and beside fields, in every order. */
const SEARCHES = [
  'view=needs-reply&q=bike',
  'view=needs-reply&q=bike&sort=priority',
  'view=needs-reply&q=bike&sort=newest',
  'view=everything&q=bike',
  'view=everything&q="five weeks"',
  'view=everything&q=bike theme:price',
  'view=everything&q=bike sentiment:negative',
  'view=everything&q=bike author:writer42',
  'view=everything&q=bike AND NOT weeks',
  'view=everything&q=513',
];
const TIMES = 40;
const MOST_SEARCH = 500;
const MOST_FRAGMENT = 30;

/** One after another, as one person asks: pages of searches, and the fragment of an opened mention. */
async function measureOneByOne(size: number, url: string, cookie: string): Promise<BenchRow[]> {
  const at = `at ${size.toLocaleString('en')}, p95`;
  const found: BenchRow[] = [];
  for (const search of SEARCHES) {
    const value = await p95Of(`${url}/?${search.replaceAll(' ', '%20')}`, { cookie });
    const peer = `limit of ${MOST_SEARCH} ms`;
    found.push({ name: `${search} ${at}`, value, unit: 'ms', ratio: value / MOST_SEARCH, peer });
  }
  const html = await (await fetch(`${url}/`, { headers: { cookie } })).text();
  const [, opened] = /href="(\/mentions\/\d+)/.exec(html) ?? [];
  const partial = { cookie, 'HX-Request': 'true', 'HX-Request-Type': 'partial' };
  const value = await p95Of(`${url}${opened}`, partial);
  const peer = `limit of ${MOST_FRAGMENT} ms`;
  return [...found, { name: `opened mention ${at}`, value, unit: 'ms', ratio: value / MOST_FRAGMENT, peer }];
}

async function p95Of(url: string, headers: Record<string, string>): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < TIMES; turn++) {
    const start = performance.now();
    const answer = await fetch(url, { headers });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}.`);
    times.push(performance.now() - start);
  }
  return times.sort((one, other) => one - other)[Math.floor(TIMES * 0.95)]!;
}

function load(url: string, cookie: string, duration: number) {
  return autocannon({ url, connections: 8, duration, headers: { cookie } });
}

/** The page and everything that it loads, as it travels: compressed. */
async function firstLoad(url: string, cookie: string): Promise<BenchRow[]> {
  const html = await (await fetch(`${url}/`, { headers: { cookie } })).text();
  const assets = [...new Set([...html.matchAll(/"(\/assets\/[^"#]+)/g)].map(([, path]) => path!))];
  const sizes = await Promise.all(['/', ...assets].map((path) => sizeOf(`${url}${path}`, cookie)));
  const total = sizes.reduce((sum, size) => sum + size, 0) / 1024;
  return [
    {
      name: 'first load of the inbox, compressed',
      value: total,
      unit: 'KB',
      ratio: total / 60,
      peer: 'limit of 60 KB',
    },
    {
      name: 'requests of the first load',
      value: sizes.length,
      unit: 'requests',
      ratio: sizes.length / 6,
      peer: 'limit of 6',
    },
  ];
}

async function sizeOf(url: string, cookie: string): Promise<number> {
  const { request } = await import('undici');
  const reply = await request(url, { headers: { cookie, 'accept-encoding': 'gzip' } });
  return (await reply.body.arrayBuffer()).byteLength;
}

/** Resident memory ten seconds after the start, with the clock running where it does. */
async function atRest(name: string, pid: number): Promise<BenchRow> {
  await pause(10_000);
  const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  return { name, value: kilobytes / 1024, unit: 'MB', ratio: null, peer: null };
}

/** On a folder that is there already: making one takes memory that a restart gives back. */
async function embeddedAtRest(): Promise<BenchRow> {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-bench-'));
  const product = new Product({ PORT: String(await freePort()), DATA_DIR: folder, LOG_LEVEL: 'error' });
  await product.start();
  await product.stop();
  await product.start();
  try {
    return await atRest('memory at rest, embedded database and clock', product.pid);
  } finally {
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bareHandler(): Promise<{ url: string; stop(): void }> {
  const port = await freePort();
  const child = fork(new URL('./bare-handler.ts', import.meta.url), [String(port)], {
    execArgv: ['--import', 'tsx'],
  });
  await once(child, 'message');
  return { url: `http://127.0.0.1:${port}/`, stop: () => void child.kill() };
}
