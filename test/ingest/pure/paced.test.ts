import { describe, expect, it } from 'vitest';
import { paced } from '../../../src/ingest/paced.ts';
import type { Http } from '../../../src/platform/platform.ts';

const REPLY = { status: 200, headers: {}, body: new Uint8Array(), url: '', permanentUrl: null };

/** A client that answers after so many milliseconds of a clock that moves only when somebody waits. */
function site(takesMs: number) {
  const started: [string, number][] = [];
  let now = 0;
  let inFlight = 0;
  let most = 0;
  const http: Http = async ({ url }) => {
    started.push([new URL(url).pathname, now]);
    most = Math.max(most, ++inFlight);
    await Promise.resolve();
    now += takesMs;
    inFlight -= 1;
    if (url.endsWith('/broken')) throw new Error('broken');
    return REPLY;
  };
  const wait = async (ms: number) => {
    now += ms;
  };
  return { http: paced(http, () => new Date(now), wait), started, most: () => most };
}

describe('the requests of one poll', () => {
  it('start a second apart at one host, also when the adapter asks for all of them at once', async () => {
    const { http, started, most } = site(300);
    await Promise.all(['/1', '/2', '/3'].map((path) => http({ url: `https://a.example${path}` })));
    expect(started).toEqual([
      ['/1', 0],
      ['/2', 1000],
      ['/3', 2000],
    ]);
    expect(most()).toBe(1);
  });

  it('wait no longer where the last one took longer than that', async () => {
    const { http, started } = site(1500);
    for (const path of ['/1', '/2']) await http({ url: `https://a.example${path}` });
    expect(started.map(([, at]) => at)).toEqual([0, 1500]);
  });

  it('do not wait for another host, nor for one that failed', async () => {
    const { http, started } = site(0);
    await expect(http({ url: 'https://a.example/broken' })).rejects.toThrow('broken');
    await http({ url: 'https://b.example/1' });
    await http({ url: 'https://a.example/2' });
    expect(started.map(([, at]) => at)).toEqual([0, 0, 1000]);
  });
});
