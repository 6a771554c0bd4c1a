/** Looks at mentions as they come and says when a spike begins and when it is over. Pure: no clock, no database. */
import { type Expectation, predictiveOf } from './expectation.ts';
import { LEAST_MENTIONS, type Series, weightOf } from './limit.ts';
import { HOUR_MS } from './local-hours.ts';
import { risesAYear } from './recurrence.ts';
import { WINDOWS } from './variation.ts';

export type Watched = {
  key: string;
  series: Series;
  expectation: Expectation;
  /** Mentions to be expected between two times in milliseconds. */
  expected(since: number, until: number): number;
};

export type Found = {
  key: string;
  at: number;
  hours: number;
  count: number;
  expected: number;
  /** As in Predictive. */
  size: number;
  /** How often a year chance alone does this. */
  alarmsAYear: number;
};

/** One mention: when, and the keys of the series in which it counts. */
export type Seen = { at: number; keys: readonly string[] };

/**
 * From the begin of its window to the last that was unusual, in milliseconds; `rarest`: the least that was seen of
 * `alarmsAYear` ÷ the weight of its series.
 */
export type Episode = { key: string; from: number; until: number; rarest: number };

type Open = { from: number; busyAt: number; rarest: number };
type State<One extends Seen = Seen> = { watched: Watched; seen: One[]; open: Open | null };

/** What chance alone does so often is as usual. */
export const USUAL_A_YEAR = 12;
/** Beside a spike that is open, another must be so many times rarer: what is left of the first is no second one. */
const BESIDE = 10;
/** Longer windows still hold the spike when it is over. */
const LAST_HOURS = 16;
export const CALM_MS = 24 * HOUR_MS;
/** What lasts so long is the usual from then on. */
export const LASTING_MS = 14 * 24 * HOUR_MS;
const LONGEST_MS = Math.max(...WINDOWS) * HOUR_MS;

export const keyOf = (series: Series, theme = '') => (theme ? `${series} ${theme}` : series);

/** Whoever is told of every mention in the order of time, knows which series are in a spike. */
export class Watch<One extends Seen = Seen> {
  private readonly states: Map<string, State<One>>;
  private limit: number;

  constructor(watched: Watched[], limit: number) {
    this.limit = limit;
    this.states = new Map(watched.map((one) => [one.key, { watched: one, seen: [], open: null }]));
  }

  /** New expectations for the days to come; what is open stays open. */
  renew(watched: Watched[], limit: number): void {
    this.limit = limit;
    for (const one of watched) {
      const known = this.states.get(one.key);
      if (known) known.watched = one;
      else this.states.set(one.key, { watched: one, seen: [], open: null });
    }
  }

  /** A spike that is known already. */
  open(key: string, from: number, busyAt: number, rarest = Number.POSITIVE_INFINITY): void {
    const state = this.states.get(key);
    if (state) state.open = { from, busyAt, rarest };
  }

  /** Counts a mention that was judged before. */
  fill(one: One): void {
    const counted = one.keys.flatMap((key) => this.states.get(key) ?? []);
    const open = counted.filter((state) => state.open);
    for (const state of open.length > 0 ? open : counted) add(state, one);
    for (const state of open) this.follow(state, one.at);
  }

  /** When an open spike was last more than usual; null for one that is not open. */
  busyAt(key: string): number | null {
    return this.states.get(key)?.open?.busyAt ?? null;
  }

  /** Which mentions a spike was found in, oldest first. */
  behind({ key, at, hours }: Pick<Found, 'key' | 'at' | 'hours'>): One[] {
    const seen = this.states.get(key)?.seen ?? [];
    return seen.slice(firstAfter(seen, at - hours * HOUR_MS));
  }

  /** Counts a mention; gives the spike that begins with it. What belongs to an open one is no news elsewhere. */
  see(one: One): Found | null {
    const counted = one.keys.flatMap((key) => this.states.get(key) ?? []);
    const open = counted.filter((state) => state.open);
    for (const state of open.length > 0 ? open : counted) add(state, one);
    if (open.length > 0) {
      for (const state of open) this.follow(state, one.at);
      return null;
    }
    const beside = this.going().length > 0 ? BESIDE : 1;
    const found = counted.flatMap((state) => this.rare(state, one.at, beside) ?? []);
    const rarest = found.toSorted((a, b) => a.alarmsAYear - b.alarmsAYear)[0] ?? null;
    if (rarest) this.begin(rarest);
    return rarest;
  }

  private rare(state: State, at: number, beside = 1): Found | null {
    return rarestOf(state, at, (this.limit * weightOf(state.watched.series)) / beside);
  }

  private follow(state: State, at: number): void {
    const open = state.open!;
    const found = rarestOf(state, at, Math.max(USUAL_A_YEAR, this.limit), LAST_HOURS);
    if (found) open.busyAt = at;
    const rarest = this.rare(state, at);
    if (rarest) open.rarest = Math.min(open.rarest, rarest.alarmsAYear / weightOf(state.watched.series));
  }

  /** The spikes that are over by then, and those that last. */
  over(at: number): (Episode & { isLasting: boolean })[] {
    const over = [...this.states.values()].filter(
      ({ open }) => open && (at - open.busyAt >= CALM_MS || at - open.from >= LASTING_MS),
    );
    return over.map((state) => {
      const { from, busyAt, rarest } = state.open!;
      state.open = null;
      state.seen = [];
      return { key: state.watched.key, from, until: busyAt, rarest, isLasting: at - busyAt < CALM_MS };
    });
  }

  /** The spikes that go on. */
  going(): Episode[] {
    return [...this.states.values()].flatMap(({ open, watched: { key } }) =>
      open ? { key, from: open.from, until: open.busyAt, rarest: open.rarest } : [],
    );
  }

  private begin(found: Found): void {
    const { seen, watched } = this.states.get(found.key)!;
    const from = found.at - found.hours * HOUR_MS;
    this.open(found.key, from, found.at, found.alarmsAYear / weightOf(watched.series));
    const told = new Set(seen);
    for (const [key, state] of this.states)
      if (key !== found.key) state.seen = state.seen.filter((each) => !told.has(each));
  }
}

function add<One extends Seen>(state: State<One>, one: One): void {
  state.seen.push(one);
  if (state.seen.length > 64 && state.seen[0]!.at < one.at - 2 * LONGEST_MS)
    state.seen = state.seen.filter(({ at }) => at > one.at - LONGEST_MS);
}

/** The rarest count of a window that ends there, if it is as rare as `limit`. */
function rarestOf({ watched, seen }: State, at: number, limit: number, most = Number.POSITIVE_INFINITY) {
  let found: Found | null = null;
  for (const [window, hours] of WINDOWS.entries()) {
    if (hours > most) break;
    const since = at - hours * HOUR_MS;
    const count = seen.length - firstAfter(seen, since);
    if (count < LEAST_MENTIONS) continue;
    const expected = watched.expected(since, at);
    if (count <= expected) continue;
    const predictive = predictiveOf(watched.expectation, expected, window);
    const alarmsAYear = risesAYear(predictive, count, hours);
    if (alarmsAYear > limit) continue;
    if (!found || alarmsAYear < found.alarmsAYear)
      found = { key: watched.key, at, hours, count, expected, size: predictive.size, alarmsAYear };
  }
  return found;
}

/** Where those after a time begin. */
function firstAfter(seen: readonly Seen[], at: number): number {
  let [low, high] = [0, seen.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (seen[middle]!.at > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
