/** Polls what is due, several sources at once. */
import type { Budget } from '../../jobs/job.ts';
import type { Platform } from '../platform/platform.ts';
import { claimDue, untilNextStart } from './due.ts';
import type { Claimed } from './lease.ts';
import { realWait, type Wait } from './paced.ts';
import { type Polled, pollSource } from './poll-source.ts';

/** In one process. */
const AT_ONCE = 8;
/** Claiming them one by one would cost two statements each. */
const CLAIMED_TOGETHER = 4;

type Total = { polled: number; failed: number; found: number; edited: number; alerts: number };

/** Polls until nothing is due or the time is over. One source's failure never stops another. */
export async function pollDue(platform: Platform, { until }: Budget, wait: Wait = realWait): Promise<Total> {
  const total: Total = { polled: 0, failed: 0, found: 0, edited: 0, alerts: 0 };
  const running = new Set<Promise<void>>();
  const faults: unknown[] = [];
  const start = (claimed: Claimed) => {
    const poll = pollSource(platform, claimed, wait)
      .then((polled) => addUp(total, polled))
      .catch((fault) => void faults.push(fault))
      .finally(() => running.delete(poll));
    running.add(poll);
  };
  while (faults.length === 0 && platform.now() < until) {
    const free = AT_ONCE - running.size;
    const claimed = free < CLAIMED_TOGETHER ? [] : await claimDue(platform, free);
    claimed.forEach(start);
    if (claimed.length === 0 && running.size > 0) await Promise.race(running);
    else if (claimed.length === 0 && !(await waitedForHost(platform, wait))) break;
  }
  await Promise.all(running);
  if (faults.length > 0) throw faults[0];
  return total;
}

/** False when nothing is due, or when the clock stands still. */
async function waitedForHost(platform: Platform, wait: Wait): Promise<boolean> {
  const ms = await untilNextStart(platform);
  if (ms === null) return false;
  const before = platform.now();
  await wait(ms);
  return platform.now() > before;
}

function addUp(total: Total, { failed, found, edited, alerts }: Polled): void {
  total.polled += 1;
  total.failed += failed ? 1 : 0;
  total.found += found;
  total.edited += edited;
  total.alerts += alerts;
}
