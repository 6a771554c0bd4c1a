/** The platform in tests: a real database, a clock that the test sets, and a network without the network. */
import { readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { inject, onTestFinished } from 'vitest';
import { type Db, rows } from '../../src/db/db.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { overPGlite, START_PARAMETERS } from '../../src/platform/pglite.ts';
import type { Http, Listen, Mail, Platform } from '../../src/platform/platform.ts';
import { openPostgres } from '../../src/platform/postgres.ts';
import { scrypt } from '../../src/platform/scrypt.ts';
import { makeSecrets } from '../../src/platform/secrets.ts';

/** Where every test starts: a Saturday at noon. */
export const START = new Date('2026-11-21T12:00:00.000Z');

export type TestPlatform = Platform & {
  /** Moves the clock to a time, or on by milliseconds. */
  setNow(to: Date | number): void;
  logged: { level: string; message: string; fields: Record<string, unknown> }[];
};

type Network = { http?: Http; listen?: Listen; mail?: Mail };

type Opened = { db: Db; close(): Promise<void> };
let opened: Promise<Opened> | null = null;
/** Tests that have not yet put everything back. */
let users = 0;

/** True where the suite runs on a real PostgreSQL. */
export const onPostgres = () => process.env.EARSHOT_TEST_DATABASE === 'postgres';

/** A platform whose database changes vanish with the test. */
export async function testPlatform(options: Network = {}): Promise<TestPlatform> {
  const { db } = await database();
  if (users > 0)
    throw new Error('One test has one testPlatform: the embedded database runs one transaction at a time.');
  users++;
  const rollback = new Error('the test is over');
  const finished = deferred<void>();
  const started = deferred<Db>();
  const ended = db
    .transaction(async (tx) => {
      started.resolve(tx);
      await finished.promise;
      throw rollback;
    })
    .catch((error) => {
      if (error !== rollback) started.reject(error);
    });
  onTestFinished(async () => {
    finished.resolve();
    await ended;
    users--;
  });
  return platformOver(await started.promise, options);
}

/** A platform whose changes are committed; the tables are emptied afterwards. For claims, conflicts and kills. */
export async function committingPlatform(options: Network = {}): Promise<TestPlatform> {
  const { db } = await database();
  users++;
  onTestFinished(async () => {
    await emptyTables(db);
    users--;
  });
  return platformOver(db, options);
}

/** Does something and takes back what it changed, so that one test can begin many times from the same rows. */
export async function takenBack<Result>(
  platform: TestPlatform,
  work: () => Promise<Result>,
): Promise<Result> {
  const { db } = platform;
  const done = new Error('done');
  let result!: Result;
  await db
    .transaction(async (tx) => {
      platform.db = tx;
      result = await work();
      throw done;
    })
    .catch((error) => {
      if (error !== done) throw error;
    })
    .finally(() => {
      platform.db = db;
    });
  return result;
}

/** A second connection to the same PostgreSQL database; not there on the embedded one. */
export async function anotherConnection(): Promise<Db> {
  const other = openPostgres(databaseUrl(), 4);
  onTestFinished(() => other.close());
  return other.db;
}

/** An Http that answers from a table of address → reply; an unknown address fails the test. */
export function recordedHttp(
  replies: Record<string, { status?: number; headers?: Record<string, string>; body: string }>,
): Http {
  return async ({ url }) => {
    const reply = replies[url];
    if (!reply) throw new Error(`The test has no recorded reply for ${url}`);
    return {
      status: reply.status ?? 200,
      headers: reply.headers ?? {},
      body: new TextEncoder().encode(reply.body),
      url,
      permanentUrl: null,
    };
  };
}

const noStream: Listen = ({ url }) => {
  throw new Error(`The test has no recorded stream for ${url}`);
};

export async function platformOver(db: Db, options: Network = {}): Promise<TestPlatform> {
  let now = START;
  const logged: TestPlatform['logged'] = [];
  return {
    db,
    http: options.http ?? recordedHttp({}),
    listen: options.listen ?? noStream,
    mail: options.mail ?? null,
    now: () => now,
    setNow: (to) => {
      now = to instanceof Date ? to : new Date(now.getTime() + to);
    },
    secrets: await makeSecrets(new Uint8Array(32).fill(7)),
    scrypt,
    log: (level, message, fields = {}) => logged.push({ level, message, fields }),
    logged,
    settings: {
      publicUrl: 'http://localhost:3000',
      ownOrigins: ['http://localhost:3000'],
      contact: null,
      trustProxy: 0,
      version: '0.0.0-test',
    },
    assets: {
      script: '/assets/app.js',
      style: '/assets/app.css',
      pageStyle: '/assets/pages.css',
      icons: '/assets/icons.svg',
    },
    close: async () => {},
  };
}

/** The next test file of this worker goes on with the database, unless a test could not put everything back. */
export async function leaveDatabase(): Promise<void> {
  if (users === 0) return forgetStatistics();
  const left = opened;
  opened = null;
  users = 0;
  await (await left)?.close();
}

/** What "analyze" counted outlives a rollback, and nothing counts anew in the embedded database: plans for other rows. */
async function forgetStatistics(): Promise<void> {
  if (onPostgres() || !opened) return;
  const { db } = await opened;
  await db.execute(sql`update pg_class set reltuples = -1, relpages = 0
    where relnamespace = 'public'::regnamespace and relkind in ('r','i') and reltuples >= 0`);
  await db.execute(sql`delete from pg_statistic s using pg_class c
    where c.oid = s.starelid and c.relnamespace = 'public'::regnamespace`);
}

/** The PostgreSQL database of this test worker. */
export function databaseUrl(): string {
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/earshot_test_${process.env.VITEST_POOL_ID ?? '0'}`;
  return url.href;
}

function deferred<Value>() {
  let resolve!: (value: Value) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<Value>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

function database(): Promise<Opened> {
  opened ??= onPostgres() ? openTestPostgres() : openTestPGlite();
  return opened;
}

async function openTestPGlite(): Promise<Opened> {
  const template = new Blob([new Uint8Array(readFileSync(inject('template')))]);
  const client = await PGlite.create({ loadDataDir: template, startParams: START_PARAMETERS });
  return {
    db: overPGlite(client),
    // It is all in memory, and to close it would wait for a transaction that a test left open.
    close: async () => {},
  };
}

async function openTestPostgres(): Promise<Opened> {
  const url = new URL(databaseUrl());
  const name = url.pathname.slice(1);
  const server = openPostgres(inject('postgresUrl'), 1);
  const there = await rows(server.db, sql`select 1 from pg_database where datname = ${name}`);
  if (there.length === 0) await server.db.execute(sql.raw(`create database "${name}"`));
  // What an earlier test file left running would hold its locks.
  await rows(server.db, sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`);
  await server.close();
  const own = openPostgres(url.href, 10);
  await migrate(own.db);
  await emptyTables(own.db);
  return own;
}

async function emptyTables(db: Db): Promise<void> {
  const tables = await rows<{ name: string }>(
    db,
    sql`select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'schema_migrations'`,
  );
  const list = tables.map((table) => `"${table.name}"`).join(', ');
  await db.execute(sql.raw(`truncate ${list} restart identity cascade`));
}
