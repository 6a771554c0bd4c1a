import { Failure } from '../failure.ts';
import type { Http, Listen, Platform } from '../platform/platform.ts';

const REQUEST_MS = 25_000;

/** The client with one total time for all requests made through it, from now. */
export function withinTime({ http, now }: Platform, totalMs: number): Http {
  const until = now().getTime() + totalMs;
  return (request) => {
    const left = until - now().getTime();
    if (left <= 0) throw new Failure('timeout', TOO_SLOW);
    return http({ ...request, timeoutMs: Math.min(request.timeoutMs ?? REQUEST_MS, left) });
  };
}

/** The same for streams; each ends in time by itself, with what was heard until then. */
export function listenWithinTime({ listen, now }: Platform, totalMs: number): Listen {
  const until = now().getTime() + totalMs;
  return (request) => {
    const left = until - now().getTime();
    if (left <= 0) throw new Failure('timeout', TOO_SLOW);
    return listen({ ...request, timeoutMs: Math.min(request.timeoutMs ?? REQUEST_MS, left) });
  };
}

const TOO_SLOW =
  'It answered too slowly to be read in time, so nothing was stored. Earshot tries again later.';
