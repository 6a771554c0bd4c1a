/** From a mention's commit to its message, in a storm: the product as a process, a Slack on loopback, mentions pushed. */
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { fetch } from 'undici';
import { addToken } from '../../src/accounts/tokens.ts';
import { users } from '../../src/db/schema.ts';
import { inside, makeWorld, type World } from '../crash/world.ts';
import { Product } from '../support/process.ts';
import type { BenchRow } from './row.ts';

const COMPLAINTS = 60;
/** A channel takes one message a second: what comes faster waits for that alone. */
const EVERY_MS = 1_200;
/** Mentions that nobody is told of, stored in the same breath as each complaint. */
const TALK = 50;
const ALLOWED_SECONDS = 10;

/** Seconds between the commit that stores a mention with its alert, and the POST; the limit is the peer. */
export async function benchAlerts(databaseUrl: string): Promise<BenchRow[]> {
  const world = await makeWorld(databaseUrl);
  const token = await aToken(world);
  const watch = postgres(databaseUrl, { max: 1 });
  const committed = new Map<string, number>();
  await watch.listen('alert_stored', (id) => void committed.set(id, Date.now()));
  const product = new Product(world.environment);
  await product.start();
  const started = Date.now();
  for (let number = 0; number < COMPLAINTS; number++) {
    await push(product.url, token, number);
    await pause(Math.max(0, started + (number + 1) * EVERY_MS - Date.now()));
  }
  const seconds = (Date.now() - started) / 1000;
  await untilAllArrived(world, committed);
  await product.stop();
  await Promise.all([watch.end(), world.upstream.stop(), world.slack.stop()]);
  const storm = `${((COMPLAINTS * (TALK + 1)) / seconds).toFixed(0)} mentions/s`;
  const waits = waitsOf(world, committed);
  return [
    line(`commit to POST at ${storm}, median`, waits, 0.5),
    line(`commit to POST at ${storm}, p95`, waits, 0.95),
  ];
}

/** On a busy machine the last ones come late; after a minute they count as lost. */
async function untilAllArrived(world: World, committed: ReadonlyMap<string, number>): Promise<void> {
  const end = Date.now() + 60_000;
  while (waitsOf(world, committed).includes(Number.POSITIVE_INFINITY) && Date.now() < end) await pause(500);
}

/** The database says when an alert that rings was committed: notices go out then and not before. */
function aToken(world: World): Promise<string> {
  return inside(world, async (platform) => {
    await platform.db.execute(sql`create function alert_stored() returns trigger language plpgsql as
      $$ begin perform pg_notify('alert_stored', new.id::text); return new; end $$`);
    await platform.db.execute(sql`create trigger alert_stored after insert on alerts for each row
      when (new.status = 'pending') execute function alert_stored()`);
    const [user] = await platform.db
      .insert(users)
      .values({ email: 'bench@earshot.example', name: 'Bench', role: 'admin', createdAt: platform.now() })
      .returning();
    const own = { name: 'bench', scope: 'write' } as const;
    return (await addToken(platform, { userId: user!.id, via: 'cli' }, own)).token;
  });
}

/** One that never arrived waits for ever. */
function waitsOf({ slack }: World, committed: ReadonlyMap<string, number>): number[] {
  const arrived = slack.messages.map(({ body, at }) => ({ text: JSON.stringify(body), at }));
  return [...committed].map(([id, at]) => {
    const message = arrived.find(({ text }) => text.includes(id));
    return message ? Math.max(0, message.at - at) / 1000 : Number.POSITIVE_INFINITY;
  });
}

async function push(url: string, token: string, number: number): Promise<void> {
  const talk = Array.from({ length: TALK }, (_, index) =>
    item(`talk-${number}-${index}`, 'Rode it to the lake.'),
  );
  const complaint = item(`bench-${number}`, 'Terrible. I hate this awful, broken bike.');
  const reply = await fetch(`${url}/api/v1/mentions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify([...talk, complaint]),
  });
  if (!reply.ok) throw new Error(`The product answered ${reply.status}: ${await reply.text()}`);
}

const item = (externalId: string, text: string) => ({
  externalId,
  title: `Fernhill, ${externalId}`,
  text: `${text} (${externalId})`,
  publishedAt: new Date().toISOString(),
});

function line(name: string, waits: number[], share: number): BenchRow {
  const value = [...waits].sort((a, b) => a - b)[Math.ceil(waits.length * share) - 1] ?? Number.NaN;
  return {
    name: `${name} of ${waits.length}`,
    value,
    unit: 's',
    ratio: value / ALLOWED_SECONDS,
    peer: `${ALLOWED_SECONDS} s allowed`,
  };
}
