/** The outgoing client against sites as they are: every fault on the way has a name. */
import type { RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { parseAllowList } from '../../src/platform/address.ts';
import { makeNodeHttp } from '../../src/platform/http-node.ts';
import { selfSigned } from '../support/certificate.ts';
import { client, FEED, failsAs, get, serving, text, writing } from '../support/outgoing.ts';
import { listening, site } from '../support/sites.ts';

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

  it('One that was silent once is asked over one connection again', async () => {
    const slow = await site(({ url }, response) => url === '/silent' || response.end(FEED));
    const http = client();
    await expect(http({ url: `${slow.origin}/silent`, timeoutMs: 200 })).rejects.toMatchObject(late);
    for (let page = 0; page < 10; page++) await http({ url: `${slow.origin}/${page}` });
    expect(slow.connections).toBeLessThan(5);
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
