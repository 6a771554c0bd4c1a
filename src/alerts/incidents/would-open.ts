/** What would have opened incidents in a brand's past: rises, silences, thin days and falling ratings. Pure. */

import { HOUR_MS } from './local-hours.ts';
import type { Past } from './past.ts';
import { QuietWatch } from './quiet-watch.ts';
import { type Rating, ratingDrops } from './rating-watch.ts';
import { LEAST_DAYS, SHARES } from './rehearsal.ts';
import { replay } from './replay.ts';
import { LAG_DAYS } from './usual.ts';
import { keyOf, type Seen } from './watch.ts';

/** `at` in milliseconds; for `rating`, `count` ratings have a `mean` where `expected` is usual. */
export type Opened = {
  at: number;
  key: string;
  direction: 'rise' | 'drop' | 'silence';
  count: number;
  expected: number;
  mean: number | null;
};

type Heard = { past: Past; seen: readonly Seen[]; ratings: readonly Rating[] };

/** In the order of time, from day `from` on. */
export function wouldOpen(
  { past, seen, ratings }: Heard,
  { alarmsAYear, days, from = LEAST_DAYS }: { alarmsAYear: number; days: number; from?: number },
): Opened[] {
  const quiet = new QuietWatch(
    seen.map(({ at }) => at),
    alarmsAYear * SHARES.quiet,
  );
  const rises = replay(past, seen, {
    ...{ alarmsAYear, days, from },
    onWeek: ([volume], since, until) => quiet.look(volume!, since, until),
  });
  const drops = ratingDrops(ratings, {
    ...{ start: past.from * HOUR_MS, days, from, lagDays: LAG_DAYS },
    limit: alarmsAYear * SHARES.rating,
    told: rises.rises.filter(({ key }) => key !== keyOf('volume')),
  });
  return [
    ...rises.opened.map((one) => ({ ...one, direction: 'rise' as const, mean: null })),
    ...quiet.opened.map((one) => ({ ...one, mean: null })),
    ...drops.map((one) => ({ ...one, key: 'rating', direction: 'drop' as const })),
  ].sort((a, b) => a.at - b.at);
}
