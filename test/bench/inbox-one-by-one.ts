/** The inbox as one person uses it, one request after another: searches, fragments and moves. */
import { makeApp } from '../../src/app.ts';
import type { Db } from '../../src/db/db.ts';
import { platformOver } from '../support/platform.ts';
import { countingStatements } from '../support/statements.ts';
import type { BenchRow } from './row.ts';

/** Words that every mention holds, rare ones, and each field with a common and a rare value, alone and mixed. */
const SEARCHES = [
  ...['bike', 'w3', 'w19000', '"five weeks"', 'bik*', 'bike AND NOT weeks', '513', 'NOT bike'],
  ...['source:rss', 'source:lemmy', 'site:rare.example', 'lang:en', 'lang:fi', 'rating:1', 'rating:1-5'],
  ...['theme:price', 'theme:recall', 'theme:price=negative', 'tag:press', 'tag:vip', 'intent:complaint'],
  ...['author:writer42', 'author:marta', 'author:"marta writer4"', 'author:nobody'],
  ...['is:unsure', 'is:spam', 'is:overdue', 'is:mine', 'is:snoozed', 'has:reply', 'has:rating', 'has:tag'],
  ...['sentiment:negative', 'sentiment:unscored', 'status:pending', 'before:2020-01-01', 'needs:reply'],
  ...['bike theme:price', 'bike theme:recall', 'bike sentiment:negative', 'bike author:writer42'],
  ...['theme:price rating:3 lang:sv', 'source:lemmy tag:vip', 'w3 (theme:recall OR tag:vip) -is:spam'],
].map((q) => `view=everything&q=${encodeURIComponent(q)}`);
const QUEUE = ['', '&sort=priority', '&sort=newest'].map((sort) => `view=needs-reply&q=bike${sort}`);

const TIMES = 40;
/** So many that the slowest twentieth is no chance. */
const FRAGMENTS = 200;
/** As of somebody's day, not of the first minute after a start: each connection plans a statement five times. */
const WARMING = 60;
/** Each of them once, the first, one counted, and what stands below the last. */
const MOVES = WARMING + FRAGMENTS + 5;
const MOST_SEARCH = 500;
const MOST_FRAGMENT = 30;

const PARTIAL = { 'HX-Request': 'true', 'HX-Request-Type': 'partial', 'Sec-Fetch-Site': 'same-origin' };

/** A server, who asks it, and the database behind it, where statements are counted. */
export type Asked = { url: string; cookie: string; db: Db };

/** Pages of searches, and what a list, an opened mention and a move answer to the script. */
export async function measureOneByOne(size: number, asked: Asked): Promise<BenchRow[]> {
  const at = `at ${size.toLocaleString('en')}`;
  const headers = { cookie: asked.cookie };
  const found: BenchRow[] = [];
  for (const search of [...QUEUE, ...SEARCHES]) {
    const times = await timed(TIMES, () => read(fetch(`${asked.url}/?${search}`, { headers })));
    found.push(row(`${decodeURIComponent(search)} ${at}`, times, MOST_SEARCH));
  }
  return [...found, ...(await fragments(at, asked))];
}

type Asking = (ask: (path: string, init: RequestInit) => Promise<Response>) => () => Promise<string>;

async function fragments(at: string, { url, cookie, db }: Asked): Promise<BenchRow[]> {
  const headers = { cookie, ...PARTIAL };
  const { opened, more, waiting } = await queueOf(url, headers);
  const kinds: [string, Asking][] = [
    ['the next rows', (ask) => () => read(ask(more, { headers }))],
    ['an opened mention', (ask) => () => read(ask(opened, { headers }))],
    [
      'a move',
      (ask) => () => {
        const [id, next] = [waiting.shift(), String(waiting[0])];
        // As the script sends it.
        const form = { version: '1', return: '/', nonce: crypto.randomUUID(), next };
        return read(
          ask(`/mentions/${id}/resolution`, { method: 'POST', headers, body: new URLSearchParams(form) }),
        );
      },
    ],
  ];
  const { db: counted, taken } = countingStatements(db);
  const platform = await platformOver(counted);
  platform.setNow(new Date());
  const app = makeApp(() => platform);
  const found: BenchRow[] = [];
  for (const [name, asking] of kinds) {
    const asks = asking((path, init) => fetch(url + path, init));
    const first = await milliseconds(asks);
    const cold = await timed(WARMING, asks);
    const times = await timed(FRAGMENTS, asks);
    const before = taken();
    await asking(async (path, init) => app.request(platform.settings.publicUrl + path, init))();
    found.push(
      row(`fragment: ${name} ${at}`, times, MOST_FRAGMENT, warming(first, cold)),
      plain(`fragment: ${name} ${at}`, taken() - before, 'statements'),
    );
  }
  return found;
}

const warming = (first: number, cold: number[]) =>
  `, the first ${first.toFixed(1)} ms, the ${WARMING} after it p95 ${at95(cold).toFixed(1)} ms`;

/** What the first page leads to, and the mentions that wait behind it, the most urgent first. */
async function queueOf(url: string, headers: Record<string, string>) {
  const first = await read(fetch(`${url}/`, { headers: { cookie: headers.cookie! } }));
  const more = linkIn(first, MORE);
  const waiting = idsIn(first);
  let html = first;
  while (waiting.length < MOVES) {
    html = await read(fetch(url + linkIn(html, MORE), { headers }));
    waiting.push(...idsIn(html));
  }
  return { opened: linkIn(first, /href="(\/mentions\/\d+)/), more, waiting };
}

const MORE = /hx-get="(\/\?[^"]*cursor=[^"]*)/;

const linkIn = (html: string, link: RegExp) => link.exec(html)![1]!.replaceAll('&amp;', '&');

const idsIn = (html: string) => [...html.matchAll(/id="row-(\d+)"/g)].map(([, id]) => Number(id));

async function read(asked: Promise<Response>): Promise<string> {
  const answer = await asked;
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}.`);
  return text;
}

/** Milliseconds, the shortest first; once more to begin with. */
async function timed(times: number, ask: () => Promise<unknown>): Promise<number[]> {
  await ask();
  const found: number[] = [];
  for (let turn = 0; turn < times; turn++) found.push(await milliseconds(ask));
  return found.sort((one, other) => one - other);
}

async function milliseconds(ask: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await ask();
  return performance.now() - start;
}

/** Of times in order. */
const at95 = (times: number[]) => times[Math.floor(times.length * 0.95)]!;

const plain = (name: string, value: number, unit: string): BenchRow => ({
  ...{ name, value, unit },
  ...{ ratio: null, peer: null },
});

function row(name: string, times: number[], limit: number, more = ''): BenchRow {
  const value = at95(times);
  const peer = `limit of ${limit} ms, p50 ${times[times.length >> 1]!.toFixed(1)} ms${more}`;
  return { name: `${name}, p95`, value, unit: 'ms', ratio: value / limit, peer };
}
