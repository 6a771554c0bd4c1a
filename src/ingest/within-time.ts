import { Failure } from '../failure.ts';
import type { Http, Platform } from '../platform/platform.ts';

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

const TOO_SLOW =
  'It answered too slowly to be read in time, so nothing was stored. Earshot tries again later.';
