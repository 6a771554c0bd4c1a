/** Outgoing requests on Workers: global fetch, which resolves names and undoes compression by itself. */
import type { AllowList } from './address.ts';
import { type Hop, makeHttp } from './http.ts';
import { networkFailure, tooLarge } from './network-failure.ts';
import type { Http } from './platform.ts';
import { type Answer, redirectOf } from './redirect.ts';

/** Makes the client. Names are judged by their spelling only: the platform reaches no private network of ours. */
export function makeWorkerHttp(options: { userAgent: string; allow: AllowList }): Http {
  return makeHttp(options.allow, { 'user-agent': options.userAgent }, send);
}

async function send({ url, sent, maxBytes, deadline }: Hop): Promise<Answer> {
  const controller = new AbortController();
  deadline.abort = (failure) => controller.abort(failure);
  const response = await fetch(url, {
    method: sent.method,
    headers: sent.headers,
    body: (sent.body as BodyInit | undefined) ?? null,
    redirect: 'manual',
    signal: controller.signal,
  });
  const headers = Object.fromEntries(response.headers);
  const answer = { status: response.status, headers };
  if (response.body === null || redirectOf(response.status, headers) !== null) {
    await response.body?.cancel();
    return { ...answer, body: new Uint8Array() };
  }
  const body = await readCapped(response.body, url.host, maxBytes);
  const announced = headers['content-encoding'] === undefined ? headers['content-length'] : undefined;
  if (announced !== undefined && Number(announced) !== body.length) {
    throw networkFailure({ code: `${body.length} of ${announced} bytes` }, url.host);
  }
  return { ...answer, body };
}

async function readCapped(
  stream: ReadableStream<Uint8Array>,
  host: string,
  most: number,
): Promise<Uint8Array> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > most) {
      await reader.cancel();
      throw tooLarge(host, most);
    }
    chunks.push(next.value);
  }
  return joined(chunks, length);
}

function joined(chunks: Uint8Array[], length: number): Uint8Array {
  const body = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.length;
  }
  return body;
}
