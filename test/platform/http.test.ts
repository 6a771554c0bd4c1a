/** The outgoing client against servers that misbehave: every fault has a name, and no part passes for the whole. */
import type { RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { PassThrough, Readable } from 'node:stream';
import { brotliCompressSync, createGzip, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseAllowList } from '../../src/platform/address.ts';
import type { Lookup } from '../../src/platform/connect-node.ts';
import { makeNodeHttp } from '../../src/platform/http-node.ts';
import type { HttpRequest } from '../../src/platform/platform.ts';
import { selfSigned } from '../support/certificate.ts';
import { listening, rawSite, site } from '../support/sites.ts';

const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>Fernhill</title></channel></rss>${' '.repeat(500)}`;
const MB = 1024 * 1024;

/** The client as it ships, allowed to talk to this machine. */
function client(lookup?: Lookup) {
  const made = makeNodeHttp({
    userAgent: 'Earshot/test',
    allow: parseAllowList('127.0.0.0/8'),
    ...(lookup && { lookup }),
  });
  onTestFinished(() => made.close());
  return made.http;
}

const get = (url: string, options: Partial<HttpRequest> = {}) => client()({ url, ...options });
const text = (body: Uint8Array) => Buffer.from(body).toString();
const failsAs = (failureClass: string, message: RegExp) => ({
  name: 'Failure',
  class: failureClass,
  message: expect.stringMatching(message),
});

/** A site that answers every request with this body. */
const serving = (body: string | Buffer, headers: Record<string, string | number> = {}) =>
  site((_request, response) => response.writeHead(200, headers).end(body));

/** A site that writes these bytes to the socket, whatever it is asked, and hangs up. */
const writing = (...bytes: (string | Buffer)[]) =>
  rawSite((socket) => {
    socket.once('data', () => {
      for (const part of bytes) socket.write(part);
      socket.end();
    });
  });

describe('What is asked', () => {
  const echo: RequestListener = (request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () =>
      response.end(JSON.stringify({ method: request.method, body, headers: request.headers })),
    );
  };

  it('Earshot says who it is and what it can read', async () => {
    const { origin } = await site(echo);
    const { headers } = JSON.parse(text((await get(origin)).body));
    expect(headers).toMatchObject({ 'user-agent': 'Earshot/test', 'accept-encoding': 'gzip, br, deflate' });
  });

  it('A request keeps its own headers, in any spelling, and its body', async () => {
    const { origin } = await site(echo);
    const reply = await get(origin, {
      method: 'POST',
      body: '{"a":1}',
      headers: { 'User-Agent': 'x:y:1', 'Content-Type': 'application/json' },
    });
    expect(JSON.parse(text(reply.body))).toMatchObject({
      method: 'POST',
      body: '{"a":1}',
      headers: { 'user-agent': 'x:y:1', 'content-type': 'application/json' },
    });
  });

  it('A key with a line break is named as the fault of the setting', async () => {
    const { origin } = await site(echo);
    await expect(get(origin, { headers: { authorization: 'Bearer a\nb' } })).rejects.toMatchObject(
      failsAs('bad-query', /characters that are not allowed/),
    );
  });
});

describe('What is answered', () => {
  it.each([200, 404, 410, 429, 500, 503])(
    'Status %i is handed on with its headers and body',
    async (status) => {
      const { origin } = await site((_request, response) =>
        response.writeHead(status, { 'Retry-After': '120' }).end('why'),
      );
      const reply = await get(origin);
      expect(reply).toMatchObject({
        status,
        headers: { 'retry-after': '120' },
        url: `${origin}/`,
        permanentUrl: null,
      });
      expect(text(reply.body)).toBe('why');
    },
  );

  it('An answer without a body is an empty one', async () => {
    const { origin } = await site((_request, response) => response.writeHead(204).end());
    const { status, body } = await get(origin);
    expect([status, body.length]).toEqual([204, 0]);
  });

  it('"Not modified" has no body, though it states the length and coding of one', async () => {
    const { origin } = await writing(
      'HTTP/1.1 304 Not Modified\r\nContent-Length: 99999999\r\nContent-Encoding: gzip\r\n\r\n',
    );
    const { status, body } = await get(origin);
    expect([status, body.length]).toEqual([304, 0]);
  });

  it('Early hints are passed over', async () => {
    const { origin } = await site((_request, response) => {
      response.writeEarlyHints({ link: '</a.css>; rel=preload' });
      response.end(FEED);
    });
    expect(await get(origin)).toMatchObject({ status: 200, body: Buffer.from(FEED) });
  });

  it('Repeated headers are joined', async () => {
    const { origin } = await serving('', {});
    const other = await site((_request, response) =>
      response
        .writeHead(200, [
          ['link', '<a>'],
          ['link', '<b>'],
        ] as never)
        .end(),
    );
    expect((await get(other.origin)).headers.link).toBe('<a>, <b>');
    expect((await get(origin)).headers.link).toBeUndefined();
  });
});

describe('Compression', () => {
  it.each([
    ['gzip', gzipSync(FEED)],
    ['x-gzip', gzipSync(FEED)],
    ['GZIP', gzipSync(FEED)],
    ['br', brotliCompressSync(FEED)],
    ['deflate', deflateSync(FEED)],
    ['deflate', deflateRawSync(FEED)],
    ['gzip, br', brotliCompressSync(gzipSync(FEED))],
    ['gzip', FEED],
    ['br', FEED],
    ['deflate', FEED],
    ['br', gzipSync(FEED)],
    ['deflate', gzipSync(FEED)],
    ['gzip', deflateSync(FEED)],
    ['identity', gzipSync(FEED)],
    ['utf-8', FEED],
  ])('A body labelled %s is read for what it is (row %#)', async (label, body) => {
    const { origin } = await serving(body, { 'content-encoding': label });
    expect(text((await get(origin)).body)).toBe(FEED);
  });

  it('An empty body is empty, whatever its label', async () => {
    const { origin } = await serving('', { 'content-encoding': 'gzip' });
    expect((await get(origin)).body.length).toBe(0);
  });

  it.each([
    ['gzip', gzipSync(FEED)],
    ['br', brotliCompressSync(FEED)],
    ['deflate', deflateSync(FEED)],
    ['deflate', deflateRawSync(FEED)],
  ])('A %s body that lacks its last bytes is refused (row %#)', async (label, body) => {
    const { origin } = await serving(body.subarray(0, body.length - 9), { 'content-encoding': label });
    await expect(get(origin)).rejects.toMatchObject(failsAs('transient', /damaged or cut off/));
  });

  it('A damaged gzip body is refused', async () => {
    const body = gzipSync(FEED);
    body.fill(0xff, 40, 60);
    const { origin } = await serving(body, { 'content-encoding': 'gzip' });
    await expect(get(origin)).rejects.toMatchObject(failsAs('transient', /damaged/));
  });

  it('A bomb of 300 MB is refused in little memory', async () => {
    const { origin } = await site((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      const zeros = Buffer.alloc(MB);
      Readable.from(Array.from({ length: 300 }, () => zeros))
        .pipe(createGzip({ level: 1 }))
        .pipe(response);
    });
    const before = process.resourceUsage().maxRSS;
    await expect(get(origin)).rejects.toMatchObject(failsAs('too-large', /larger than 20 MB/));
    expect(process.resourceUsage().maxRSS - before).toBeLessThan(150 * 1024);
  });
});

describe('Size', () => {
  it('A body that announces too much is refused before it is read', async () => {
    const { origin } = await writing('HTTP/1.1 200 OK\r\nContent-Length: 10485761\r\n\r\n', 'a');
    await expect(get(origin)).rejects.toMatchObject(failsAs('too-large', /larger than 10 MB/));
  });

  it('A body without end is cut off at the cap', async () => {
    const block = Buffer.alloc(64 * 1024, 'a');
    const { origin } = await site((_request, response) => {
      new Readable({
        read() {
          this.push(block);
        },
      }).pipe(response);
    });
    await expect(get(origin)).rejects.toMatchObject(failsAs('too-large', /10 MB/));
  });

  it('A caller can set a lower cap', async () => {
    const { origin } = await serving(gzipSync('a'.repeat(2001)), { 'content-encoding': 'gzip' });
    await expect(get(origin, { maxBytes: 2000 })).rejects.toMatchObject(failsAs('too-large', /2000 bytes/));
    expect((await get(origin, { maxBytes: 2001 })).body.length).toBe(2001);
  });

  it('Headers without end are refused', async () => {
    const { origin } = await rawSite((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      new Readable({
        read() {
          this.push(`x-pad: ${'a'.repeat(1000)}\r\n`);
        },
      }).pipe(socket);
    });
    await expect(get(origin)).rejects.toMatchObject(failsAs('too-large', /headers/));
  });
});

describe('Cut off', () => {
  it('A body shorter than its stated length is refused', async () => {
    const { origin } = await writing('HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n', '<rss>');
    await expect(get(origin)).rejects.toMatchObject(
      failsAs('transient', /broke off before the answer was complete/),
    );
  });

  it('A chunked body without its last chunk is refused', async () => {
    const { origin } = await writing(
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n',
      '5\r\n<rss>\r\n',
    );
    await expect(get(origin)).rejects.toMatchObject(failsAs('transient', /broke off/));
  });

  it('A connection that is reset is named', async () => {
    const { origin } = await rawSite((socket) => socket.once('data', () => socket.resetAndDestroy()));
    await expect(get(origin)).rejects.toMatchObject(
      failsAs('transient', /broke off .*(ECONNRESET|UND_ERR_SOCKET)/),
    );
  });

  it('A server that is down is named', async () => {
    const { origin, port } = await serving('');
    const closed = await get(origin).then(() => port);
    const nobody = createTlsServer();
    await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve));
    const free = (nobody.address() as { port: number }).port;
    await new Promise((resolve) => nobody.close(resolve));
    expect(closed).not.toBe(free);
    await expect(get(`http://127.0.0.1:${free}`)).rejects.toMatchObject(
      failsAs('transient', /refused the connection/),
    );
  });

  it('A server that does not speak HTTP is named', async () => {
    const { origin } = await writing('220 mail.example ESMTP\r\n');
    await expect(get(origin)).rejects.toMatchObject(failsAs('transient', /not HTTP/));
  });
});

describe('Time', () => {
  const late = failsAs('timeout', /did not answer completely within 0\.2 seconds/);

  it('A body that drips is given up when the whole time is over', async () => {
    const { origin } = await site((_request, response) => {
      const drip = setInterval(() => response.write('a'), 10);
      response.on('close', () => clearInterval(drip));
    });
    await expect(get(origin, { timeoutMs: 200 })).rejects.toMatchObject(late);
  });

  it('A server that never answers is given up', async () => {
    const { origin } = await site(() => {});
    await expect(get(origin, { timeoutMs: 200 })).rejects.toMatchObject(late);
  });

  it('A resolver that never answers is given up', async () => {
    const { http } = makeNodeHttp({
      userAgent: 'Earshot/test',
      allow: parseAllowList(''),
      lookup: () => new Promise(() => {}),
    });
    await expect(http({ url: 'http://slow.example/', timeoutMs: 200 })).rejects.toMatchObject(late);
  });

  it('Redirects share the time', async () => {
    const { origin } = await site((request, response) => {
      const next = Number(request.url!.slice(1)) + 1;
      setTimeout(() => response.writeHead(302, { location: `/${next}` }).end(), 90);
    });
    await expect(get(`${origin}/1`, { timeoutMs: 200 })).rejects.toMatchObject(late);
  });

  it('Others are served while one is slow', async () => {
    const slow = await site(() => {});
    const { origin } = await serving(FEED);
    const http = client();
    const waiting = http({ url: slow.origin, timeoutMs: 200 }).catch((error) => error.class);
    expect((await http({ url: origin })).status).toBe(200);
    expect(await waiting).toBe('timeout');
  });
});

describe('On the way', () => {
  it('A name that does not exist is named', async () => {
    const http = client(() => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' })));
    await expect(http({ url: 'http://feed.example/' })).rejects.toMatchObject(
      failsAs('dns', /The name feed\.example was not found \(ENOTFOUND\)/),
    );
  });

  it('A name without addresses is named', async () => {
    await expect(client(async () => [])({ url: 'http://feed.example/' })).rejects.toMatchObject(
      failsAs('dns', /not found/),
    );
  });

  it('A certificate that nobody vouches for is refused, and nothing is sent', async () => {
    const seen: string[] = [];
    const server = createTlsServer(selfSigned(), (request, response) => {
      seen.push(request.url!);
      response.end();
    });
    const { port } = await listening(server);
    await expect(get(`https://127.0.0.1:${port}/secret`)).rejects.toMatchObject(
      failsAs('tls', /no valid certificate/),
    );
    expect(seen).toEqual([]);
  });

  it('A server that cannot encrypt is named', async () => {
    const { port } = await writing('HTTP/1.1 400 Bad Request\r\n\r\n');
    await expect(get(`https://127.0.0.1:${port}/`)).rejects.toMatchObject(failsAs('tls', /cannot encrypt/));
  });

  it('A closed client finishes what runs', async () => {
    const pass = new PassThrough();
    const { origin } = await site((_request, response) => pass.pipe(response));
    const { http, close } = makeNodeHttp({ userAgent: 'Earshot/test', allow: parseAllowList('127.0.0.1') });
    const reply = http({ url: origin });
    const closed = close();
    pass.end(FEED);
    expect((await reply).status).toBe(200);
    await closed;
  });
});
