/** Manners within one poll: to each host one request at a time, a second between starts. */
import type { Http } from '../platform/platform.ts';
import { isUrl } from '../url.ts';

export type Wait = (ms: number) => Promise<void>;

export const realWait: Wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Between two starts at one host, in a poll as between two polls; whoever listed a private host gets no exception. */
export const BETWEEN_STARTS_MS = 1000;

type Lane = { startedAt: number; last: Promise<unknown> };

/** The client, in which requests to a host wait for one another. */
export function paced(http: Http, now: () => Date, wait: Wait): Http {
  const lanes = new Map<string, Lane>();
  return async (request) => {
    const host = isUrl(request.url) ? new URL(request.url).host : '';
    const lane = lanes.get(host) ?? { startedAt: Number.NEGATIVE_INFINITY, last: Promise.resolve() };
    lanes.set(host, lane);
    const reply = lane.last.then(async () => {
      const pause = lane.startedAt + BETWEEN_STARTS_MS - now().getTime();
      if (pause > 0) await wait(pause);
      lane.startedAt = now().getTime();
      return http(request);
    });
    lane.last = reply.catch(() => {});
    return reply;
  };
}
