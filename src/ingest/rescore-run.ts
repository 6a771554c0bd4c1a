/** Scores stored mentions again, some hundred at a time; any number of processes go on where any of them stopped. */
import { sql } from 'drizzle-orm';
import type { Budget } from '../../jobs/job.ts';
import { type Brand, listBrands } from '../brands/brands.ts';
import { rows, sqlState } from '../db/db.ts';
import { mentions, rescorings } from '../db/schema.ts';
import { responseClocks } from '../mentions/clock/clocks.ts';
import { priorityFacts } from '../mentions/priority-facts.ts';
import { type Rescored, rescoreMentions } from '../mentions/rescore.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { ENGINE } from '../scoring/score.ts';
import { refitCalibrations } from './calibrate.ts';
import { calibrationsInUse } from './calibrations.ts';
import { countDue, isDue } from './rescore-due.ts';
import { rescored, type Today } from './rescored.ts';
import type { Rescoring } from './rescorings.ts';
import type { StoredMention } from './stored-item.ts';

/** A batch is one transaction of a tenth of a second or so. */
const BATCH = 200;

/** `left`: other processes hold the rest. */
type Step = { rows: number; changed: number; left: boolean };

/** Goes on with what was begun until it is done or the time is over. */
export async function runRescorings(
  platform: Platform,
  budget: Budget,
): Promise<{ rescored: number; changed: number }> {
  const total = { rescored: 0, changed: 0 };
  while (platform.now() < budget.until) {
    const active = await activeRescoring(platform);
    if (!active) break;
    if (active.state === 'waiting') await open(platform, active, budget);
    const step = await nextBatch(platform, active).catch((error) => fallen(platform, active, error));
    total.rescored += step.rows;
    total.changed += step.changed;
    if (step.left) break;
  }
  return total;
}

async function activeRescoring({ db }: Platform): Promise<Rescoring | null> {
  const [active] = await db
    .select()
    .from(rescorings)
    .where(sql`state in ('waiting','running') and engine = ${ENGINE}`)
    .orderBy(rescorings.id)
    .limit(1);
  return active ?? null;
}

/** Another engine needs calibrations of its own before it scores; they decide how many mentions are due. */
async function open(platform: Platform, { id, brandId }: Rescoring, budget: Budget): Promise<void> {
  await refitCalibrations(platform, budget);
  const { due, lastId } = await countDue(platform, brandId === null ? null : [brandId]);
  await platform.db
    .update(rescorings)
    .set({ state: 'running', rowCount: due, lastId })
    .where(sql`id = ${id} and state = 'waiting'`);
}

/** The locks on the rows are the claim: a process that dies lets go of them, and nothing is half written. */
function nextBatch(platform: Platform, active: Rescoring): Promise<Step> {
  return transact(platform, async (inside) => {
    const calibrationOf = await calibrationsInUse(inside);
    const brands = new Map((await listBrands(inside)).map((brand) => [brand.id, brand]));
    const claimed = await inside.db
      .select()
      .from(mentions)
      .where(sql`${dueIn(active)} and id > (select claimed_to from rescorings where id = ${active.id})`)
      .orderBy(mentions.id)
      .limit(BATCH)
      .for('update', { skipLocked: true });
    if (claimed.length === 0) return close(inside, active);
    const today = {
      now: inside.now(),
      calibrationOf,
      facts: await priorityFacts(inside, claimed),
      clocks: await responseClocks(inside, [...brands.keys()]),
    };
    const scored = claimed.map((row) => scoredAnew(row, brands.get(row.brandId)!, today));
    const changed = await rescoreMentions(inside, scored);
    await note(inside, active, { rows: claimed.length, changed, claimedTo: claimed.at(-1)!.id });
    return { rows: claimed.length, changed, left: false };
  });
}

/** A fault of the engine must not cost what was scored before. */
class Unscorable extends Error {
  override name = 'Unscorable';
}

function scoredAnew(row: StoredMention, brand: Brand, today: Today): Rescored {
  try {
    return rescored(row, brand, today);
  } catch (cause) {
    throw new Unscorable(`Mention ${row.id} could not be scored.`, { cause });
  }
}

const dueIn = ({ brandId, lastId }: Rescoring) =>
  sql`${isDue(brandId === null ? null : [brandId])} and id <= ${lastId}`;

/** The counts move with the mentions. Throws Ended when somebody cancelled it. */
async function note(
  { db }: Platform,
  { id }: Rescoring,
  done: { rows: number; changed: number; claimedTo: number },
): Promise<void> {
  const ours = await rows(
    db,
    sql`update rescorings set rows_done = rows_done + ${done.rows}, changed = changed + ${done.changed},
        claimed_to = greatest(claimed_to, ${done.claimedTo}::bigint)
      where id = ${id} and state = 'running' returning id`,
  );
  if (ours.length === 0) throw new Ended();
}

/** Undoes the batch that came too late. */
class Ended extends Error {
  override name = 'Ended';
}

/** At the end: done, or back to what other processes held when this one came by. */
async function close({ db, now }: Platform, active: Rescoring): Promise<Step> {
  const [last] = await db
    .select()
    .from(rescorings)
    .where(sql`id = ${active.id} and state = 'running'`)
    .for('update');
  if (!last) return { rows: 0, changed: 0, left: false };
  const [skipped] = await db.select({ id: mentions.id }).from(mentions).where(dueIn(active)).limit(1);
  const next = skipped
    ? { claimedTo: 0 }
    : { state: 'done' as const, finishedAt: now(), rowCount: last.rowsDone };
  await db.update(rescorings).set(next).where(sql`id = ${active.id}`);
  return { rows: 0, changed: 0, left: skipped !== undefined && last.claimedTo === 0 };
}

/** What trying again cannot change ends it, with a sentence; everything else is tried again. */
async function fallen(platform: Platform, { id }: Rescoring, error: unknown): Promise<Step> {
  if (error instanceof Ended) return { rows: 0, changed: 0, left: false };
  const isRefused = /^(22|23|54)/.test(sqlState(error) ?? '');
  if (!isRefused && !(error instanceof Unscorable)) throw error;
  platform.log('error', 'Mentions could not be scored again', { rescoring: id, error });
  const what = isRefused ? 'The database refused a score.' : (error as Error).message;
  const note = `${what} The log says why. What was scored by then stays so, the others keep their score.`;
  await platform.db
    .update(rescorings)
    .set({ state: 'failed', note, finishedAt: platform.now() })
    .where(sql`id = ${id} and state = 'running'`);
  return { rows: 0, changed: 0, left: true };
}
