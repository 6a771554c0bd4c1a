/** Redirects: followed as far as they are honest. */
import { expect, it, onTestFinished } from 'vitest';
import { ALLOW_NOTHING, parseAllowList } from '../../src/platform/address.ts';
import { makeNodeHttp } from '../../src/platform/http-node.ts';
import type { HttpRequest } from '../../src/platform/platform.ts';
import { follow, type Sent } from '../../src/platform/redirect.ts';
import { site } from '../support/sites.ts';

type Seen = Sent & { url: string };

/** A web of pages: address → where it leads and with which status; any other address answers 200. */
function web(pages: Record<string, [status: number, location: string]>) {
  const seen: Seen[] = [];
  const visit = (request: HttpRequest) =>
    follow(request, ALLOW_NOTHING, async (url, sent) => {
      seen.push({ url: url.href, ...sent });
      const [status, location] = pages[url.href] ?? [200, ''];
      const headers: Record<string, string> = location ? { location } : {};
      return { status, headers, body: new Uint8Array() };
    });
  return { visit, seen };
}

const A = 'https://a.example/';
const B = 'https://b.example/';

it('A redirect is followed, and the answer says where it came from', async () => {
  const { visit } = web({ [A]: [302, '/feed.xml#top'] });
  expect(await visit({ url: A })).toMatchObject({ status: 200, url: `${A}feed.xml`, permanentUrl: null });
});

it.each([301, 308])('A move for good (%i) is told, up to the first passing redirect', async (status) => {
  const { visit } = web({ [A]: [status, B], [B]: [302, `${B}today`] });
  expect(await visit({ url: A })).toMatchObject({ url: `${B}today`, permanentUrl: B });
});

it('A move for good behind a passing redirect is not one', async () => {
  const { visit } = web({ [A]: [302, B], [B]: [301, `${B}new`] });
  expect((await visit({ url: A })).permanentUrl).toBeNull();
});

it('A move for good from https to http is followed, but not for good', async () => {
  const { visit } = web({ [A]: [301, 'http://a.example/'] });
  expect(await visit({ url: A })).toMatchObject({ url: 'http://a.example/', permanentUrl: null });
});

it('Five redirects are followed, the sixth is one too many', async () => {
  const pages = Object.fromEntries(
    [1, 2, 3, 4, 5, 6].map((n) => [`${A}${n}`, [302, `/${n + 1}`] as [number, string]]),
  );
  expect((await web(pages).visit({ url: `${A}2` })).url).toBe(`${A}7`);
  await expect(web(pages).visit({ url: `${A}1` })).rejects.toMatchObject({
    class: 'transient',
    message: 'a.example redirects more than 5 times. The fault is on its side; try again later.',
  });
});

it('A circle is seen at once', async () => {
  const { visit, seen } = web({ [A]: [302, B], [B]: [302, A] });
  await expect(visit({ url: A })).rejects.toMatchObject({ class: 'transient', message: /in a circle/ });
  expect(seen.length).toBe(2);
});

it('A caller that allows none gets a refusal', async () => {
  const { visit } = web({ [A]: [302, B] });
  await expect(visit({ url: A, maxRedirects: 0 })).rejects.toMatchObject({
    class: 'blocked',
    message: 'a.example redirects, which is not followed here. Give the final address.',
  });
});

it.each([
  ['http://127.0.0.1/'],
  ['//localhost/'],
  ['file:///etc/passwd'],
  ['https://me:secret@b.example/'],
  ['http://['],
  ['https://b.example:22/'],
])('A redirect to %s is refused', async (location) => {
  await expect(web({ [A]: [302, location] }).visit({ url: A })).rejects.toMatchObject({ class: 'blocked' });
});

it('A redirect without an address is an answer like any other', async () => {
  const { visit } = web({ [A]: [302, ''] });
  expect((await visit({ url: A })).status).toBe(302);
});

it('Credentials stay with their origin; what a poll needs goes along', async () => {
  const { visit, seen } = web({
    [A]: [302, `${A}x`],
    [`${A}x`]: [302, B],
    [B]: [302, A.replace('a.', 'c.')],
  });
  const headers = {
    authorization: 'Bearer 1',
    cookie: 'a=1',
    'x-api-key': '2',
    'if-none-match': '"3"',
    accept: '*/*',
  };
  await visit({ url: A, headers });
  expect(seen.map(({ headers }) => Object.keys(headers).length)).toEqual([5, 5, 2, 2]);
  expect(seen[2]?.headers).toEqual({ 'if-none-match': '"3"', accept: '*/*' });
});

it('Another port is another origin', async () => {
  const { visit, seen } = web({ [A]: [302, 'https://a.example:8443/'] });
  await visit({ url: A, headers: { authorization: 'Bearer 1' } });
  expect(seen[1]?.headers).toEqual({});
});

it('A credential is never followed from https to http', async () => {
  const { visit, seen } = web({ [A]: [302, 'http://a.example/'] });
  await expect(visit({ url: A, headers: { authorization: 'Bearer 1' } })).rejects.toMatchObject({
    class: 'blocked',
    message: /unencrypted http/,
  });
  expect(seen.length).toBe(1);
});

it.each([
  [301, 'POST', 'GET'],
  [302, 'POST', 'GET'],
  [303, 'POST', 'GET'],
  [303, 'PUT', 'GET'],
  [307, 'POST', 'POST'],
  [308, 'POST', 'POST'],
  [302, 'PUT', 'PUT'],
] as const)('After %i a %s goes on as %s', async (status, method, next) => {
  const { visit, seen } = web({ [A]: [status, `${A}done`] });
  await visit({ url: A, method, body: 'text', headers: { 'content-type': 'text/plain' } });
  expect(seen[1]).toMatchObject({ method: next, body: next === 'GET' ? undefined : 'text' });
  expect('content-type' in seen[1]!.headers).toBe(next !== 'GET');
});

it('A form may lead back to its own page', async () => {
  const seen: string[] = [];
  const { origin } = await site((request, response) => {
    seen.push(request.method!);
    response.writeHead(request.method === 'POST' ? 303 : 200, { location: '/' }).end('page');
  });
  const { http, close } = makeNodeHttp({ userAgent: 'Earshot/test', allow: parseAllowList('127.0.0.1') });
  onTestFinished(close);
  expect((await http({ url: origin, method: 'POST', body: 'a=1' })).status).toBe(200);
  expect(seen).toEqual(['POST', 'GET']);
});

it.each([
  ['without end', (size: number) => ({ size, chunked: true })],
  ['of a known length', (size: number) => ({ size, chunked: false })],
])('The body of a redirect %s is not waited for', async (_name, shape) => {
  const { size, chunked } = shape(40_000);
  const { origin } = await site((request, response) => {
    if (request.url === '/there') return response.end('here');
    response.writeHead(302, { location: '/there', ...(chunked ? {} : { 'content-length': size }) });
    response.write('a'.repeat(size / 2));
  });
  const { http, close } = makeNodeHttp({ userAgent: 'Earshot/test', allow: parseAllowList('127.0.0.1') });
  onTestFinished(close);
  expect((await http({ url: origin })).url).toBe(`${origin}/there`);
});
