/** The clocks of one mention, with the arithmetic that a page shows. Pure. */
import type { Status } from '../mention.ts';
import { countedTo, elapsed, type Part, type Pause } from './due.ts';
import { promised, type ResponseClock, type Timed, wholeMinute } from './targets.ts';

export type ShownClock = {
  timeZone: string;
  /** Round the clock, without a holiday. */
  always: boolean;
  /** Null when nothing is due. */
  first: {
    startedAt: Date;
    /** Its author wrote again after an answer, so the clock started anew. */
    isAnew: boolean;
    minutes: number;
    parts: Part[];
  } | null;
  /** Null without a target, and when it is done. */
  resolve: {
    minutes: number;
    /** Business minutes so far. */
    passed: number;
    /** In which the author had the next word. */
    pauses: Pause[];
    /** The stretches that add up to `minutes`, or, while the clock stands, to what has passed. */
    parts: Part[];
    /** Null while the clock stands. */
    dueAt: Date | null;
  } | null;
};

export type ClockedMention = Timed & {
  status: Status;
  publishedAt: Date;
  needsResponse: boolean;
  backfilled: boolean;
  dueAt: Date | null;
  clockFrom: Date | null;
  targetMinutes: number | null;
  firstRepliedAt: Date | null;
};

/** What was recorded: when, and the status after it, if that changed. */
export type Recorded = { at: Date; to: Record<string, unknown> };

/** `recorded` oldest first. */
export function shownClock(
  clock: ResponseClock,
  mention: ClockedMention,
  recorded: readonly Recorded[],
  now: Date,
): ShownClock {
  const { calendar } = clock;
  return {
    timeZone: calendar.timeZone,
    always:
      calendar.holidays.size === 0 && calendar.week.every(([first]) => first?.[1] === 1440 && first[0] === 0),
    first: firstOf(clock, mention),
    resolve: resolveOf(clock, mention, recorded, now),
  };
}

function firstOf(clock: ResponseClock, mention: ClockedMention): ShownClock['first'] {
  const { dueAt, firstRepliedAt, publishedAt } = mention;
  if (dueAt === null) return null;
  const startedAt = mention.clockFrom ?? publishedAt;
  const minutes = mention.targetMinutes ?? promised(clock, mention).firstMinutes;
  const parts = countedTo(wholeMinute(startedAt), minutes, clock.calendar);
  // Planned by hours that are changed meanwhile: the sum would lead elsewhere.
  if (parts.at(-1)?.to.getTime() !== dueAt.getTime()) return null;
  return { startedAt, isAnew: firstRepliedAt !== null && startedAt > firstRepliedAt, minutes, parts };
}

function resolveOf(
  clock: ResponseClock,
  mention: ClockedMention,
  recorded: readonly Recorded[],
  now: Date,
): ShownClock['resolve'] {
  const { resolveMinutes: minutes } = promised(clock, mention);
  const isOver = mention.status === 'resolved' || mention.status === 'dismissed';
  if (minutes === null || isOver || !mention.needsResponse || mention.backfilled) return null;
  const start = wholeMinute(mention.publishedAt);
  const pauses = pausesIn(recorded);
  const passed = Math.floor(elapsed(start, now, clock.calendar, pauses));
  const stands = pauses.at(-1)?.to === null;
  const shown = stands ? Math.min(passed, minutes) : minutes;
  const parts = shown === 0 ? [] : countedTo(start, shown, clock.calendar, pauses);
  return { minutes, passed, pauses, parts, dueAt: stands ? null : (parts.at(-1)?.to ?? null) };
}

/** While a mention is pending its author has the next word. */
function pausesIn(recorded: readonly Recorded[]): Pause[] {
  const pauses: Pause[] = [];
  for (const { at, to } of recorded) {
    const open = pauses.at(-1)?.to === null ? pauses.at(-1) : undefined;
    if (to.status === undefined) continue;
    if (to.status === 'pending' && !open) pauses.push({ from: at, to: null });
    else if (to.status !== 'pending' && open) open.to = at;
  }
  return pauses;
}
