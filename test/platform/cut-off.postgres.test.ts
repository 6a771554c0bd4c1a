import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { type Db, rows } from '../../src/db/db.ts';
import { databaseTrouble } from '../../src/db/trouble.ts';
import { anotherConnection, committingPlatform } from '../support/platform.ts';

const AWAY = 'The database does not answer. Nothing was changed. Try again in a minute.';

const store = (db: Db, host: string) =>
  db.execute(sql`insert into hosts (host, free_at) values (${host}, now())`);

const stored = async (db: Db) =>
  (await rows<{ host: string }>(db, sql`select host from hosts order by host`)).map(({ host }) => host);

/** Ours, and how another connection cuts it off: as when the server stops, or the network between. */
async function connections() {
  await committingPlatform();
  const [ours, other] = [await anotherConnection(), await anotherConnection()];
  const cutOff = async (inside: Db) => {
    const [own] = await rows<{ pid: number }>(inside, sql`select pg_backend_pid() as pid`);
    await other.execute(sql`select pg_terminate_backend(${own!.pid}::int, 10000)`);
  };
  return { ours, cutOff };
}

const problemOf = (work: Promise<unknown>) => work.then(() => 'none', databaseTrouble);

it('a transaction whose connection is lost stores nothing, and the next one works', async () => {
  const { ours, cutOff } = await connections();
  const lost = ours.transaction(async (tx) => {
    await store(tx as unknown as Db, 'lost');
    await cutOff(tx as unknown as Db);
    await store(tx as unknown as Db, 'after');
  });
  expect(await problemOf(lost)).toBe(AWAY);
  await ours.transaction((tx) => store(tx as unknown as Db, 'next'));
  expect(await stored(ours)).toEqual(['next']);
});

it('work that goes on asking after the loss is refused each time and stores nothing', async () => {
  const { ours, cutOff } = await connections();
  let hear: (problems: (string | null)[]) => void = () => {};
  const heard = new Promise<(string | null)[]>((resolve) => {
    hear = resolve;
  });
  const lost = ours.transaction(async (tx) => {
    const inside = tx as unknown as Db;
    await cutOff(inside);
    const problems: (string | null)[] = [];
    for (const host of ['one', 'two', 'three']) problems.push(await problemOf(store(inside, host)));
    hear(problems);
  });
  expect(await problemOf(lost)).toBe(AWAY);
  expect(await heard).toEqual([AWAY, AWAY, AWAY]);
  expect(await stored(ours)).toEqual([]);
});

it('work around a savepoint hears of the loss and can say so', async () => {
  const { ours, cutOff } = await connections();
  let hear: (problem: string | null) => void = () => {};
  const heard = new Promise<string | null>((resolve) => {
    hear = resolve;
  });
  const lost = ours.transaction(async (tx) => {
    const savepoint = tx.transaction(async (inner) => {
      await cutOff(inner as unknown as Db);
      await store(inner as unknown as Db, 'inner');
    });
    hear(await problemOf(savepoint));
  });
  expect(await problemOf(lost)).toBe(AWAY);
  expect(await heard).toBe(AWAY);
  expect(await stored(ours)).toEqual([]);
});

it('however often connections are lost, the process goes on', async () => {
  const { ours, cutOff } = await connections();
  for (let round = 0; round < 8; round++) {
    const lost = ours.transaction(async (tx) => {
      const inside = tx as unknown as Db;
      const asked = Array.from({ length: 3 }, (_, n) => store(inside, `${round}-${n}`));
      await Promise.allSettled([cutOff(inside), ...asked]);
      await store(inside, `${round}-last`);
    });
    expect(await problemOf(lost)).toBe(AWAY);
  }
  expect(await stored(await anotherConnection())).toEqual([]);
});
