/** How often a source is asked, from how often it speaks. */

const MINUTE = 60;
const SHORTEST = 5 * MINUTE;
const LONGEST = 60 * MINUTE;
const DEAD = 6 * 60 * MINUTE;
const DEAD_AFTER_MS = 30 * 86_400_000;
const QUIET_AT_LEAST_MS = 3 * 86_400_000;
/** With a steady chance per hour, a silence of eight mean gaps comes up 3 times in 10,000. */
const QUIET_GAPS = 8;
/** So many dates outweigh what was known before. */
const ENOUGH_DATES = 10;
const ROUNDS = 0x9e3779b1;

/** `intervalSeconds` is the source's own pace, unclamped: its mean gap between items ÷ 4. */
export type Paced = { intervalSeconds: number; newestItemAt: Date | null };

/** The source's own pace with a page's dates taken in; few dates move it a little, ten or more settle it. */
export function pace(known: Paced, dates: Date[]): number {
  const times = new Set([...dates, ...(known.newestItemAt ? [known.newestItemAt] : [])].map(Number));
  if (times.size < 2) return known.intervalSeconds;
  const gap = (Math.max(...times) - Math.min(...times)) / 1000 / (times.size - 1);
  const weight = Math.min(1, times.size / ENOUGH_DATES);
  return Math.max(1, Math.round((weight * gap) / 4 + (1 - weight) * known.intervalSeconds));
}

/** Seconds between polls: the pace within 5 to 60 minutes, slower in a long silence, 6 hours after 30 days of it. */
export function pollEverySeconds({ intervalSeconds, newestItemAt }: Paced, now: Date): number {
  const silence = newestItemAt ? now.getTime() - newestItemAt.getTime() : 0;
  if (silence > DEAD_AFTER_MS) return DEAD;
  // A burst long ago says little: silence itself is a gap in the making.
  const wanted = Math.max(intervalSeconds, silence / 1000 / 16);
  return Math.round(Math.min(LONGEST, Math.max(SHORTEST, wanted)));
}

/** True when the source has been silent for much longer than its own rhythm explains. */
export function isQuiet({ intervalSeconds, newestItemAt }: Paced, now: Date): boolean {
  if (!newestItemAt) return false;
  const silence = now.getTime() - newestItemAt.getTime();
  return silence > Math.max(QUIET_AT_LEAST_MS, QUIET_GAPS * 4 * intervalSeconds * 1000);
}

/** The seconds moved by up to ±10 %, always the same way for the same source at the same time. */
export function jittered(seconds: number, sourceId: number, at: Date): number {
  let hash = Math.imul(sourceId | 0, ROUNDS) ^ Math.floor(at.getTime() / 1000);
  for (let round = 0; round < 3; round++) hash = Math.imul(hash ^ (hash >>> 15), ROUNDS);
  const share = (hash >>> 0) / 0xffffffff;
  return Math.round(seconds * (0.9 + 0.2 * share));
}
