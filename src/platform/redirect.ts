/** Redirects by hand, because every hop must pass the same checks as the first. */
import { Failure } from '../failure.ts';
import { isUrl } from '../url.ts';
import { type AllowList, blocked, checkUrl } from './address.ts';
import { networkFailure } from './network-failure.ts';
import type { HttpReply, HttpRequest } from './platform.ts';

export type Sent = {
  method: string;
  headers: Record<string, string>;
  body?: string | Uint8Array | undefined;
};

/** The body is decoded, complete and within its cap; nobody reads that of a redirect. */
export type Answer = { status: number; headers: Record<string, string>; body: Uint8Array };

/** One request without redirects, as each runtime sends it. */
export type Exchange = (url: URL, sent: Sent) => Promise<Answer>;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const PERMANENT = new Set([301, 308]);

/** All others may carry a credential, so they stay with the origin that they were meant for. */
const HARMLESS_HEADERS = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'content-type',
  'if-modified-since',
  'if-none-match',
  'user-agent',
]);

/** Sends the request, whose header names are in lower case, and follows its redirects. Throws Failure. */
export async function follow(request: HttpRequest, allow: AllowList, exchange: Exchange): Promise<HttpReply> {
  let url = checkUrl(request.url, allow);
  let sent: Sent = {
    method: request.method ?? 'GET',
    headers: request.headers ?? {},
    body: request.body,
  };
  const seen = new Set([`${sent.method} ${url.href}`]);
  let permanentUrl: string | null = null;
  let isPermanent = true;
  for (;;) {
    const { status, headers, body } = await named(exchange(url, sent), url);
    const location = redirectOf(status, headers);
    if (location === null) return { status, headers, body, url: url.href, permanentUrl };
    const target = targetOf(url, location, allow);
    sent = nextSent(url, target, status, sent);
    refuseEndless(seen, `${sent.method} ${target.href}`, request.maxRedirects ?? 5, url.host);
    isPermanent &&= PERMANENT.has(status) && !isDowngrade(url, target);
    if (isPermanent) permanentUrl = target.href;
    url = target;
  }
}

/** Where an answer sends us; null when it is not a redirect. */
export function redirectOf(status: number, headers: Record<string, string>): string | null {
  return REDIRECTS.has(status) ? (headers.location ?? null) : null;
}

function targetOf(url: URL, location: string, allow: AllowList): URL {
  if (!isUrl(location, url.href)) {
    throw blocked(`${url.host} redirects to something that is not an address. The fault is on its side.`);
  }
  const target = checkUrl(new URL(location, url.href).href, allow);
  target.hash = '';
  return target;
}

/** `seen` holds every request so far as method and address. */
function refuseEndless(seen: Set<string>, next: string, most: number, host: string): void {
  if (most === 0) throw blocked(`${host} redirects, which is not followed here. Give the final address.`);
  if (seen.has(next) || seen.size > most) {
    const how = seen.has(next) ? 'in a circle' : `more than ${most} times`;
    throw new Failure('transient', `${host} redirects ${how}. The fault is on its side; try again later.`);
  }
  seen.add(next);
}

/** Fetch standard, HTTP-redirect fetch: 303, and 301 and 302 to a POST, turn it into a GET. */
function nextSent(from: URL, to: URL, status: number, sent: Sent): Sent {
  const names = Object.keys(sent.headers);
  if (isDowngrade(from, to) && names.some((name) => !HARMLESS_HEADERS.has(name))) {
    throw blocked(
      `${from.host} redirects to unencrypted http, where Earshot does not send a credential. Tell its operator.`,
    );
  }
  const becomesGet = status === 303 || (sent.method === 'POST' && (status === 301 || status === 302));
  const kept = names.filter(
    (name) =>
      (from.origin === to.origin || HARMLESS_HEADERS.has(name)) && !(becomesGet && name === 'content-type'),
  );
  return {
    method: becomesGet ? 'GET' : sent.method,
    headers: Object.fromEntries(kept.map((name) => [name, sent.headers[name]!])),
    body: becomesGet ? undefined : sent.body,
  };
}

function isDowngrade(from: URL, to: URL): boolean {
  return from.protocol === 'https:' && to.protocol === 'http:';
}

async function named<Result>(work: Promise<Result>, url: URL): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw networkFailure(error, url.host);
  }
}
