/** From a mention's row to its message: the product as a process, a Slack on loopback, mentions that are pushed. */
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { fetch } from 'undici';
import { addToken } from '../../src/accounts/tokens.ts';
import { rows } from '../../src/db/db.ts';
import { users } from '../../src/db/schema.ts';
import { inside, makeWorld } from '../crash/world.ts';
import { Product } from '../support/process.ts';
import type { BenchRow } from './row.ts';

const COMPLAINTS = 60;
/** Slower than one a second, so that no message waits for the channel's pace alone. */
const EVERY_MS = 1_200;
const ALLOWED_SECONDS = 10;

/** Seconds between the stored row and the POST; the limit is the peer. */
export async function benchAlerts(): Promise<BenchRow[]> {
  const world = await makeWorld(null);
  const token = await inside(world, async (platform) => {
    const [user] = await platform.db
      .insert(users)
      .values({ email: 'bench@earshot.example', name: 'Bench', role: 'admin', createdAt: platform.now() })
      .returning();
    const own = { name: 'bench', scope: 'write' } as const;
    return (await addToken(platform, { userId: user!.id, via: 'cli' }, own)).token;
  });
  const product = new Product(world.environment);
  await product.start();
  for (let number = 0; number < COMPLAINTS; number++) {
    await push(product.url, token, number);
    await pause(EVERY_MS);
  }
  await pause(5_000);
  await product.stop();
  const waits = await inside(world, async ({ db }) => {
    const stored = await rows<{ id: string; at: string }>(db, sql`select id, created_at as at from alerts`);
    return stored.flatMap(({ id, at }) => {
      const message = world.slack.messages.find(({ body }) => JSON.stringify(body).includes(id));
      return message ? [(message.at - new Date(at).getTime()) / 1000] : [];
    });
  });
  await Promise.all([world.upstream.stop(), world.slack.stop()]);
  return [line('stored to POST, median', waits, 0.5), line('stored to POST, p95', waits, 0.95)];
}

async function push(url: string, token: string, number: number): Promise<void> {
  const reply = await fetch(`${url}/api/v1/mentions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      externalId: `bench-${number}`,
      title: `Fernhill number ${number}`,
      text: 'Terrible. I hate this awful, broken bike.',
      publishedAt: new Date().toISOString(),
    }),
  });
  if (!reply.ok) throw new Error(`The product answered ${reply.status}: ${await reply.text()}`);
}

function line(name: string, waits: number[], share: number): BenchRow {
  const value = [...waits].sort((a, b) => a - b)[Math.ceil(waits.length * share) - 1] ?? Number.NaN;
  return {
    name: `${name} of ${waits.length} alerts`,
    value,
    unit: 's',
    ratio: value / ALLOWED_SECONDS,
    peer: `${ALLOWED_SECONDS} s allowed`,
  };
}
