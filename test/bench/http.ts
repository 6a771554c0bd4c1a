/** What a poll costs beside the plainest use of undici, in CPU of this process. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Agent, fetch, request } from 'undici';
import { parseAllowList } from '../../src/platform/address.ts';
import type { Http } from '../../src/platform/platform.ts';
import { type BenchRow, median } from './row.ts';
import { shipped } from './shipped.ts';

const ROUNDS = 3;
/** A round goes back and forth between the two, so that a busy machine hits both alike. */
const SLICES = 8;
const HOSTS = 250;
const AT_ONCE = 32;
const HAVE_IT = { 'if-none-match': '"one"' };
const LOOPBACK = { address: '127.0.0.1', family: 4 };

/** One client, from its making to its end. */
type Client = { poll(url: string): Promise<unknown>; close(): Promise<void> };
type ClientModule = typeof import('../../src/platform/http-node.ts');
type ParserModule = typeof import('../../src/sources/feed/parse.ts');

/** Feeds polled per CPU-second, every feed on a host of its own; ratios to undici in the same rounds. */
export async function benchHttp(): Promise<BenchRow[]> {
  const site = fork(fileURLToPath(new URL('./feed-server.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
  });
  const [port] = (await once(site, 'message')) as [number];
  try {
    return [...(await notModified(port)), ...(await wholeFeeds(port))];
  } finally {
    site.kill();
  }
}

async function notModified(port: number): Promise<BenchRow[]> {
  const { makeNodeHttp } = await shipped<ClientModule>('src/platform/http-node.ts');
  const peer = () =>
    plain(async (url, dispatcher) => (await request(url, { dispatcher, headers: HAVE_IT })).body.dump());
  const poll = () => ours(makeNodeHttp, (url, http) => http({ url, headers: HAVE_IT }));
  return compare('poll, 304', poll, 'undici request + dump, 304', peer, port);
}

async function wholeFeeds(port: number): Promise<BenchRow[]> {
  const { makeNodeHttp } = await shipped<ClientModule>('src/platform/http-node.ts');
  const { parseFeed } = await shipped<ParserModule>('src/sources/feed/parse.ts');
  const peer = () => plain(async (url, dispatcher) => (await fetch(url, { dispatcher })).text());
  const poll = () =>
    ours(makeNodeHttp, async (url, http) => {
      const reply = await http({ url });
      return parseFeed(reply.body, reply.headers['content-type'] ?? null, url);
    });
  return compare('poll and parse, 200, 60 KB', poll, 'undici fetch + text, 200', peer, port);
}

function plain(poll: (url: string, dispatcher: Agent) => Promise<unknown>): Client {
  const dispatcher = new Agent({
    connect: { lookup: (_host, _options, answer) => answer(null, [LOOPBACK]) },
  });
  return { poll: (url) => poll(url, dispatcher), close: () => dispatcher.close() };
}

function ours(
  makeNodeHttp: ClientModule['makeNodeHttp'],
  poll: (url: string, http: Http) => Promise<unknown>,
): Client {
  const { http, close } = makeNodeHttp({
    userAgent: 'Earshot/bench',
    allow: parseAllowList('127.0.0.0/8'),
    lookup: async () => [LOOPBACK.address],
  });
  return { poll: (url) => poll(url, http), close };
}

async function compare(
  name: string,
  open: () => Client,
  peer: string,
  openPeer: () => Client,
  port: number,
): Promise<BenchRow[]> {
  const rates: [number, number][] = [];
  // The first round warms up and does not count.
  for (let round = 0; round <= ROUNDS; round++) {
    let seconds = 0;
    let peerSeconds = 0;
    for (let slice = 0; slice < SLICES; slice++) {
      peerSeconds += await cpuSeconds(openPeer(), port);
      seconds += await cpuSeconds(open(), port);
    }
    if (round > 0) rates.push([(SLICES * HOSTS) / seconds, (SLICES * HOSTS) / peerSeconds]);
  }
  const unit = 'feeds per CPU-second';
  const ratio = median(rates.map(([own, other]) => own / other));
  return [
    { name: peer, value: median(rates.map(([, other]) => other)), unit, ratio: null, peer: null },
    { name, value: median(rates.map(([own]) => own)), unit, ratio, peer },
  ];
}

/** Counts on over the whole run, so that no resolver or session cache helps. */
let hosts = 0;

async function cpuSeconds({ poll, close }: Client, port: number): Promise<number> {
  const last = hosts + HOSTS;
  const worker = async () => {
    while (hosts < last) await poll(`http://feed-${hosts++}.bench.test:${port}/feed.xml`);
  };
  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  await close();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
