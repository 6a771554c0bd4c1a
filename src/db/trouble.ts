import { sql } from 'drizzle-orm';
import { type Db, sqlState } from './db.ts';

/** Codes of postgres.js and of sockets, and SQLSTATE classes, that mean "not now" rather than "never". */
const AWAY =
  /^(08...|57P0[1-5]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|CONNECTION_.*|CONNECT_TIMEOUT)$/;
const FULL = /^(53100|58030)$/;
const READ_ONLY = /^25006$/;

/** One sentence when the database cannot answer or cannot write at the moment; null for any other error. */
export function databaseTrouble(error: unknown): string | null {
  for (let e = error; e instanceof Error; e = e.cause) {
    const code = String((e as { code?: unknown }).code ?? '');
    if (AWAY.test(code)) return 'The database does not answer. Nothing was changed. Try again in a minute.';
    if (FULL.test(code)) return 'The database has no space left. Nothing was changed. Make room on its disk.';
    if (READ_ONLY.test(code)) return 'The database only allows reading at the moment. Nothing was changed.';
  }
  return null;
}

/** Data that no column takes, or more than a statement may hold: what was asked is at fault, not the database. */
export const isRefusedData = (error: unknown): boolean => /^(22|54)/.test(sqlState(error) ?? '');

/** True when the database answers a question at all. */
export async function databaseAnswers(db: Db): Promise<boolean> {
  try {
    await db.execute(sql`select 1`);
    return true;
  } catch {
    return false;
  }
}

/** The message of a failed statement without the values that it carried. */
export const withoutValues = (message: string) => message.replace(/\nparams: [\s\S]*$/, '');

/** Why something failed in one line of at most 500 characters: the database's own words rather than the statement. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error).slice(0, 500);
  if (error.cause instanceof Error) return reasonOf(error.cause);
  return withoutValues(error.message).replaceAll(/\s+/g, ' ').slice(0, 500);
}
