/** Outgoing requests and streams on Node: undici behind the address guard. */
import { Agent, Client, type Dispatcher } from 'undici';
import type { AllowList } from './address.ts';
import { guardedConnector, type Lookup, systemLookup } from './connect-node.ts';
import { decodeBody } from './decode-node.ts';
import { flat } from './flat-headers.ts';
import { type Hop, makeHttp } from './http.ts';
import { listenWith } from './listen-node.ts';
import { type Deadline, tooLarge } from './network-failure.ts';
import type { Http, Listen } from './platform.ts';
import { type Answer, redirectOf } from './redirect.ts';

/** So much of a redirect's body is read to keep the connection. */
const SMALL_BYTES = 16 * 1024;

export type NodeHttpOptions = { userAgent: string; allow: AllowList; lookup?: Lookup };

export type NodeHttp = { http: Http; listen: Listen; close(): Promise<void> };

/** Makes the client. `close` waits for requests that are under way. No proxy variable is read: a proxy evades the guard. */
export function makeNodeHttp(options: NodeHttpOptions): NodeHttp {
  const agent = new Agent({
    connect: guardedConnector(options.allow, options.lookup ?? systemLookup),
    factory: clientOf,
    pipelining: 1,
    keepAliveTimeout: 1000,
    keepAliveMaxTimeout: 5000,
    maxHeaderSize: 16 * 1024,
  });
  const headers = { 'user-agent': options.userAgent, 'accept-encoding': 'gzip, br, deflate' };
  return {
    http: makeHttp(options.allow, headers, (hop) => send(agent, hop)),
    listen: listenWith(agent, options),
    close: () => agent.close(),
  };
}

/** One connection per host: a pool of them would keep a queue of 16 KB for each. */
function clientOf(origin: string | URL, options: object): Dispatcher {
  const client = new Client(origin, options);
  // The agent counts the farewell of a client that it has closed against the next one, and so on for ever after.
  const silence = () => queueMicrotask(() => client.closed && client.removeAllListeners('disconnect'));
  return client.on('disconnect', silence);
}

async function send(agent: Agent, { url, sent, maxBytes, silenceMs, deadline }: Hop): Promise<Answer> {
  const options: Dispatcher.DispatchOptions = {
    origin: url.origin,
    path: url.pathname + url.search,
    method: sent.method as Dispatcher.HttpMethod,
    headers: sent.headers,
    body: sent.body ?? null,
    headersTimeout: silenceMs,
    bodyTimeout: silenceMs,
  };
  const answer = await new Promise<Answer>((resolve, reject) => {
    agent.dispatch(options, receiver(url.host, maxBytes / 2, deadline, resolve, reject));
  });
  const cap = { bytes: maxBytes, host: url.host };
  return { ...answer, body: await decodeBody(answer.body, answer.headers['content-encoding'], cap) };
}

/** Collects one answer as it is on the wire, at most `most` bytes of body. */
function receiver(
  host: string,
  most: number,
  deadline: Deadline,
  resolve: (answer: Answer) => void,
  reject: (error: Error) => void,
): Dispatcher.DispatchHandler {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let status = 0;
  let headers: Record<string, string> = {};
  return {
    onRequestStart(controller) {
      deadline.abort = (failure) => controller.abort(failure);
      if (deadline.failure) controller.abort(deadline.failure);
    },
    onResponseStart(controller, statusCode, received) {
      if (statusCode < 200) return;
      status = statusCode;
      headers = flat(received);
      const announced = Number(headers['content-length'] ?? Number.NaN);
      const isUnread = redirectOf(status, headers) !== null && !(announced <= SMALL_BYTES);
      // undici takes the length that a 304 may state (RFC 9110 8.6) for one of a body that is missing.
      if (isUnread || status === 304) resolve({ status, headers, body: new Uint8Array() });
      if (isUnread) controller.abort(new Error('The body of a redirect is not read'));
      else if (status !== 304 && announced > most) controller.abort(tooLarge(host, most));
    },
    onResponseData(controller, chunk) {
      length += chunk.length;
      if (length > most) controller.abort(tooLarge(host, most));
      else chunks.push(chunk);
    },
    onResponseEnd() {
      resolve({ status, headers, body: chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, length) });
    },
    onResponseError(_controller, error) {
      reject(error);
    },
  };
}
