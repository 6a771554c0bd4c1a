/** Stores the rows of received files, some hundred at a time, where any process can go on after a stop. */
import { sql } from 'drizzle-orm';
import type { Budget } from '../../jobs/job.ts';
import { rows } from '../db/db.ts';
import { importParts, importRefusals, imports } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import type { Row } from './csv-records.ts';
import { batches, rulesAndBrands } from './import.ts';
import { importBatch, type RowResult } from './import-batch.ts';
import { rowsOf } from './import-rows.ts';
import { dropAbandoned, type ImportFile, partsOf } from './imports.ts';
import { linesOf } from './lines.ts';

/** Longer than a batch takes; then the import is anybody's. */
const LEASE_MS = 60_000;
const MOST_NAMED = 1000;

type Claimed = ImportFile & { leaseToken: string };

/** Imports what waits until nothing does or the time is over; a file that is half stored goes on where it was. */
export async function runImports(
  platform: Platform,
  { until }: Budget,
): Promise<{ imports: number; rows: number }> {
  const total = { imports: 0, rows: 0 };
  await dropAbandoned(platform);
  while (platform.now() < until) {
    const claimed = await claim(platform);
    if (!claimed) break;
    total.imports += 1;
    total.rows += await store(platform, claimed, until);
  }
  return total;
}

async function claim(platform: Platform): Promise<Claimed | null> {
  const now = platform.now();
  const token = crypto.randomUUID();
  const [won] = await rows<{ id: number }>(
    platform.db,
    sql`update imports set state = 'running', lease_token = ${token}::uuid, lease_until = ${leaseFrom(now)}
      where id = (select id from imports where state in ('waiting','running')
          and (lease_until is null or lease_until <= ${at(now)})
        order by id limit 1 for update skip locked)
      returning id::float8 as id`,
  );
  if (!won) return null;
  const [file] = await platform.db.select().from(imports).where(sql`id = ${won.id}`);
  return file as Claimed;
}

async function store(platform: Platform, file: Claimed, until: Date): Promise<number> {
  const actor: Actor = { userId: file.userId, via: 'web' };
  let stored = 0;
  try {
    const context = { actor, live: false, ...(await rulesAndBrands(platform, file.brandId ?? undefined)) };
    const all = rowsOf(linesOf(partsOf(platform, file.id)), file.format, file.mapping);
    for await (const batch of batches(platform, after(file.rowsDone, all))) {
      await transact(platform, async (inside) =>
        note(inside, file, await importBatch(inside, context, batch)),
      );
      stored += batch.length;
      if (platform.now() >= until) return await letGo(platform, file, stored);
    }
    await finish(platform, file, 'done', null);
  } catch (error) {
    if (error instanceof Taken) return stored;
    if (!(error instanceof Refusal)) throw error;
    await finish(platform, file, 'failed', error.message);
  }
  return stored;
}

async function* after(done: number, all: AsyncIterable<Row>): AsyncGenerator<Row> {
  let number = 0;
  for await (const row of all) if (number++ >= done) yield row;
}

/** The counts move with the mentions. Throws Taken when somebody cancelled it or it is another process's now. */
async function note(
  platform: Platform,
  { id, leaseToken, refused }: Claimed,
  results: RowResult[],
): Promise<void> {
  const count = (outcome: RowResult['outcome']) => results.filter((one) => one.outcome === outcome).length;
  const ours = await rows(
    platform.db,
    sql`update imports set rows_done = rows_done + ${results.length}, accepted = accepted + ${count('accepted')},
        duplicate = duplicate + ${count('duplicate')}, refused = refused + ${count('refused')},
        lease_until = ${leaseFrom(platform.now())}
      where id = ${id} and lease_token = ${leaseToken}::uuid and state = 'running' returning id`,
  );
  if (ours.length === 0) throw new Taken();
  const named = results
    .filter(({ outcome }) => outcome === 'refused')
    .slice(0, Math.max(0, MOST_NAMED - refused));
  if (named.length > 0)
    await platform.db
      .insert(importRefusals)
      .values(named.map(({ line, why }) => ({ importId: id, line, reason: why ?? '' })))
      .onConflictDoNothing();
}

/** Undoes the batch that came too late. */
class Taken extends Error {
  override name = 'Taken';
}

async function finish(
  platform: Platform,
  { id, leaseToken }: Claimed,
  state: 'done' | 'failed',
  sentence: string | null,
): Promise<void> {
  await transact(platform, async (inside) => {
    const ended = await rows(
      inside.db,
      sql`update imports set state = ${state}, note = ${sentence}::text, finished_at = ${at(inside.now())},
          lease_token = null where id = ${id} and lease_token = ${leaseToken}::uuid and state = 'running'
        returning id`,
    );
    if (ended.length > 0) await inside.db.delete(importParts).where(sql`import_id = ${id}`);
  });
}

/** The time of this run is over: the next one goes on at once. */
async function letGo({ db }: Platform, { id, leaseToken }: Claimed, stored: number): Promise<number> {
  await db.execute(sql`update imports set lease_token = null, lease_until = null
    where id = ${id} and lease_token = ${leaseToken}::uuid`);
  return stored;
}

const at = (time: Date) => sql`${time.toISOString()}::timestamptz`;
const leaseFrom = (now: Date) => at(new Date(now.getTime() + LEASE_MS));
