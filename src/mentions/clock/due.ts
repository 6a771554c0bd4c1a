/** Business time: when something is due, how much has passed, and the arithmetic between the two. Pure. */
import { type Calendar, openTimes, type Span } from './hours.ts';

const MINUTE = 60_000;

/** Business minutes that passed between two instants of time. */
export type Part = { from: Date; to: Date; minutes: number };

/** Times in which the clock stands, in their order and apart from each other. `to` null: it still stands. */
export type Pause = { from: Date; to: Date | null };

/** The instant at which so many business minutes have passed; null when they never do. */
export function dueAt(
  start: Date,
  minutes: number,
  calendar: Calendar,
  pauses: readonly Pause[] = [],
): Date | null {
  return countedTo(start, minutes, calendar, pauses).at(-1)?.to ?? null;
}

/** Business minutes between two instants; 0 when `to` is not later. */
export function elapsed(from: Date, to: Date, calendar: Calendar, pauses: readonly Pause[] = []): number {
  let passed = 0;
  for (const span of counted(from, calendar, pauses)) {
    if (span.from >= to.getTime()) break;
    passed += Math.min(span.to, to.getTime()) - span.from;
  }
  return passed / MINUTE;
}

/** The stretches whose minutes add up to `minutes`; none when they never do. The last one ends when it is due. */
export function countedTo(
  start: Date,
  minutes: number,
  calendar: Calendar,
  pauses: readonly Pause[] = [],
): Part[] {
  const parts: Part[] = [];
  let left = minutes * MINUTE;
  for (const span of counted(start, calendar, pauses)) {
    const used = Math.min(left, span.to - span.from);
    addTo(parts, { from: span.from, to: span.from + used });
    left -= used;
    if (left <= 0) return parts;
  }
  return [];
}

/** What touches is one stretch. */
function addTo(parts: Part[], { from, to }: Span): void {
  const last = parts.at(-1);
  const joins = last?.to.getTime() === from;
  const begun = joins ? last.from : new Date(from);
  const part = { from: begun, to: new Date(to), minutes: (to - begun.getTime()) / MINUTE };
  if (joins) parts[parts.length - 1] = part;
  else parts.push(part);
}

function* counted(start: Date, calendar: Calendar, pauses: readonly Pause[]): Generator<Span> {
  for (const open of openTimes(calendar, start.getTime())) {
    let { from } = open;
    for (const pause of pauses) {
      if (pause.from.getTime() >= open.to || (pause.to && pause.to.getTime() <= from)) continue;
      if (pause.from.getTime() > from) yield { from, to: pause.from.getTime() };
      if (pause.to === null) return;
      from = Math.min(pause.to.getTime(), open.to);
    }
    if (from < open.to) yield { from, to: open.to };
  }
}
