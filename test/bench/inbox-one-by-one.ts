/** The inbox as one person uses it, one request after another: searches, fragments and moves. */
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
const MOST_SEARCH = 500;
const MOST_FRAGMENT = 30;

const PARTIAL = { 'HX-Request': 'true', 'HX-Request-Type': 'partial', 'Sec-Fetch-Site': 'same-origin' };

/** Pages of searches, and what a list, an opened mention and a move answer to the script. */
export async function measureOneByOne(size: number, url: string, cookie: string): Promise<BenchRow[]> {
  const at = `at ${size.toLocaleString('en')}`;
  const found: BenchRow[] = [];
  for (const search of [...QUEUE, ...SEARCHES]) {
    const times = await timed(() => get(`${url}/?${search}`, { cookie }));
    found.push(row(`${decodeURIComponent(search)} ${at}`, times, MOST_SEARCH));
  }
  const html = await get(`${url}/`, { cookie });
  const opened = linkIn(html, /href="(\/mentions\/\d+)/);
  const more = linkIn(html, /hx-get="(\/\?[^"]*cursor=[^"]*)/);
  const fragments = { cookie, ...PARTIAL };
  const lists = await timed(() => get(`${url}${more}`, fragments));
  const mentions = await timed(() => get(`${url}${opened}`, fragments));
  const waiting = idsIn(html);
  const moves = await timed(() => resolve(url, waiting.pop()!, fragments));
  return [
    ...found,
    row(`fragment: the next rows ${at}`, lists, MOST_FRAGMENT),
    row(`fragment: an opened mention ${at}`, mentions, MOST_FRAGMENT),
    row(`fragment: a move ${at}`, moves, MOST_FRAGMENT),
  ];
}

const linkIn = (html: string, link: RegExp) => link.exec(html)![1]!.replaceAll('&amp;', '&');

const idsIn = (html: string) => [...html.matchAll(/id="row-(\d+)"/g)].map(([, id]) => Number(id));

async function get(url: string, headers: Record<string, string>): Promise<string> {
  return read(await fetch(url, { headers }));
}

async function resolve(url: string, id: number, headers: Record<string, string>): Promise<string> {
  const body = new URLSearchParams({ version: '1', return: '/' });
  return read(await fetch(`${url}/mentions/${id}/resolution`, { method: 'POST', headers, body }));
}

async function read(answer: Response): Promise<string> {
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}.`);
  return text;
}

/** Milliseconds, the shortest first. */
async function timed(ask: () => Promise<unknown>): Promise<number[]> {
  await ask();
  const times: number[] = [];
  for (let turn = 0; turn < TIMES; turn++) {
    const start = performance.now();
    await ask();
    times.push(performance.now() - start);
  }
  return times.sort((one, other) => one - other);
}

function row(name: string, times: number[], limit: number): BenchRow {
  const [half, value] = [0.5, 0.95].map((share) => times[Math.floor(times.length * share)]!);
  const peer = `limit of ${limit} ms, p50 ${half!.toFixed(1)} ms`;
  return { name: `${name}, p95`, value: value!, unit: 'ms', ratio: value! / limit, peer };
}
