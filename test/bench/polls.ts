/** Ten thousand feeds on ten thousand hosts, polled by the product with its database written, beside plain undici. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Round } from './poller.ts';
import { type BenchRow, median } from './row.ts';
import { bundled } from './shipped.ts';

export const FEEDS = 10_000;
/** The first round reads every feed whole, all later ones hear that nothing is new. */
export const ROUNDS = 5;
const MOST_MEGABYTES = 400;

/** Needs an empty database on a PostgreSQL. Both pollers run in a process of their own, one after the other. */
export async function benchPolls(databaseUrl: string): Promise<BenchRow[]> {
  const site = startSite();
  const [port] = (await once(site, 'message')) as [number];
  try {
    const ours = await rounds(await startPoller(String(port), databaseUrl));
    const plain = await rounds(await startPoller(String(port)));
    return [...speeds(ours, plain), ...memory(ours)];
  } finally {
    site.kill();
  }
}

function speeds(ours: Round[], plain: Round[]): BenchRow[] {
  const unit = 'feeds per CPU-second';
  const rate = (all: Round[]) => median(all.map(({ cpuSeconds }) => FEEDS / cpuSeconds));
  const row = (name: string, peer: string, own: number, other: number): BenchRow[] => [
    { name: peer, value: other, unit, ratio: null, peer: null },
    { name, value: own, unit, ratio: own / other, peer },
  ];
  return [
    ...row(
      '10,000 feeds read, parsed, matched, written, 200',
      'undici fetch + text, 200',
      rate(ours.slice(0, 1)),
      rate(plain.slice(0, 1)),
    ),
    ...row(
      '10,000 feeds asked again and written, 304',
      'undici request + dump, 304',
      rate(ours.slice(1)),
      rate(plain.slice(1)),
    ),
  ];
}

/** Growth is that of the heap after a collection, from the end of the second round to that of the last. */
function memory(ours: Round[]): BenchRow[] {
  const peak = Math.max(...ours.map(({ residentMegabytes }) => residentMegabytes));
  const [, settled, ...later] = ours.map(({ heapMegabytes }) => heapMegabytes);
  return [
    {
      name: 'memory, highest',
      value: peak,
      unit: 'MB',
      ratio: peak / MOST_MEGABYTES,
      peer: `${MOST_MEGABYTES} MB allowed`,
    },
    {
      name: `heap after round ${ROUNDS}`,
      value: later.at(-1)!,
      unit: 'MB',
      ratio: later.at(-1)! / settled!,
      peer: `heap after round 2 (${settled!.toFixed(1)} MB)`,
    },
  ];
}

function startSite(): ChildProcess {
  const path = fileURLToPath(new URL('./feed-server.ts', import.meta.url));
  return fork(path, { execArgv: ['--import', 'tsx'] });
}

/** From a bundle, as the product runs: a compiler in the process would count as its memory. */
async function startPoller(...words: string[]): Promise<ChildProcess> {
  return fork(await bundled('test/bench/poller.ts'), words, { execArgv: ['--expose-gc'] });
}

async function rounds(poller: ChildProcess): Promise<Round[]> {
  const ended = once(poller, 'exit');
  const found: Round[] = [];
  poller.on('message', (round: Round) => found.push(round));
  const [code] = (await ended) as [number];
  if (code !== 0 || found.length !== ROUNDS) throw new Error('A poller ended before its last round.');
  return found;
}
