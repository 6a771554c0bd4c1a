/** Statements that come again are parsed and described once per connection: half of what a page waits for. */
import type { Sql, TransactionSql } from 'postgres';
import { isPlannedAnew } from '../db/db.ts';

/** Kept ready per connection; filters have shapes without number, and the server has a bound on memory. */
const MOST_PREPARED = 200;
/** Remembered as having come once. */
const MOST_SEEN = 1000;

type Recurs = (statement: string) => boolean;

/** Has this client prepare what it is given a second time, inside transactions too. */
export function prepareWhatRecurs(client: Sql): void {
  const recurs = recurrence();
  prepareWhere(recurs, client);
  const begin = client.begin.bind(client) as (...given: unknown[]) => Promise<unknown>;
  // Called with a function alone, or with options before it.
  const beginPreparing = (...given: unknown[]) => {
    const work = given.pop() as (inside: TransactionSql) => unknown;
    return begin(...given, (inside: TransactionSql) => work(prepareWhere(recurs, inside)));
  };
  client.begin = beginPreparing as Sql['begin'];
}

function prepareWhere<Client extends Sql | TransactionSql>(recurs: Recurs, client: Client): Client {
  const unsafe = client.unsafe.bind(client);
  // What has no parameters may be several statements, which cannot be prepared.
  client.unsafe = ((statement, parameters = [], options = {}) =>
    unsafe(statement, parameters, {
      ...options,
      prepare: options.prepare || (parameters.length > 0 && recurs(statement)),
    })) as Client['unsafe'];
  return client;
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
