/** A brand's past, watched as it would have been: for the limit, and for "would have opened". Pure. */
import type { Past } from './past.ts';
import { LEAST_DAYS, Rehearsal, startOf } from './rehearsal.ts';
import { WEEK } from './usual.ts';
import type { Episode, Found, Seen, Watched } from './watch.ts';

export type Replayed = {
  opened: Found[];
  /** From their begin until all was as usual. */
  rises: Episode[];
  /** For the days to come, by what happened in the year before. */
  limit: number;
  /** The past without its incidents: what is usual is learnt from it. */
  calm: Past;
};

type Options = {
  alarmsAYear: number;
  days: number;
  from?: number;
  /** Told of each week what was to be expected of it; times in milliseconds. */
  onWeek?: (watched: Watched[], since: number, until: number) => void;
};

/** Watches `seen`, and gives what opened from day `from` on; models are read anew every week. */
export function replay(past: Past, seen: readonly Seen[], options: Options): Replayed {
  const { alarmsAYear, days, from = 0, onWeek } = options;
  const rehearsal = new Rehearsal(past, alarmsAYear);
  const opened: Found[] = [];
  let next = 0;
  for (let day = LEAST_DAYS; day < days; day += WEEK) {
    const watched = rehearsal.renew(day);
    const end = startOf(past, Math.min(days, day + WEEK));
    if (day >= from) onWeek?.(watched, startOf(past, day), end);
    for (; next < seen.length && seen[next]!.at < end; next++) {
      const found = seen[next]!.at >= startOf(past, day) ? rehearsal.see(seen[next]!) : null;
      if (found && found.at >= startOf(past, from)) opened.push(found);
    }
  }
  rehearsal.renew(days);
  const { rises, limit, calm } = rehearsal;
  return { opened, rises, limit, calm };
}
