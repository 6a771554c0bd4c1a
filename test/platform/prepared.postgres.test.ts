import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { type Db, PLANNED_ANEW, rows } from '../../src/db/db.ts';
import { anotherConnection, committingPlatform } from '../support/platform.ts';

/** Of this test, on the one connection of the transaction. */
const preparedIn = async (db: Db) =>
  (
    await rows<{ n: number }>(
      db,
      sql.raw(`select count(*)::int as n from pg_prepared_statements where statement like '%$1::int%'`),
    )
  )[0]!.n;

it('a statement that comes again is prepared, one that comes once is not', async () => {
  await committingPlatform();
  const db = await anotherConnection();
  const ask = (inside: Db, n: number) => rows(inside, sql`select ${n}::int + 1 as next`);
  await db.transaction(async (tx) => {
    expect(await ask(tx, 1)).toEqual([{ next: 2 }]);
    expect(await preparedIn(tx)).toBe(0);
    for (const n of [2, 3, 4]) expect(await ask(tx, n)).toEqual([{ next: n + 1 }]);
    expect(await preparedIn(tx)).toBe(1);
  });
});

it('a statement that comes again inside a savepoint is prepared too', async () => {
  await committingPlatform();
  const db = await anotherConnection();
  await db.transaction(async (tx) => {
    for (const n of [1, 2, 3])
      await tx.transaction(async (inner) =>
        expect(await rows(inner, sql`select ${n}::int * 2 as twice`)).toEqual([{ twice: n * 2 }]),
      );
    expect(await preparedIn(tx)).toBe(1);
  });
});

it('a statement whose plan depends on its values is planned for them each time', async () => {
  await committingPlatform();
  const db = await anotherConnection();
  await db.transaction(async (tx) => {
    for (const n of [1, 2, 3])
      expect(await rows(tx, sql`${PLANNED_ANEW} select ${n}::int as n`)).toEqual([{ n }]);
    expect(await preparedIn(tx)).toBe(0);
  });
});

it('however many statements come again, the server keeps 200 of them', async () => {
  await committingPlatform();
  const db = await anotherConnection();
  await db.transaction(async (tx) => {
    for (let n = 0; n < 300; n++) {
      const statement = sql`select ${n}::int as ${sql.identifier(`column_${n}`)}`;
      for (let again = 0; again < 2; again++)
        expect(await rows(tx, statement)).toEqual([{ [`column_${n}`]: n }]);
    }
    expect(await preparedIn(tx)).toBe(200);
  });
});
