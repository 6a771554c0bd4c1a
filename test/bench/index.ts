/**
 * npm run bench [-- --rows 10m] [--ground folder] [--only http,feeds,polls,ingest,inbox,reports,keys,pages,alerts]: every
 * figure beside its peer in the same run. What reports are measured on is kept in the folder and found there again.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'drizzle-orm';
import { openPostgres } from '../../src/platform/postgres.ts';
import { startPostgres } from '../support/global-setup.ts';
import { benchAlerts } from './alerts.ts';
import { benchFeeds } from './feeds.ts';
import { benchHttp } from './http.ts';
import { benchInbox } from './inbox.ts';
import { benchIngest } from './ingest.ts';
import { benchKeys } from './keys.ts';
import { benchPages } from './pages.ts';
import { benchPolls } from './polls.ts';
import { benchReports } from './reports.ts';
import type { BenchRow } from './row.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1m' },
    only: { type: 'string' },
    ground: { type: 'string' },
  },
});
const most = rowsOf(values.rows);

const BENCHES: Record<string, (databaseUrl: string) => Promise<BenchRow[]>> = {
  http: () => benchHttp(),
  feeds: () => benchFeeds(),
  polls: (url) => benchPolls(url),
  ingest: (url) => benchIngest(url),
  inbox: (url) => benchInbox(url, [...new Set([10_000, Math.min(100_000, most), most])]),
  reports: () => benchReports([...new Set([10_000, Math.min(1_000_000, most), most])], values.ground),
  keys: () => benchKeys(),
  pages: () => benchPages(),
  alerts: (url) => benchAlerts(url),
};

const wanted = values.only?.split(',') ?? Object.keys(BENCHES);
const folder = mkdtempSync(join(tmpdir(), 'earshot-bench-'));
// As root the server runs as another user, who must be able to reach its folder.
chmodSync(folder, 0o755);
const server = await startPostgres(join(folder, 'postgres'));
try {
  for (const name of wanted) print(name, await BENCHES[name]!(await emptyDatabase(name)));
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);

async function emptyDatabase(name: string): Promise<string> {
  const url = new URL(server.url);
  const admin = openPostgres(server.url, 1);
  await admin.db.execute(sql.raw(`create database "bench_${name}"`));
  await admin.close();
  url.pathname = `/bench_${name}`;
  return url.href;
}

function print(title: string, rows: BenchRow[]): void {
  process.stdout.write(`\n${title}\n`);
  for (const { name, value, unit, ratio, peer } of rows) {
    const figure = `${value >= 100 ? value.toFixed(0) : value.toFixed(2)} ${unit}`;
    process.stdout.write(
      `  ${name.padEnd(58)} ${figure.padStart(18)}  ${ratio === null ? '' : `${ratio.toFixed(3)} × ${peer}`}\n`,
    );
  }
}

/** "10m" → 10,000,000; "50k" → 50,000. */
function rowsOf(text: string): number {
  const [, number, unit] = /^(\d+)([km]?)$/.exec(text) ?? [];
  if (!number) throw new Error(`--rows ${text} is not a number such as 500k or 10m.`);
  return Number(number) * ({ k: 1_000, m: 1_000_000 }[unit ?? ''] ?? 1);
}
