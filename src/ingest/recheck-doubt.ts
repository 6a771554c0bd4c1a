/** A source that says of every post that it is gone: a broken door looks like that, and forgetting cannot be undone. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import { Failure } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import type { Known } from '../sources/adapter.ts';
import { adapterOf } from '../sources/kinds/index.ts';
import type { Again } from './ask.ts';
import { at, type Claimed } from './lease.ts';

/** Fewer may well go at once. */
const MANY = 5;
const HOUR_MS = 3_600_000;
/** A post that was shown since then is there, as far as anybody knows. */
const LATELY_MS = 48 * HOUR_MS;
/** What is said again and again for so long is believed without a post to try it on. */
const PATIENCE_MS = 72 * HOUR_MS;

/**
 * What became of `known`. Where all of them are said to be gone, one that was shown lately is asked for too: is that
 * gone as well, or is there none and were these shown lately themselves, a Failure is thrown and nothing is forgotten.
 */
export async function believed(
  platform: Platform,
  claimed: Claimed,
  known: Known[],
  ask: (known: Known[]) => Promise<Again>,
): Promise<Again> {
  const again = await ask(known);
  if (known.length < MANY || again.gone.length < known.length) return again;
  const other = await shownLately(platform, claimed, known);
  const tried = other && (await ask([other]));
  const all = { ...again, spent: sum(again.spent, tried?.spent) };
  if (tried && tried.items.length > 0) return all;
  if (!tried?.gone.length && (await areLongUnseen(platform, claimed, known))) return all;
  throw new Failure('schema', doubt(claimed.name, known.length));
}

async function shownLately(
  { db, now }: Platform,
  { id }: Claimed,
  known: Known[],
): Promise<Known | undefined> {
  const since = at(new Date(now().getTime() - LATELY_MS));
  const [other] = await rows<Known>(
    db,
    sql`select external_id as "externalId", url, parent from mentions
      where source_id = ${id} and deleted_at is null and seen_at > ${since} and external_id not in (${listed(known)})
      order by seen_at desc, id desc limit 1`,
  );
  return other;
}

async function areLongUnseen({ db, now }: Platform, { id, kind }: Claimed, known: Known[]): Promise<boolean> {
  const between = (adapterOf(kind).terms.recheckHours ?? 24) * HOUR_MS;
  const since = at(new Date(now().getTime() - between - PATIENCE_MS));
  const seen = await rows(
    db,
    sql`select 1 from mentions where source_id = ${id} and external_id in (${listed(known)}) and seen_at > ${since}
      limit 1`,
  );
  return seen.length === 0;
}

const listed = (known: Known[]) =>
  sql`select value from jsonb_array_elements_text(${JSON.stringify(known.map(({ externalId }) => externalId))}::text::jsonb)`;

function sum(one: Again['spent'] = {}, other: Again['spent'] = {}): Again['spent'] {
  const units = ['requests', 'units', 'usd'] as const;
  return Object.fromEntries(
    units.flatMap((unit) =>
      one[unit] === undefined && other[unit] === undefined
        ? []
        : [[unit, (one[unit] ?? 0) + (other[unit] ?? 0)]],
    ),
  );
}

const doubt = (name: string, count: number) =>
  `${name} says that all ${count} posts it was asked for are gone. That may be a fault on its side, so none was forgotten; they are asked for again.`;
