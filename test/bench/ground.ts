/** The PostgreSQL that reports are measured on: filled for one run, or kept in a folder for the next ones. */
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { migrate } from '../../src/platform/migrate.ts';
import { openPostgres } from '../../src/platform/postgres.ts';
import { rollUp } from '../../src/reports/rollup.ts';
import { startPostgres } from '../support/global-setup.ts';
import { platformOver, type TestPlatform } from '../support/platform.ts';
import { fillReports } from './report-data.ts';

/** What is written beside a filled database: its days end with the time at which it was filled. */
type Filled = { brandId: number; now: string };

export type Ground = { platform: TestPlatform; brandId: number; leave(): Promise<void> };

const FLAGS = [
  ...['wal_level=minimal', 'max_wal_senders=0', 'synchronous_commit=off', 'full_page_writes=off'],
  ...['max_wal_size=16GB', 'checkpoint_timeout=1h', 'maintenance_work_mem=1GB', 'autovacuum=off'],
].flatMap((flag) => ['-c', flag]);

/** Filled and rolled up; `keptIn` is the folder in which each size has a folder of its own. */
export async function openGround(mentions: number, keptIn?: string): Promise<Ground> {
  const folder = keptIn ? join(keptIn, String(mentions)) : await mkdtemp(join(tmpdir(), 'earshot-bench-'));
  const note = join(folder, 'ground.json');
  const filled = existsSync(note) ? (JSON.parse(await readFile(note, 'utf8')) as Filled) : null;
  if (!filled) await emptyFolder(folder);
  const server = await startPostgres(join(folder, 'postgres'), true, FLAGS);
  const opened = openPostgres(server.url, 4);
  const leave = async () => {
    await opened.close();
    await server.stop();
    if (!keptIn) await rm(folder, { recursive: true, force: true });
  };
  try {
    const platform = await platformOver(opened.db);
    const { brandId, now } = filled ?? (await fill(platform, mentions));
    if (!filled) await writeFile(note, JSON.stringify({ brandId, now }));
    platform.setNow(new Date(now));
    await bringUpToDate(platform);
    return { platform, brandId, leave };
  } catch (error) {
    await leave();
    throw error;
  }
}

/** What a fill that was broken off left is made anew. */
async function emptyFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  // As root the server runs as another user, who must be able to reach its folder.
  await chmod(folder, 0o755);
}

async function fill(platform: TestPlatform, mentions: number): Promise<Filled> {
  await migrate(platform.db);
  const brandId = await fillReports(platform, mentions);
  return { brandId, now: platform.now().toISOString() };
}

/** Later migrations, days that are counted in an older way, and without the people who read in earlier runs. */
async function bringUpToDate(platform: TestPlatform): Promise<void> {
  const { db } = platform;
  if ((await migrate(db)) > 0) await db.execute(sql`analyze mentions`);
  await db.execute(sql`delete from users where email like '%@fernhill.example'`);
  const soon = { until: new Date(platform.now().getTime() + 1) };
  await Promise.all([rollUp(platform, soon), rollUp(platform, soon)]);
  await tidyRollups(platform);
}

/** As autovacuum leaves them. */
export async function tidyRollups({ db }: TestPlatform): Promise<void> {
  for (const table of [
    'rollups',
    'answer_rollups',
    'work_rollups',
    'complaint_pairs',
    'theme_mentions',
    'hourly_counts',
  ])
    await db.execute(sql.raw(`vacuum analyze ${table}`));
}
