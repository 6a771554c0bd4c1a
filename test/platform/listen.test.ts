/** Streams as the product hears them, from a server on this machine. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { ALLOW_NOTHING, parseAllowList } from '../../src/platform/address.ts';
import { makeNodeHttp } from '../../src/platform/http-node.ts';
import type { Listen } from '../../src/platform/platform.ts';
import { failsAs } from '../support/outgoing.ts';
import { rawSite, site } from '../support/sites.ts';
import { streaming } from '../support/streams.ts';

function listener(allow = parseAllowList('127.0.0.0/8')): Listen {
  const made = makeNodeHttp({ userAgent: 'Earshot/test', allow });
  onTestFinished(() => made.close());
  return made.listen;
}

async function heard(
  request: Parameters<Listen>[0],
  { listen = listener(), atMost = Number.POSITIVE_INFINITY } = {},
): Promise<string[]> {
  const messages: string[] = [];
  for await (const message of listen(request)) if (messages.push(message) >= atMost) break;
  return messages;
}

describe('A stream', () => {
  it('gives its messages in their order until the server closes', async () => {
    const { url } = await streaming(({ send, close }) => {
      for (let number = 1; number <= 500; number++) send(`message ${number}`);
      close();
    });
    const messages = await heard({ url });
    expect(messages).toHaveLength(500);
    expect(messages.slice(0, 2).concat(messages.at(-1)!)).toEqual(['message 1', 'message 2', 'message 500']);
  });

  it('hears who listens and where from', async () => {
    const seen: unknown[] = [];
    const { url } = await streaming(({ request, close }) => {
      seen.push(request.url, request.headers['user-agent'], request.headers['x-own']);
      close();
    });
    await heard({ url: `${url}subscribe?cursor=5`, headers: { 'x-own': 'yes' } });
    expect(seen).toEqual(['/subscribe?cursor=5', 'Earshot/test', 'yes']);
  });

  it('is closed when the reader has heard enough', async () => {
    let end = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const { url } = await streaming(({ request, send }) => {
      request.socket.on('data', () => end());
      send('one');
      send('two');
    });
    expect(await heard({ url }, { atMost: 1 })).toEqual(['one']);
    await ended;
  });

  it('that falls silent ends without a fault', async () => {
    const { url } = await streaming(({ send }) => send('only'));
    expect(await heard({ url, silenceMs: 50 })).toEqual(['only']);
  });

  it('that never ends is left when the time is over', async () => {
    const { url } = await streaming(({ send, request }) => {
      const timer = setInterval(() => send('more'), 5);
      request.socket.on('close', () => clearInterval(timer));
    });
    expect((await heard({ url, timeoutMs: 100 })).every((message) => message === 'more')).toBe(true);
  });

  it('that breaks off keeps what came before', async () => {
    const { url } = await streaming(({ send, breakOff }) => {
      send('before');
      setImmediate(breakOff);
    });
    const read = heard({ url });
    await expect(read.catch((error) => error)).resolves.toSatisfy((end) =>
      Array.isArray(end) ? end[0] === 'before' : end.class === 'transient',
    );
  });

  it('with a message that is too long is refused by name', async () => {
    const { url } = await streaming(({ send }) => send('x'.repeat(70_000)));
    await expect(heard({ url, maxMessageBytes: 65_536 })).rejects.toMatchObject(
      failsAs('too-large', /larger than 65536 bytes/),
    );
  });
});

describe('A stream that does not open', () => {
  it.each([
    [401, 'auth', /does not accept the sign-in/],
    [403, 'forbidden', /refuses this request/],
    [404, 'gone', /nothing at this address/],
    [429, 'rate', /asked too often/],
    [503, 'transient', /fault is on its side/],
    [200, 'transient', /where a stream was due/],
  ])('says what status %i means', async (status, failureClass, words) => {
    const { port } = await site((_request, response) => response.writeHead(status).end('no'));
    await expect(heard({ url: `ws://127.0.0.1:${port}/` })).rejects.toMatchObject(
      failsAs(failureClass, words),
    );
  });

  it('keeps the wait that the server asks for', async () => {
    const { port } = await site((_request, response) =>
      response.writeHead(429, { 'Retry-After': 'Sat, 21 Nov 2065 12:00:00 GMT' }).end(),
    );
    const failure = await heard({ url: `ws://127.0.0.1:${port}/` }).catch((error) => error);
    expect(failure.retryAt).toBeInstanceOf(Date);
  });

  it('names a server that speaks something else', async () => {
    const { port } = await rawSite((socket) => socket.once('data', () => socket.end('220 mail ready\r\n')));
    await expect(heard({ url: `ws://127.0.0.1:${port}/` })).rejects.toMatchObject({ class: 'transient' });
  });

  it.each(['ws://10.0.0.1/', 'wss://127.0.0.1/', 'ws://[::1]/', 'ws://localhost/', 'wss://169.254.169.254/'])(
    'may not lead to a private address: %s',
    async (url) => {
      await expect(heard({ url }, { listen: listener(ALLOW_NOTHING) })).rejects.toMatchObject({
        class: 'blocked',
      });
    },
  );

  it('is refused when its address is none of a stream', async () => {
    await expect(heard({ url: 'https://example.com/' })).rejects.toMatchObject(
      failsAs('bad-query', /begins with wss/),
    );
  });
});
