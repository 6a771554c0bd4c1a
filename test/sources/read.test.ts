/** Reading without storing. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '../../src/failure.ts';
import type { Http } from '../../src/platform/platform.ts';
import type { ReadLine } from '../../src/sources/adapter.ts';
import { inLanes } from '../../src/sources/lanes.ts';
import { readOnce, readRecorded, readUrls } from '../../src/sources/read.ts';
import { rssOf } from './feed/written.ts';
import { httpOf } from './reply.ts';

const NOW = new Date('2026-11-21T10:00:00Z');
const bytes = (text: string) => new TextEncoder().encode(text);
const FEED = rssOf('<item><title>Brakes</title><link>https://a.example/1</link></item>');

async function* each<Value>(values: Value[]): AsyncGenerator<Value> {
  yield* values;
}

async function all<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const list: Value[] = [];
  for await (const value of values) list.push(value);
  return list;
}

describe('a recorded reply', () => {
  it('gives the items that a poll would give', async () => {
    const { items } = await readRecorded('rss', bytes(FEED), { now: NOW });
    expect(items).toMatchObject([{ title: 'Brakes', url: 'https://a.example/1' }]);
  });

  it('fails as its status says', async () => {
    const reply = { status: 429, headers: { 'retry-after': '60' }, now: NOW };
    await expect(readRecorded('rss', bytes(''), reply)).rejects.toMatchObject({ class: 'rate' });
  });

  it('names the feed that a page points to', async () => {
    const page = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">';
    const reading = readRecorded('rss', bytes(page), { settings: { url: 'https://a.example/' }, now: NOW });
    await expect(reading).rejects.toThrow('https://a.example/feed.xml');
  });

  it('keeps to a time and a limit', async () => {
    const items = ['18', '19', '20'].map(
      (day) => `<item><title>${day}</title><pubDate>${day} Nov 2026 10:00:00 GMT</pubDate></item>`,
    );
    const page = await readRecorded('rss', bytes(rssOf(items.join(''))), {
      now: NOW,
      since: new Date('2026-11-19T00:00:00Z'),
      limit: 1,
    });
    expect(page.items.map(({ title }) => title)).toEqual(['20']);
  });
});

it('a poll says which setting is missing', () => {
  expect(() => readOnce('rss', {}, httpOf(FEED), { now: NOW, since: NOW, limit: 1 })).toThrow(/url=/);
  expect(() => readOnce('telegraph', {}, httpOf(FEED), { now: NOW, since: NOW, limit: 1 })).toThrow(
    /telegraph/,
  );
});

describe('many addresses', () => {
  const read = (urls: string[], http: Http) =>
    all(readUrls(each(urls), http, { isPaced: () => false, now: () => NOW }));

  it('each get one line, good or bad', async () => {
    const http: Http = async (request) => {
      if (request.url.endsWith('/dead')) throw new Failure('dns', 'There is no such host.');
      if (request.url.endsWith('/bug')) throw new TypeError('x is undefined');
      return { status: 200, headers: {}, body: bytes(FEED), url: request.url, permanentUrl: null };
    };
    const lines = await read(
      ['https://a.example/ok', 'https://a.example/dead', 'https://a.example/bug', 'nonsense'],
      http,
    );
    const byUrl = new Map(lines.map((line) => [line.url, line]));
    expect(byUrl.get('https://a.example/ok')).toMatchObject({
      ok: true,
      title: 'The Wobbly Wheel',
      items: [{ title: 'Brakes' }],
    });
    expect(byUrl.get('https://a.example/dead')).toEqual({
      url: 'https://a.example/dead',
      ok: false,
      class: 'dns',
      error: 'There is no such host.',
    });
    expect(byUrl.get('https://a.example/bug')).toMatchObject({ ok: false, class: 'schema' });
    expect(byUrl.get('nonsense')).toMatchObject({ ok: false, class: 'bad-query' });
  });

  it('are read 32 at a time, and lines come as they finish', async () => {
    let running = 0;
    let most = 0;
    const gates: (() => void)[] = [];
    const http: Http = async ({ url }) => {
      most = Math.max(most, ++running);
      if (!url.endsWith('/slow')) await new Promise((resolve) => setImmediate(resolve));
      else await new Promise<void>((resolve) => gates.push(resolve));
      running--;
      return { status: 200, headers: {}, body: bytes(FEED), url, permanentUrl: null };
    };
    const urls = [
      'https://a.example/slow',
      ...Array.from({ length: 100 }, (_, i) => `https://a.example/${i}`),
    ];
    const lines: ReadLine[] = [];
    for await (const line of readUrls(each(urls), http, { isPaced: () => false, now: () => NOW })) {
      lines.push(line);
      if (lines.length === 100) for (const open of gates) open();
    }
    expect(most).toBe(32);
    expect(lines).toHaveLength(101);
    expect(lines.at(-1)?.url).toBe('https://a.example/slow');
  });
});

describe('lanes', () => {
  afterEach(() => void vi.useRealTimers());

  it('let one through at a time, a second after another, and hold up nobody else', async () => {
    vi.useFakeTimers();
    const started: [input: string, at: number][] = [];
    const run = async (input: string) => {
      started.push([input, performance.now()]);
      return input;
    };
    const lane = (input: string) => (input.startsWith('a') ? 'a' : null);
    const plan = { atOnce: 2, lane, spacingMs: 1_000, run };
    const results = all(inLanes(each(['a1', 'a2', 'a3', 'b1', 'b2']), plan));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await results).toEqual(['a1', 'b1', 'b2', 'a2', 'a3']);
    const first = started[0]![1];
    expect(started.map(([input, at]) => [input, at - first])).toEqual([
      ['a1', 0],
      ['b1', 0],
      ['b2', 0],
      ['a2', 1_000],
      ['a3', 2_000],
    ]);
  });

  it('pass on a failure of what they read from', async () => {
    async function* broken(): AsyncGenerator<string> {
      yield 'one';
      throw new Error('the pipe broke');
    }
    const results = inLanes(broken(), {
      atOnce: 1,
      lane: () => null,
      spacingMs: 0,
      run: async (input) => input,
    });
    await expect(all(results)).rejects.toThrow('the pipe broke');
  });
});
