/** What reading a feed costs beside plain rss-parser, in CPU of this process. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Parser from 'rss-parser';
import { type BenchRow, median } from './row.ts';
import { shipped } from './shipped.ts';
import { writtenFeeds } from './written-feeds.ts';

const ROUNDS = 3;
/** A round goes back and forth between the two, so that a busy machine hits both alike. */
const SLICES = 4;
/** Passes until both are compiled, as they are in a process that has polled for a minute. */
const WARM_UP = 5;

type ParserModule = typeof import('../../src/sources/feed/parse.ts');
type Read = (body: Uint8Array) => Promise<unknown>;

/** CPU per megabyte over the feeds of a folder, or over 60 written ones; the ratio is to plain rss-parser. */
export async function benchFeeds(folder?: string): Promise<BenchRow[]> {
  const bodies = folder ? feedsIn(folder) : writtenFeeds(60);
  const { parseFeed } = await shipped<ParserModule>('src/sources/feed/parse.ts');
  const ours: Read = (body) => parseFeed(body, null, 'https://wobblywheel.example/feed.xml');
  const plain: Read = (body) => new Parser().parseString(new TextDecoder().decode(body));
  for (let pass = 0; pass < WARM_UP; pass++) await compare(bodies, ours, plain);
  const rounds: { ours: number; plain: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await compare(bodies, ours, plain));
  const megabytes = bodies.reduce((sum, { length }) => sum + length, 0) / 1e6;
  return [
    {
      name: 'read a feed',
      value: median(rounds.map((round) => round.ours)) / megabytes,
      unit: 'ms CPU per MB',
      ratio: median(rounds.map((round) => round.ours / round.plain)),
      peer: 'rss-parser parseString',
    },
  ];
}

async function compare(
  bodies: Uint8Array[],
  ours: Read,
  plain: Read,
): Promise<{ ours: number; plain: number }> {
  const cost = { ours: 0, plain: 0 };
  for (let slice = 0; slice < SLICES; slice++) {
    const part = bodies.filter((_, index) => index % SLICES === slice);
    cost.plain += await costOf(part, plain);
    cost.ours += await costOf(part, ours);
  }
  return cost;
}

/** Milliseconds of CPU. A feed that one of the two refuses costs what it took to refuse it. */
async function costOf(bodies: Uint8Array[], read: Read): Promise<number> {
  const before = process.cpuUsage();
  for (const body of bodies) await read(body).catch(() => null);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function feedsIn(folder: string): Uint8Array[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const feeds = names.filter((name) => /\.(xml|rss|atom|rdf)$/.test(name));
  return feeds.map((name) => new Uint8Array(readFileSync(join(folder, name))));
}
