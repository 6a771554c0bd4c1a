/** The outgoing client as it ships, and servers on this machine to point it at. */
import { expect, onTestFinished } from 'vitest';
import { parseAllowList } from '../../src/platform/address.ts';
import type { Lookup } from '../../src/platform/connect-node.ts';
import { makeNodeHttp } from '../../src/platform/http-node.ts';
import type { Http, HttpReply, HttpRequest } from '../../src/platform/platform.ts';
import { rawSite, site } from './sites.ts';

export const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>Fernhill</title></channel></rss>${' '.repeat(500)}`;

/** A client that may talk to this machine; it is closed when the test is over. */
export function client(lookup?: Lookup): Http {
  const allow = parseAllowList('127.0.0.0/8');
  const made = makeNodeHttp({ userAgent: 'Earshot/test', allow, ...(lookup && { lookup }) });
  onTestFinished(() => made.close());
  return made.http;
}

export const get = (url: string, options: Partial<HttpRequest> = {}): Promise<HttpReply> =>
  client()({ url, ...options });

export const text = (body: Uint8Array) => Buffer.from(body).toString();

/** What a rejected request looks like. */
export const failsAs = (failureClass: string, message: RegExp) => ({
  name: 'Failure',
  class: failureClass,
  message: expect.stringMatching(message),
});

/** A site that answers every request with this body. */
export const serving = (body: string | Buffer, headers: Record<string, string | number> = {}) =>
  site((_request, response) => response.writeHead(200, headers).end(body));

/** A site that writes these bytes to the socket, whatever it is asked, and hangs up. */
export const writing = (...bytes: (string | Buffer)[]) =>
  rawSite((socket) => {
    socket.once('data', () => {
      for (const part of bytes) socket.write(part);
      socket.end();
    });
  });
