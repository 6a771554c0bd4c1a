/** Once per run: a migrated template of the embedded database, and a real PostgreSQL. */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/platform/migrate.ts';
import { overPGlite } from '../../src/platform/pglite.ts';
import { reachablePostgres } from './reachable.ts';

declare module 'vitest' {
  interface ProvidedContext {
    template: string;
    postgresUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-test-'));
  // As root the server runs as another user, who must be able to reach its folder.
  chmodSync(folder, 0o755);
  const isAsked = project.vitest.projects.some(({ name }) => name === 'postgres');
  const [postgres, template] = await Promise.all([
    isAsked ? startPostgres(join(folder, 'postgres')) : null,
    templateFile(),
  ]);
  project.provide('template', template);
  project.provide('postgresUrl', postgres?.url ?? '');
  return async () => {
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Kept among the installed packages until migrations or PGlite change: making one takes most of a short run. */
async function templateFile(): Promise<string> {
  const folder = 'node_modules/.cache/earshot';
  const path = join(folder, `template-${templateKey()}.tar`);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  const whole = `${path}.${process.pid}`;
  writeFileSync(whole, await makeTemplate());
  renameSync(whole, path);
  return path;
}

function templateKey(): string {
  const hash = createHash('sha256').update(readFileSync('node_modules/@electric-sql/pglite/package.json'));
  // The journal too: a migration that was generated again may have the same words and another time.
  for (const name of readdirSync('migrations', { recursive: true, encoding: 'utf8' })
    .filter((each) => /\.sql$|_journal\.json$/.test(each))
    .sort())
    hash.update(name).update(readFileSync(join('migrations', name)));
  return hash.digest('hex').slice(0, 16);
}

async function makeTemplate(): Promise<Uint8Array> {
  const client = await PGlite.create();
  await migrate(overPGlite(client));
  const dump = await client.dumpDataDir('none');
  await client.close();
  return new Uint8Array(await dump.arrayBuffer());
}

type Server = { url: string; stop(): Promise<void> };

/** TEST_DATABASE_URL, or a server of our own on a free port; `kept` leaves the folder there and goes on with one that is. */
export async function startPostgres(folder: string, kept = false, flags: string[] = []): Promise<Server> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => {} };
  const port = await freePort();
  const { Postgres, remove } = await reachablePostgres();
  const server = new Postgres({
    databaseDir: folder,
    port,
    user: 'earshot',
    password: 'earshot',
    persistent: kept,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=60', ...flags],
    onLog: () => {},
    onError: () => {},
  });
  if (!existsSync(join(folder, 'PG_VERSION'))) await server.initialise();
  await server.start();
  const url = `postgres://earshot:earshot@127.0.0.1:${port}/postgres`;
  return { url, stop: () => server.stop().finally(remove) };
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
