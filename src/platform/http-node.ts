/** The one outgoing client on Node. */
import { Agent, type Dispatcher } from 'undici';
import type { AllowList } from './address.ts';
import { guardedConnector, type Lookup, systemLookup } from './connect-node.ts';
import { readBody } from './decode-node.ts';
import { tooLarge, within } from './network-failure.ts';
import type { Http, HttpRequest } from './platform.ts';
import { type Answer, follow, type Sent } from './redirect.ts';

const MB = 1024 * 1024;
const DEFAULT_TIMEOUT_MS = 25_000;
const DEFAULT_MAX_BYTES = 20 * MB;
/** A silent server is given up before the whole time is over, unless the caller gave a time. */
const SILENCE_MS = 10_000;

export type NodeHttpOptions = { userAgent: string; allow: AllowList; lookup?: Lookup };

/** Makes the client. `close` waits for requests that are under way. No proxy variable is read: a proxy evades the guard. */
export function makeNodeHttp(options: NodeHttpOptions): { http: Http; close(): Promise<void> } {
  const agent = new Agent({
    connect: guardedConnector(options.allow, options.lookup ?? systemLookup),
    connections: 2,
    pipelining: 1,
    keepAliveTimeout: 1000,
    keepAliveMaxTimeout: 5000,
    maxHeaderSize: 16 * 1024,
  });
  const http: Http = (request) =>
    within(request.timeoutMs ?? DEFAULT_TIMEOUT_MS, hostOf(request.url), (signal) => {
      const headers = {
        'user-agent': options.userAgent,
        'accept-encoding': 'gzip, br, deflate',
        ...request.headers,
      };
      return follow({ ...request, headers }, options.allow, (url, sent) =>
        exchange(agent, url, sent, request, signal),
      );
    });
  return { http, close: () => agent.close() };
}

async function exchange(
  agent: Agent,
  url: URL,
  sent: Sent,
  { timeoutMs = SILENCE_MS, maxBytes = DEFAULT_MAX_BYTES }: HttpRequest,
  signal: AbortSignal,
): Promise<Answer> {
  const reply = await agent.request({
    origin: url.origin,
    path: url.pathname + url.search,
    method: sent.method as Dispatcher.HttpMethod,
    headers: sent.headers,
    body: sent.body ?? null,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    signal,
  });
  const headers = flat(reply.headers);
  const caps = { wire: maxBytes / 2, decoded: maxBytes, host: url.host };
  return {
    status: reply.statusCode,
    headers,
    read: async () => {
      if (reply.statusCode !== 304 && Number(headers['content-length']) > caps.wire) {
        drop(reply.body);
        throw tooLarge(url.host, caps.wire);
      }
      return readBody(reply.body, headers['content-encoding'], caps);
    },
    discard: () => discard(reply.body, headers),
  };
}

/** A small body is read to keep the connection, any other is cut off. */
async function discard(
  body: Dispatcher.ResponseData['body'],
  headers: Record<string, string>,
): Promise<void> {
  if (Number(headers['content-length']) <= 16 * 1024) await body.dump().catch(() => {});
  else drop(body);
}

function drop(body: Dispatcher.ResponseData['body']): void {
  body.on('error', () => {}).destroy();
}

function flat(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const all: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) all[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return all;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'The site';
}
