/** The client for Workers over the fetch of this runtime; the bundle itself is tried in test/worker. */
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { parseAllowList } from '../../src/platform/address.ts';
import { makeWorkerHttp } from '../../src/platform/http-worker.ts';
import { rawSite, site } from '../support/sites.ts';

const http = makeWorkerHttp({ userAgent: 'Earshot/test', allow: parseAllowList('127.0.0.1') });
const text = (body: Uint8Array) => Buffer.from(body).toString();

it('A page is fetched, with the name of Earshot, its body undone', async () => {
  const { origin } = await site((request, response) => {
    const { 'user-agent': agent, 'if-none-match': tag } = request.headers;
    response.writeHead(200, { 'content-encoding': 'gzip', etag: '"1"' }).end(gzipSync(`${agent} ${tag}`));
  });
  const reply = await http({ url: origin, headers: { 'If-None-Match': '"0"' } });
  expect(reply).toMatchObject({ status: 200, headers: { etag: '"1"' }, url: `${origin}/` });
  expect(text(reply.body)).toBe('Earshot/test "0"');
});

it('A message is posted', async () => {
  const { origin } = await site((request, response) => request.pipe(response));
  expect(text((await http({ url: origin, method: 'POST', body: '{"a":1}' })).body)).toBe('{"a":1}');
});

it.each([204, 304])('Status %i has an empty body', async (status) => {
  const { origin } = await site((_request, response) => response.writeHead(status).end());
  const reply = await http({ url: origin });
  expect([reply.status, reply.body.length]).toEqual([status, 0]);
});

it('Redirects are followed by hand, each one checked', async () => {
  const { origin } = await site((request, response) => {
    const location = { '/': '/feed', '/inside': 'http://169.254.169.254/' }[request.url!];
    response.writeHead(location ? 301 : 200, location ? { location } : {}).end('page');
  });
  expect(await http({ url: origin })).toMatchObject({
    url: `${origin}/feed`,
    permanentUrl: `${origin}/feed`,
  });
  await expect(http({ url: `${origin}/inside` })).rejects.toMatchObject({ class: 'blocked' });
});

it.each([
  'http://localhost/',
  'http://[::1]/',
  'http://10.0.0.1/',
  'http://metadata/',
  'file:///etc/passwd',
  'nonsense',
])('%s is refused', async (url) => {
  await expect(http({ url })).rejects.toMatchObject({ name: 'Failure', class: 'blocked' });
});

it('A body above the cap is refused', async () => {
  const { origin } = await site((_request, response) => {
    const block = Buffer.alloc(64 * 1024, 'a');
    new Readable({
      read() {
        this.push(block);
      },
    }).pipe(response);
  });
  await expect(http({ url: origin, maxBytes: 1024 * 1024 })).rejects.toMatchObject({ class: 'too-large' });
});

it('A body that is cut off is refused', async () => {
  const { origin } = await rawSite((socket) => {
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<rss>'));
  });
  await expect(http({ url: origin })).rejects.toMatchObject({ class: 'transient', message: /broke off/ });
});

it('A server that never answers is given up, and told so', async () => {
  let hungUp = () => {};
  const left = new Promise<void>((resolve) => {
    hungUp = resolve;
  });
  const { origin } = await site((request) => request.on('close', hungUp));
  await expect(http({ url: origin, timeoutMs: 100 })).rejects.toMatchObject({ class: 'timeout' });
  await left;
});

it('A server that is down is named', async () => {
  const { origin } = await rawSite((socket) => socket.destroy());
  await expect(http({ url: origin })).rejects.toMatchObject({ name: 'Failure', class: 'transient' });
});
