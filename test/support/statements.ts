/** How many statements an answer takes. */
import type { Db } from '../../src/db/db.ts';

const ASKING = new Set(['execute', 'select', 'selectDistinct', 'insert', 'update', 'delete', '$count']);

export type Counting = { db: Db; taken(): number };

/** A database that counts what it is asked, in transactions too. */
export function countingStatements(db: Db): Counting {
  let taken = 0;
  const counting = (inner: Db): Db =>
    new Proxy(inner, {
      get(target, key) {
        if (ASKING.has(String(key))) taken += 1;
        const value = Reflect.get(target, key, target);
        if (key !== 'transaction') return typeof value === 'function' ? value.bind(target) : value;
        return (work: (tx: Db) => Promise<unknown>) => target.transaction((tx) => work(counting(tx)));
      },
    });
  return { db: counting(db), taken: () => taken };
}
