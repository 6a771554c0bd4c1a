/** The inbox at the keyboard, in a real browser: how long a key takes, and what becomes of moves on a bad connection. */
import type { Browser } from 'playwright-core';
import { signIn, tellStory } from '../browser/story.ts';
import {
  badConnection,
  keptInConflicts,
  lengthenQueue,
  listedAndTrue,
  nativeSubmits,
  pressAtRandom,
  seeded,
} from '../browser/triage-keys.ts';
import { percentile, timeKeys } from '../browser/triage-times.ts';
import { openBrowser, type Product, startProduct, visit } from '../support/browser.ts';
import type { BenchRow } from './row.ts';

const PRESSES = 2_000;
const TIMED = 60;
const COLLISIONS = 100;
const SERVER_DELAY = 80;

/** A queue of 400 on the embedded database. */
export async function benchKeys(): Promise<BenchRow[]> {
  const [browser, product] = await Promise.all([openBrowser(), startProduct()]);
  try {
    await tellStory(product.platform);
    await lengthenQueue(product.platform, 400);
    return [
      ...(await times(browser, product)),
      ...(await collisions(browser, product)),
      ...(await atRandom(browser, product)),
    ];
  } finally {
    await browser.close();
    await product.close();
  }
}

async function times(browser: Browser, product: Product): Promise<BenchRow[]> {
  const maya = await visit(browser, product);
  await signIn(maya, product.url);
  const near = await timeKeys(maya.page, TIMED);
  await maya.page.route('**/mentions/**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, SERVER_DELAY));
    await route.continue();
  });
  const far = await timeKeys(maya.page, TIMED);
  await maya.context.close();
  return [
    limited('key to list moved, 95th percentile', percentile(near.moved, 0.95), 'ms', 100),
    limited('the same with 80 ms more to the server', percentile(far.moved, 0.95), 'ms', 100),
    limited('key to next mention open, 95th percentile', percentile(near.opened, 0.95), 'ms', 250),
    limited('the same with 80 ms more to the server', percentile(far.opened, 0.95), 'ms', 250),
  ];
}

/** Somebody else changes each mention while an answer to it is being written. */
async function collisions(browser: Browser, product: Product): Promise<BenchRow[]> {
  const maya = await visit(browser, product);
  await signIn(maya, product.url);
  const kept = await keptInConflicts(maya.page, product.platform, COLLISIONS);
  await maya.context.close();
  return [plain(`texts lost in ${COLLISIONS} conflicts`, COLLISIONS - kept, 'texts')];
}

async function atRandom(browser: Browser, product: Product): Promise<BenchRow[]> {
  const maya = await visit(browser, product);
  await signIn(maya, product.url);
  const submits = nativeSubmits(maya);
  const trouble = { random: seeded(7), delay: 300, conflicts: 0.05, failures: 0.05, lost: 0.02 };
  const made = await badConnection(maya.page, trouble);
  await pressAtRandom(maya.page, PRESSES, seeded(8));
  const { listed, held } = await listedAndTrue(maya.page);
  await maya.context.close();
  const differing =
    listed.filter((id) => !held.includes(id)).length + held.filter((id) => !listed.includes(id)).length;
  return [
    plain(`moves out of ${PRESSES} keys pressed at random`, made.length, 'moves'),
    plain(
      'of them refused, broken or without an answer',
      made.filter(({ status }) => status !== 200).length,
      'moves',
    ),
    plain('forms that left the page', submits.length, 'forms'),
    plain('rows of the list that are not as the database has them', differing, 'rows'),
  ];
}

const plain = (name: string, value: number, unit: string): BenchRow => ({
  name,
  value,
  unit,
  ratio: null,
  peer: null,
});

const limited = (name: string, value: number, unit: string, limit: number): BenchRow => ({
  name,
  value,
  unit,
  ratio: value / limit,
  peer: `limit of ${limit} ${unit}`,
});
