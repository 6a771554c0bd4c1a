import { type ExtractTablesWithRelations, type SQL, sql } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type * as schema from './schema.ts';

/** A connection or a transaction, on PostgreSQL or the embedded database alike. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema, ExtractTablesWithRelations<typeof schema>>;

/** Rows of a raw statement; the two drivers wrap them differently. Cast counts and sums to int or float8. */
export async function rows<Row>(db: Db, statement: SQL): Promise<Row[]> {
  const result = (await db.execute(statement)) as unknown;
  return (Array.isArray(result) ? [...result] : (result as { rows: Row[] }).rows) as Row[];
}

const ANEW = '/* planned anew */';

/** In a statement whose best plan depends on its values, such as its days: it is planned for them each time. */
export const PLANNED_ANEW = sql.raw(ANEW);

export const isPlannedAnew = (statement: string): boolean => statement.includes(ANEW);

/** Ids as one parameter, for `= any(…)`. */
export function bigints(ids: readonly number[]): SQL {
  return sql`${`{${ids.join(',')}}`}::text::bigint[]`;
}

/** The SQLSTATE of a database error, however deep the driver wrapped it. */
export function sqlState(error: unknown): string | null {
  for (let e = error; e instanceof Error; e = e.cause) {
    const code = (e as { code?: unknown }).code;
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code;
  }
  return null;
}
