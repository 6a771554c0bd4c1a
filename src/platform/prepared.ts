/** Statements that come again are parsed and described once per connection: half of what a page waits for. */
import type { Sql, TransactionSql } from 'postgres';
import { isPlannedAnew } from '../db/db.ts';

/** Kept ready per connection; filters have shapes without number, and the server has a bound on memory. */
const MOST_PREPARED = 200;
/** Remembered as having come once. */
const MOST_SEEN = 1000;

type Recurs = (statement: string) => boolean;

/** Has this client prepare what it is given a second time, inside transactions and savepoints too. */
export function prepareWhatRecurs(client: Sql): void {
  const recurs = recurrence();
  prepareWhere(recurs, client);
  client.begin = preparing(recurs, client.begin.bind(client)) as Sql['begin'];
}

/** `begin` or `savepoint`, called with a function alone, or with options or a name before it. */
function preparing(recurs: Recurs, start: unknown): unknown {
  return (...given: unknown[]) => {
    const work = given.pop() as (inside: TransactionSql) => unknown;
    const prepared = (inside: TransactionSql) => {
      prepareWhere(recurs, inside);
      inside.savepoint = preparing(recurs, inside.savepoint.bind(inside)) as TransactionSql['savepoint'];
      return work(inside);
    };
    return (start as (...given: unknown[]) => Promise<unknown>)(...given, prepared);
  };
}

function prepareWhere(recurs: Recurs, client: Sql | TransactionSql): void {
  const unsafe = client.unsafe.bind(client);
  // What has no parameters may be several statements, which cannot be prepared.
  client.unsafe = ((statement, parameters = [], options = {}) =>
    unsafe(statement, parameters, {
      ...options,
      prepare: options.prepare || (parameters.length > 0 && recurs(statement)),
    })) as Sql['unsafe'];
}

function recurrence(): Recurs {
  const seen = new Set<string>();
  const recurring = new Set<string>();
  return (statement) => {
    if (isPlannedAnew(statement)) return false;
    if (recurring.has(statement)) return true;
    const isAgain = seen.has(statement) && recurring.size < MOST_PREPARED;
    if (isAgain) recurring.add(statement);
    else if (seen.size < MOST_SEEN) seen.add(statement);
    return isAgain;
  };
}
