/** Bodies that are squeezed, endless, damaged or cut off: no part passes for the whole. */
import { createServer } from 'node:net';
import { Readable } from 'node:stream';
import { brotliCompressSync, createGzip, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FEED, failsAs, get, serving, text, writing } from '../support/outgoing.ts';
import { rawSite, site } from '../support/sites.ts';

const MB = 1024 * 1024;

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
    const nobody = createServer();
    await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve));
    const { port } = nobody.address() as { port: number };
    await new Promise((resolve) => nobody.close(resolve));
    await expect(get(`http://127.0.0.1:${port}`)).rejects.toMatchObject(
      failsAs('transient', /refused the connection/),
    );
  });

  it('A server that does not speak HTTP is named', async () => {
    const { origin } = await writing('220 mail.example ESMTP\r\n');
    await expect(get(origin)).rejects.toMatchObject(failsAs('transient', /not HTTP/));
  });
});
