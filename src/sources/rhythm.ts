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

/**
 * `intervalSeconds` is the source's own pace, unclamped: its mean gap between items ÷ 4. `datesKnown` says on how many
 * dates it rests, at most 10.
 */
export type Paced = { intervalSeconds: number; newestItemAt: Date | null; datesKnown: number };

/** The source's own pace with a page's dates taken in; few dates move it a little, ten or more settle it. */
export function pace(known: Paced, dates: Date[]): Paced {
  const newest = known.newestItemAt?.getTime() ?? Number.NEGATIVE_INFINITY;
  const times = new Set(dates.map(Number));
  const fresh = [...times].filter((time) => time > newest).length;
  if (known.newestItemAt) times.add(newest);
  if (times.size === 0) return known;
  return {
    intervalSeconds: intervalWith(known, times),
    newestItemAt: new Date(Math.max(...times)),
    datesKnown: Math.min(ENOUGH_DATES, Math.max(known.datesKnown + fresh, times.size)),
  };
}

function intervalWith({ intervalSeconds }: Paced, times: Set<number>): number {
  if (times.size < 2) return intervalSeconds;
  const gap = (Math.max(...times) - Math.min(...times)) / 1000 / (times.size - 1);
  const weight = Math.min(1, times.size / ENOUGH_DATES);
  return Math.max(1, Math.round((weight * gap) / 4 + (1 - weight) * intervalSeconds));
}

/** Seconds between polls: the pace within 5 to 60 minutes, slower in a long silence, 6 hours after 30 days of it. */
export function pollEverySeconds(
  { intervalSeconds, newestItemAt }: Omit<Paced, 'datesKnown'>,
  now: Date,
): number {
  const silence = newestItemAt ? now.getTime() - newestItemAt.getTime() : 0;
  if (silence > DEAD_AFTER_MS) return DEAD;
  // A burst long ago says little: silence itself is a gap in the making.
  const wanted = Math.max(intervalSeconds, silence / 1000 / 16);
  return Math.round(Math.min(LONGEST, Math.max(SHORTEST, wanted)));
}

/** True when the source has been silent for much longer than its own rhythm explains; never before that is known. */
export function isQuiet({ intervalSeconds, newestItemAt, datesKnown }: Paced, now: Date): boolean {
  if (!newestItemAt || datesKnown < ENOUGH_DATES) return false;
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
