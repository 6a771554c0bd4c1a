/** What the outgoing client is on every runtime: limits, one deadline, checked redirects. Only the sending differs. */
import { isUrl } from '../url.ts';
import type { AllowList } from './address.ts';
import { type Deadline, within } from './network-failure.ts';
import type { Http } from './platform.ts';
import { type Answer, follow, type Sent } from './redirect.ts';

export type Hop = {
  url: URL;
  sent: Sent;
  /** Of the decoded body; half of it on the wire. */
  maxBytes: number;
  /** A server that says nothing for so long is given up. */
  silenceMs: number;
  deadline: Deadline;
};

const TIMEOUT_MS = 25_000;
const SILENCE_MS = 10_000;
const MAX_BYTES = 20 * 1024 * 1024;

/** `headers` go out unless the request has its own; `send` makes one request without redirects. */
export function makeHttp(
  allow: AllowList,
  headers: Record<string, string>,
  send: (hop: Hop) => Promise<Answer>,
): Http {
  return (request) => {
    const { timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES } = request;
    const silenceMs = request.timeoutMs ?? SILENCE_MS;
    const withDefaults = { ...request, headers: { ...headers, ...lowerCase(request.headers) } };
    return within(timeoutMs, hostOf(request.url), (deadline) =>
      follow(withDefaults, allow, async (url, sent) => {
        if (deadline.failure) throw deadline.failure;
        return send({ url, sent, maxBytes, silenceMs, deadline });
      }),
    );
  };
}

function lowerCase(headers: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function hostOf(url: string): string {
  return isUrl(url) ? new URL(url).host : 'The site';
}
