/**
 * Transactions end with their connection. postgres.js goes on to send a rollback, or whatever the work asks next, to
 * a socket that is gone, which ends the process: porsager/postgres#1154.
 */
import type { Sql, TransactionSql } from 'postgres';
import { sqlState } from '../db/db.ts';

type Work = (inside: TransactionSql) => unknown;
type State = { isOver: boolean };

const OVER = 'The connection to the database was lost in a transaction. Nothing of it was stored.';
/** The server says farewell, or the socket is gone. */
const FAREWELL = /^57P0[1-5]$/;
const CLOSED_WITHIN_MS = 20;
const CUT = /^(CONNECTION_\w+|ECONNRESET|EPIPE|ETIMEDOUT)$/;

/** Has this client's transactions reject when their connection is lost, and send nothing more. */
export function endWithConnection(client: Sql): void {
  client.unsafe = patient(client);
  const begin = client.begin.bind(client) as (...given: unknown[]) => Promise<unknown>;
  // Called with a function alone, or with options before it.
  const beginWatched = (...given: unknown[]) => {
    const work = given.pop() as Work;
    const state: State = { isOver: false };
    const whole = begin(...given, (inside: TransactionSql) => within(state, inside, work));
    return whole.catch((error) => {
      state.isOver = true;
      return tellLate(error);
    });
  };
  client.begin = beginWatched as Sql['begin'];
}

/** What is never settled is followed by nothing; `begin` itself rejects when the connection closes. */
async function within(state: State, inside: TransactionSql, work: Work): Promise<unknown> {
  try {
    const result = await work(watched(state, inside));
    return state.isOver ? await never() : result;
  } catch (error) {
    if (isOver(state, error)) await never();
    throw error;
  }
}

function isOver(state: State, error: unknown): boolean {
  state.isOver ||= isCutOff(error);
  return state.isOver;
}

function watched(state: State, inside: TransactionSql): TransactionSql {
  const unsafe = patient(inside);
  inside.unsafe = ((...given: Parameters<typeof unsafe>) =>
    state.isOver ? refused() : unsafe(...given)) as typeof inside.unsafe;
  const savepoint = inside.savepoint.bind(inside) as (work: Work) => Promise<unknown>;
  inside.savepoint = ((work: Work) => rejectingAtOnce(state, savepoint, work)) as typeof inside.savepoint;
  return inside;
}

/** The work around a savepoint hears of the loss, so that it can end as it wants to. */
function rejectingAtOnce(
  state: State,
  savepoint: (work: Work) => Promise<unknown>,
  work: Work,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const telling: Work = async (inner) => {
      try {
        return await work(inner);
      } catch (error) {
        if (isOver(state, error)) reject(error);
        throw error;
      }
    };
    savepoint((inner) => within(state, inner, telling)).then(resolve, reject);
  });
}

/**
 * Between its error and its closing a connection still takes statements, and never answers them: who is told of a loss
 * is told when that is over.
 */
function patient<Client extends Sql | TransactionSql>(client: Client): Client['unsafe'] {
  const unsafe = client.unsafe.bind(client);
  return ((...given: Parameters<typeof unsafe>) => {
    const asked = unsafe(...given);
    const then = asked.then.bind(asked);
    // biome-ignore lint/suspicious/noThenProperty: a statement is sent when somebody waits for it, not before.
    asked.then = ((done, failed) => then(undefined, tellLate).then(done, failed)) as typeof asked.then;
    return asked;
  }) as Client['unsafe'];
}

async function tellLate(error: unknown): Promise<never> {
  if (isCutOff(error)) await new Promise((resolve) => setTimeout(resolve, CLOSED_WITHIN_MS));
  throw error;
}

/** As a statement that was sent, with the same two ways to wait for it. */
function refused() {
  const lost = Promise.reject(Object.assign(new Error(OVER), { code: 'CONNECTION_CLOSED' }));
  lost.catch(() => {});
  return Object.assign(lost, { values: () => lost });
}

function isCutOff(error: unknown): boolean {
  if (FAREWELL.test(sqlState(error) ?? '')) return true;
  for (let e = error; e instanceof Error; e = e.cause)
    if (CUT.test(String((e as { code?: unknown }).code))) return true;
  return false;
}

const never = () => new Promise<never>(() => {});
