/** When the product is killed: each moment starts it and resolves when it is to die. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Product } from '../support/process.ts';
import type { World } from './world.ts';

type Moment = (world: World, product: Product, random: () => number) => Promise<void>;

/** A poll begins within five seconds, and reads and stores for about as long as this. */
const POLL_MS = 1_500;
const LONGEST_WAIT_MS = 8_000;

export const MOMENTS: Record<string, Moment> = {
  'while it starts': async (_world, product, random) => {
    product.spawn();
    await pause(50 + random() * 900);
  },
  'while it reads a feed': async (world, product) => {
    world.upstream.gate.close();
    await product.start();
    await atMost(world.upstream.gate.holds());
  },
  'as a feed has been read': async (world, product, random) => {
    const before = world.upstream.requests.length;
    await product.start();
    await until(() => world.upstream.requests.length > before);
    await pause(random() * POLL_MS);
  },
  'while Slack has the message and has not answered': async (world, product) => {
    world.slack.gate.close();
    await product.start();
    await atMost(world.slack.gate.holds());
  },
  'as Slack has answered': async (world, product, random) => {
    const before = world.slack.messages.length;
    await product.start();
    await until(() => world.slack.messages.length > before);
    await pause(random() * 10);
  },
  'at any time': async (_world, product, random) => {
    await product.start();
    await pause(150 + random() * 450);
  },
};

/** Lets it run until it has read the feed, and end what it does. */
export async function letItRead(world: World, product: Product): Promise<void> {
  const before = world.upstream.requests.length;
  await product.start();
  await until(() => world.upstream.requests.length > before);
  await product.stop();
}

/** Lets it run until Slack has heard nothing new for a while. */
export async function letItTell({ slack }: World, product: Product): Promise<void> {
  await product.start();
  for (let heard = -1; heard < slack.messages.length; ) {
    heard = slack.messages.length;
    await pause(LONGEST_WAIT_MS);
  }
  await product.stop();
}

function atMost(event: Promise<void>): Promise<void> {
  return Promise.race([event, pause(LONGEST_WAIT_MS)]);
}

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; waited < LONGEST_WAIT_MS && !holds(); waited += 10) await pause(10);
}
