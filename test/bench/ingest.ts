/** Mentions stored per second from parsed items, beside a bare multi-row insert of the same rows. */
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { rows } from '../../src/db/db.ts';
import { migrate } from '../../src/platform/migrate.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { openPostgres } from '../../src/platform/postgres.ts';
import { type BenchRow, median } from './row.ts';
import { shipped } from './shipped.ts';
import { writtenItems } from './written-items.ts';

const ROUNDS = 3;
const ITEMS = 10_000;
const BATCH = 500;

type ImportModule = typeof import('../../src/ingest/import.ts');

/** Needs an empty database on a PostgreSQL. Both sides fill the same empty table with all its indexes. */
export async function benchIngest(databaseUrl: string): Promise<BenchRow[]> {
  const database = openPostgres(databaseUrl, 4);
  const client = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    await migrate(database.db);
    await watchFernhill(database.db);
    const { pushItems } = await shipped<ImportModule>('src/ingest/import.ts');
    const platform = { db: database.db, now: () => new Date(), log: console.error } as unknown as Platform;
    const store = (name: string) =>
      pushItems(platform, { userId: null, via: 'system' }, writtenItems(ITEMS, name));
    await store('warm-up');
    const rounds: { ours: number; again: number; bare: number }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await emptyTables(database.db);
      const ours = await perSecond(() => store(`round ${round}`));
      const again = await perSecond(() => store(`round ${round}`));
      const stored = await client`select * from mentions`;
      await emptyTables(database.db);
      rounds.push({ ours, again, bare: await perSecond(() => insertBare(client, stored)) });
    }
    return report(rounds);
  } finally {
    await client.end();
    await database.close();
  }
}

function report(rounds: { ours: number; again: number; bare: number }[]): BenchRow[] {
  const bare = { unit: 'mentions/s', peer: 'bare multi-row insert' };
  const ratio = (of: 'ours' | 'again') => median(rounds.map((round) => round[of] / round.bare));
  return [
    {
      name: 'match, score, save, raise',
      value: median(rounds.map(({ ours }) => ours)),
      ratio: ratio('ours'),
      ...bare,
    },
    {
      name: 'the same items again',
      value: median(rounds.map(({ again }) => again)),
      ratio: ratio('again'),
      ...bare,
    },
  ];
}

/** Two brands with a rule each, and an alert rule that a third of the mentions meets. */
async function watchFernhill(db: Platform['db']): Promise<void> {
  await db.execute(sql`
    with brand as (insert into brands (name, kind, created_at)
        values ('Fernhill', 'own', now()), ('Harrow', 'competitor', now()) returning id, name),
      rule as (insert into match_rules (brand_id, rule, created_at) select id, name || ' NOT jobs', now() from brand),
      channel as (insert into channels (kind, name, settings, state_since, free_at, created_at)
        values ('slack', 'bench', '{}', now(), now(), now()) returning id),
      alert_rule as (insert into alert_rules (name, filter, created_at)
        values ('Negative', 'sentiment:negative', now()) returning id)
    insert into alert_rule_channels (alert_rule_id, channel_id) select alert_rule.id, channel.id from alert_rule, channel`);
}

async function emptyTables(db: Platform['db']): Promise<void> {
  await db.execute(sql`truncate mentions, rollups_due cascade`);
  await rows(db, sql`checkpoint`);
}

async function insertBare(client: postgres.Sql, stored: postgres.Row[]): Promise<void> {
  for (let from = 0; from < stored.length; from += BATCH)
    await client`insert into mentions ${client(stored.slice(from, from + BATCH))}`;
}

async function perSecond(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return ITEMS / ((performance.now() - started) / 1000);
}
