/** One line when the database goes away and one when it is back: jobs start every second and would fill the log. */
import { databaseTrouble, reasonOf } from '../src/db/trouble.ts';
import type { Platform } from '../src/platform/platform.ts';

type Database = Platform['db'];
/** Since when; gone with its platform. */
const away = new WeakMap<Database, Date>();

/** False for an error that is not about the database being away, which is the caller's to tell. */
export function noteAway({ db, now, log }: Platform, error: unknown): boolean {
  if (!databaseTrouble(error)) return false;
  if (away.has(db)) return true;
  away.set(db, now());
  log('error', 'The database does not answer. The jobs wait for it.', { reason: reasonOf(error) });
  return true;
}

/** Call it when the database has answered. */
export function noteBack({ db, now, log }: Platform): void {
  const since = away.get(db);
  if (!since) return;
  away.delete(db);
  const seconds = Math.round((now().getTime() - since.getTime()) / 1000);
  log('info', 'The database answers again. The jobs go on.', { awaySeconds: seconds });
}
