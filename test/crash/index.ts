/**
 * Kills the product at random and at named moments and counts what was lost:
 * npm run crash -- --kills 60 [--mentions 3000] [--database embedded|postgres|both] [--seed 1]
 */
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startPostgres } from '../support/global-setup.ts';
import { Product } from '../support/process.ts';
import { isClean, judge, type Verdict, wordsOf } from './judge.ts';
import { letItRead, letItTell, MOMENTS } from './moments.ts';
import {
  bringTomorrow,
  inside,
  makeWorld,
  postSome,
  takeStock,
  unreadOf,
  WINDOW,
  type World,
} from './world.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '60' },
    database: { type: 'string', default: 'both' },
    /** Over all kills of one database; a storm by default. */
    mentions: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
  },
});
const random = seeded(Number(values.seed));
const MOST_ROUNDS = 20;
const MOST_TRIES = 3;

const kinds = values.database === 'both' ? ['embedded', 'postgres'] : [values.database];
const verdicts: Record<string, Verdict> = {};
for (const kind of kinds) {
  verdicts[kind] = await run(kind, Math.ceil(Number(values.kills) / kinds.length));
  process.stdout.write(`${kind}: ${wordsOf(verdicts[kind])}\n`);
}
console.table(verdicts);
process.exit(Object.values(verdicts).every(isClean) ? 0 : 1);

async function run(kind: string, kills: number): Promise<Verdict> {
  const server = kind === 'postgres' ? await startPostgres(openFolder()) : null;
  const world = await makeWorld(server?.url ?? null);
  const product = new Product(world.environment);
  const names = Object.keys(MOMENTS);
  const posts = Math.ceil(Number(values.mentions) / kills);
  for (let kill = 0; kill < kills; kill += 1) {
    const name = names[kill % names.length]!;
    await keepInWindow(world, product, posts);
    postSome(world, posts);
    await MOMENTS[name]!(world, product, random);
    await product.kill();
    world.upstream.gate.open();
    world.slack.gate.open();
    process.stderr.write(`${kind}: ${kill + 1} of ${kills}, killed ${name}\n`);
    await inside(world, (platform) => takeStock(world, platform));
  }
  const verdict = await settle(world, product);
  await Promise.all([world.upstream.stop(), world.slack.stop(), server?.stop()]);
  return { kills, ...verdict };
}

/** A feed shows its newest posts only: before one would leave it unread, the product is left alone for a poll. */
async function keepInWindow(world: World, product: Product, posts: number): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES && unreadOf(world) + posts > WINDOW; tries += 1) {
    await letItRead(world, product);
    await inside(world, (platform) => takeStock(world, platform));
  }
}

/** Lets the product work in peace until the three sets agree, or until it has had long enough. */
async function settle(world: World, product: Product): Promise<Omit<Verdict, 'kills'>> {
  for (let round = 1; ; round += 1) {
    await letItRead(world, product);
    await letItTell(world, product);
    const verdict = await inside(world, async (platform) => {
      await takeStock(world, platform);
      await bringTomorrow(platform);
      return judge(world, platform);
    });
    const isSettled = verdict.unread === 0 && verdict.alertsLost === 0 && round > 1;
    if (isSettled || round === MOST_ROUNDS) return verdict;
    process.stderr.write(`settling: ${verdict.stored} stored, ${verdict.alertsLost} alerts to go\n`);
  }
}

/** As root the server runs as another user, who must be able to reach its folder. */
function openFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-crash-'));
  chmodSync(folder, 0o755);
  return join(folder, 'postgres');
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
