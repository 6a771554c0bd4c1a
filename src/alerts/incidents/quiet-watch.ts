/** A brand's past, looked at every hour for silences and thin days. Pure. */
import { HOUR_MS } from './local-hours.ts';
import { type Quiet, quietAt } from './quiet.ts';
import { WINDOWS } from './variation.ts';
import { USUAL_A_YEAR, type Watched } from './watch.ts';

const LONGEST_MS = Math.max(...WINDOWS) * HOUR_MS;

/** `times` of all mentions, oldest first; what opened is over when it is no longer found. */
export class QuietWatch {
  readonly opened: Quiet[] = [];
  private readonly times: readonly number[];
  private readonly limit: number;
  private first = 0;
  private next = 0;
  private isOpen = false;

  constructor(times: readonly number[], limit: number) {
    this.times = times;
    this.limit = limit;
  }

  /** Looks from one time to another, in milliseconds; they must follow one another. */
  look(volume: Watched, since: number, until: number): void {
    for (let at = since; at < until; at += HOUR_MS) {
      const found = quietAt(volume, this.upTo(at), at, this.isOpen ? USUAL_A_YEAR : this.limit);
      if (found && !this.isOpen) this.opened.push(found);
      this.isOpen = found !== null;
    }
  }

  /** Those of the longest window, and at least the last one. */
  private upTo(at: number): readonly number[] {
    const { times } = this;
    while (this.next < times.length && times[this.next]! <= at) this.next++;
    while (this.first < this.next - 1 && times[this.first]! < at - LONGEST_MS) this.first++;
    return times.slice(this.first, this.next);
  }
}
