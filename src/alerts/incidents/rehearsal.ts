/** A brand's past, watched as it would have been, to learn how rare a thing must be. Pure. */
import { calibrated } from './calibration.ts';
import { limitOf } from './limit.ts';
import { HOUR_MS } from './local-hours.ts';
import { leavingOut, type Past } from './past.ts';
import { watchedOn } from './usual.ts';
import { type Episode, type Found, type Seen, Watch, type Watched } from './watch.ts';

/** Nothing is known of a week before the second one. */
export const LEAST_DAYS = 14;
/** Of the declared rate, what spikes may use; the rest is for falling ratings and for silences. */
export const SHARES = { rises: 0.7, rating: 0.1, quiet: 0.1 };
/** How often a year the past is looked at for what is rare. */
const LOOSE = { aYear: 60, times: 4 };
/** What is so many times rarer than the limit was hardly chance. */
const HARDLY_CHANCE = 10;
const YEAR_DAYS = 365;
const DAY_MS = 24 * HOUR_MS;

/** Two watches of one past: one as declared, and one that tells how often rare things happen. */
export class Rehearsal {
  limit = 0;
  calm: Past;
  private readonly past: Past;
  private readonly alarmsAYear: number;
  private readonly watch = new Watch([], 0);
  private readonly shadow = new Watch([], 0);
  private readonly over: (Episode & { isLasting: boolean })[] = [];
  private readonly rare: Episode[] = [];

  constructor(past: Past, alarmsAYear: number) {
    this.past = past;
    this.calm = past;
    this.alarmsAYear = alarmsAYear;
  }

  /** Learns from what was no incident: a crisis must not be the measure of the next one. */
  renew(day: number): Watched[] {
    const unusual = this.unusual();
    this.calm = leavingOut(this.past, unusual.map(inHours));
    const watched = watchedOn(this.past, this.calm, day);
    const nominal = Math.max(LOOSE.aYear, this.alarmsAYear * LOOSE.times);
    const loose = { limit: limitOf(watched, nominal), nominal };
    const first = Math.max(LEAST_DAYS, day - YEAR_DAYS);
    const chance = { rarest: this.rareSince(first, unusual), years: (day - first) / YEAR_DAYS };
    this.limit = calibrated(chance, loose, this.alarmsAYear * SHARES.rises);
    this.shadow.renew(watched, loose.limit);
    this.watch.renew(watched, this.limit);
    return watched;
  }

  see(one: Seen): Found | null {
    this.rare.push(...this.shadow.over(one.at));
    this.shadow.see(one);
    this.over.push(...this.watch.over(one.at));
    return this.watch.see(one);
  }

  /** The spikes that opened, in no order. */
  get rises(): Episode[] {
    return [...this.over, ...this.watch.going()];
  }

  private unusual(): Episode[] {
    const over = this.over.filter(({ isLasting }) => !isLasting);
    return [...over, ...this.watch.going()].filter(({ rarest }) => rarest * HARDLY_CHANCE < this.limit);
  }

  private rareSince(day: number, unusual: readonly Episode[]): number[] {
    return this.rare
      .filter((one) => one.from > startOf(this.past, day) && !unusual.some((other) => overlap(one, other)))
      .map(({ rarest }) => rarest);
  }
}

/** When a day of a past begins, in milliseconds. */
export const startOf = ({ from }: Past, day: number) => from * HOUR_MS + day * DAY_MS;

const inHours = ({ from, until }: Episode) => ({ from: from / HOUR_MS, until: until / HOUR_MS });

const overlap = (one: Episode, other: Episode) => one.from <= other.until && other.from <= one.until;
