/** The inbox over HTTP at 10,000 and more mentions, beside a bare Hono handler in the same run. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import autocannon from 'autocannon';
import { openPostgres } from '../../src/platform/postgres.ts';
import { freePort } from '../support/global-setup.ts';
import { Product } from '../support/process.ts';
import { storeMentions } from './inbox-mentions.ts';
import { measureOneByOne } from './inbox-one-by-one.ts';
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
      rows.push(...(await measureOneByOne(size, { url: product.url, cookie, db: database.db })));
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
