/**
 * Kills the product at random and at named moments and counts what was lost:
 * npm run crash -- --kills 60 [--mentions 3000] [--database embedded|postgres|both] [--seed 1]
 */
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startPostgres } from '../support/global-setup.ts';
import { Product } from '../support/process.ts';
import {
  BUDGET,
  inside,
  judge,
  letTimePass,
  makeWorld,
  postSome,
  type Verdict,
  type World,
} from './world.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '60' },
    database: { type: 'string', default: 'both' },
    /** Over all kills; fifty for each by default. */
    mentions: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
const random = seeded(Number(values.seed));
const POSTS = Math.ceil(Number(values.mentions ?? 50 * Number(values.kills)) / Number(values.kills));

const MOMENTS: Record<string, (world: World, product: Product) => Promise<void>> = {
  'while it starts': async (_world, product) => {
    product.spawn();
    await pause(50 + random() * 900);
  },
  'while it reads a feed': async (world, product) => {
    world.upstream.gate.close();
    await product.start();
    await atMost(world.upstream.gate.holds());
  },
  'as a feed has been read': async (world, product) => {
    const before = world.upstream.requests.length;
    await product.start();
    await until(() => world.upstream.requests.length > before);
    await pause(random() * 60);
  },
  'while Slack has the message and has not answered': async (world, product) => {
    world.slack.gate.close();
    await product.start();
    await atMost(world.slack.gate.holds());
  },
  'as Slack has answered': async (world, product) => {
    const before = world.slack.messages.length;
    await product.start();
    await until(() => world.slack.messages.length > before);
    await pause(random() * 10);
  },
  'at any time': async (_world, product) => {
    await product.start();
    await pause(150 + random() * 450);
  },
};

const kinds = values.database === 'both' ? ['embedded', 'postgres'] : [values.database];
const verdicts: Record<string, Verdict & Record<string, unknown>> = {};
for (const kind of kinds) verdicts[kind] = await run(kind, Math.ceil(Number(values.kills) / kinds.length));
console.table(verdicts);
const isClean = Object.values(verdicts).every(
  ({ lost, doubled, alertsLost, unmarkedRepeats, shown, alerts, budgeted }) =>
    lost + doubled + alertsLost + unmarkedRepeats === 0 && shown > 0 && alerts > 0 && budgeted <= BUDGET,
);
process.stdout.write(
  isClean
    ? 'Nothing lost, nothing doubled, every repeat marked, the budget kept.\n'
    : 'Something was lost or doubled, or a budget was broken.\n',
);
process.exit(isClean ? 0 : 1);

async function run(kind: string, kills: number): Promise<Verdict & Record<string, unknown>> {
  const server = kind === 'postgres' ? await startPostgres(openFolder()) : null;
  const world = await makeWorld(server?.url ?? null);
  const product = new Product(world.environment);
  const names = Object.keys(MOMENTS);
  for (let kill = 0; kill < kills; kill += 1) {
    const name = names[kill % names.length]!;
    postSome(world, POSTS);
    await MOMENTS[name]!(world, product);
    await product.kill();
    world.upstream.gate.open();
    world.slack.gate.open();
    process.stderr.write(`${kind}: ${kill + 1} of ${kills}, killed ${name}\n`);
    await inside(world, letTimePass);
    if (kill % names.length === names.length - 1) await breathe(world, product);
  }
  const verdict = await settle(world, product);
  await Promise.all([world.upstream.stop(), world.slack.stop(), server?.stop()]);
  return { kills, ...verdict };
}

/** A feed shows its newest posts only: what was never read in peace scrolls out of it, and is nobody's loss. */
async function breathe(world: World, product: Product): Promise<void> {
  await product.start();
  await pause(2_500);
  await product.kill();
  await inside(world, letTimePass);
}

/** Lets the product work in peace until the three sets agree, or until it has had long enough. */
async function settle(world: World, product: Product): Promise<Verdict> {
  let verdict: Verdict | null = null;
  for (let round = 0; round < 60; round += 1) {
    await product.start();
    await pause(4_000);
    await product.stop();
    verdict = await inside(world, async (platform) => {
      await letTimePass(platform);
      return judge(world, platform);
    });
    // What left the site's window while the product was down was never shown to it.
    if (verdict.lost === 0 && verdict.alertsLost === 0 && round > 1) break;
    process.stderr.write(`settling: ${verdict.stored} stored, ${verdict.alertsLost} alerts to go\n`);
  }
  return verdict!;
}

/** As root the server runs as another user, who must be able to reach its folder. */
function openFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-crash-'));
  chmodSync(folder, 0o755);
  return join(folder, 'postgres');
}

function atMost(event: Promise<void>): Promise<void> {
  return Promise.race([event, pause(8_000)]);
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 800 && !holds(); tries += 1) await pause(10);
}

/** Mulberry32: the same kills again for the same seed. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
