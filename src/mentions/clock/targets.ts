/** How long a first response may take, and where that puts its due time. Pure. */
import type { Priority } from '../mention.ts';
import { dueAt } from './due.ts';
import { type Calendar, type CalendarRows, calendarOf } from './hours.ts';

/** Business minutes. Null in priority or kind: any; null in a time: as the next less specific target has it. */
export type Target = {
  priority: Priority | null;
  sourceKind: string | null;
  firstMinutes: number | null;
  resolveMinutes: number | null;
};

export type ResponseClock = { calendar: Calendar; targets: readonly Target[] };

/** `resolveMinutes` null: nobody promised anything. */
export type Promised = { firstMinutes: number; resolveMinutes: number | null };

/** What is timed. */
export type Timed = { priority: Priority; sourceKind: string };

export type Planned = { dueAt: Date | null; clockFrom: Date | null; targetMinutes: number | null };

export const NOT_DUE: Planned = { dueAt: null, clockFrom: null, targetMinutes: null };

const MINUTE = 60_000;

/** The clock of a brand; `otherwise` holds where no target gives a first response. */
export function responseClock(
  rows: CalendarRows,
  targets: readonly Target[],
  otherwise: number,
): ResponseClock {
  const last = { priority: null, sourceKind: null, firstMinutes: otherwise, resolveMinutes: null };
  const ordered = [...targets, last].toSorted((a, b) => weightOf(b) - weightOf(a));
  return { calendar: calendarOf(rows), targets: ordered };
}

/** Round the clock, the same for everything. */
export const roundTheClock = (minutes: number): ResponseClock =>
  responseClock({ timeZone: 'UTC', hours: [], holidays: [] }, [], minutes);

/** The most specific target wins, for each of both times by itself; a priority is more specific than a source. */
export function promised({ targets }: ResponseClock, { priority, sourceKind }: Timed): Promised {
  const fitting = targets.filter(
    (target) =>
      (target.priority ?? priority) === priority && (target.sourceKind ?? sourceKind) === sourceKind,
  );
  const first = fitting.find(({ firstMinutes }) => firstMinutes !== null)!;
  const resolve = fitting.find(({ resolveMinutes }) => resolveMinutes !== null);
  return { firstMinutes: first.firstMinutes!, resolveMinutes: resolve?.resolveMinutes ?? null };
}

/** When the first response is due if the clock starts then. */
export function planned(clock: ResponseClock, timed: Timed, clockFrom: Date): Planned {
  const { firstMinutes } = promised(clock, timed);
  return {
    dueAt: dueAt(wholeMinute(clockFrom), firstMinutes, clock.calendar),
    clockFrom,
    targetMinutes: firstMinutes,
  };
}

/** The minute in which the clock starts counts from its beginning, so that all figures are whole minutes. */
export const wholeMinute = (at: Date) => new Date(Math.floor(at.getTime() / MINUTE) * MINUTE);

const weightOf = ({ priority, sourceKind }: Target) => (priority ? 2 : 0) + (sourceKind ? 1 : 0);
