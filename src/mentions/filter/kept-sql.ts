/** Filters by what became of promised times, as the report of the team counts it. */
import { type SQL, sql } from 'drizzle-orm';
import { storedMinutes } from '../clock/hours-sql.ts';
import { promise, RESOLVE_MINUTES, resolving, workedUntil } from '../clock/promise-sql.ts';
import { type PromiseKept, type ResolvingKept, STORED_AS } from './kept.ts';

/** Only what needs a response was promised one. */
export function promiseSql(value: PromiseKept, now: Date): SQL {
  const at = sql`${now.toISOString()}::timestamptz`;
  return sql`(m.needs_response and (${promise(at, storedMinutes(at))}) is not distinct from ${STORED_AS[value]}::text)`;
}

export function resolvingSql(value: ResolvingKept, now: Date): SQL {
  const at = sql`${now.toISOString()}::timestamptz`;
  const worked = workedUntil(sql`coalesce(m.resolved_at, ${at})`, storedMinutes(at));
  return sql`(m.needs_response and (${resolving(worked, RESOLVE_MINUTES)}) = ${STORED_AS[value]}::text)`;
}
