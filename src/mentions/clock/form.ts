/** Hours and targets as a form carries them, read and written. Pure. */
import { Refusal } from '../../failure.ts';
import { PRIORITIES, type Priority } from '../mention.ts';
import type { ResponseSettings } from './settings.ts';
import type { Target } from './targets.ts';
import {
  readHolidays,
  readIntervals,
  readMinutes,
  Unreadable,
  writtenHolidays,
  writtenIntervals,
  writtenMinutes,
} from './written.ts';

/** As typed. */
export type TypedSettings = {
  always: boolean;
  /** Monday first. */
  days: string[];
  holidays: string;
  first: string;
  resolve: string;
  targets: TypedTarget[];
};

/** An empty priority or source: any. */
export type TypedTarget = { priority: string; source: string; first: string; resolve: string };

export const NO_TARGET: TypedTarget = { priority: '', source: '', first: '', resolve: '' };

/**
 * What the form says. Throws Refusal with a sentence per field: always, day1 … day7, holidays, first, resolve, target0 …
 * `stored` is what the form was filled with, where it shows hours also to those who answer round the clock.
 */
export function readSettings(
  typed: TypedSettings,
  knownSources: ReadonlySet<string>,
  stored?: ResponseSettings,
): ResponseSettings {
  const wrong: Record<string, string> = {};
  if (stored && typed.always && hasNewHours(typed.days, stored)) wrong.always = HOURS_UNUSED;
  const reading = <Value>(field: string, otherwise: Value, read: () => Value): Value => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      wrong[field] ??= error.message;
      return otherwise;
    }
  };
  const settings: ResponseSettings = {
    responseMinutes: reading('first', 1, () => needed(readMinutes(typed.first))),
    resolveMinutes: reading('resolve', null, () => readMinutes(typed.resolve)),
    targets: typed.targets.flatMap((target, index) =>
      reading(`target${index}`, [], () => readTarget(target, knownSources)),
    ),
    week: typed.always
      ? null
      : typed.days.map((day, index) => reading(`day${index + 1}`, [], () => readIntervals(day))),
    holidays: reading('holidays', [], () => readHolidays(typed.holidays)),
  };
  const [problem] = Object.values(wrong);
  if (problem) throw new Refusal('invalid', problem, wrong);
  return settings;
}

const HOURS_UNUSED =
  'You wrote hours below, but they do not count round the clock. Choose “In these hours”, or empty them.';

/** Hours that somebody wrote, and not those that the form offered. */
function hasNewHours(days: string[], stored: ResponseSettings): boolean {
  const offered = [typedSettings(stored), typedSettings({ ...stored, week: null })];
  const isOffered = offered.some((each) => each.days.every((day, index) => day === days[index]?.trim()));
  return !isOffered && days.some((day) => day.trim() !== '');
}

function needed(minutes: number | null): number {
  if (minutes !== null) return minutes;
  throw new Unreadable(
    'Write a time such as 30 min or 4 h. It holds for everything that no line below names.',
  );
}

/** A line without times is left out. */
function readTarget({ priority, source, first, resolve }: TypedTarget, known: ReadonlySet<string>): Target[] {
  const firstMinutes = readMinutes(first);
  const resolveMinutes = readMinutes(resolve);
  if (firstMinutes === null && resolveMinutes === null) return [];
  if (!priority && !source)
    throw new Unreadable('Choose a priority or a source. What holds for everything stands above.');
  const isPriority = priority === '' || (PRIORITIES as readonly string[]).includes(priority);
  if (!isPriority || (source !== '' && !known.has(source)))
    throw new Unreadable('There is no such priority or source. Choose another one.');
  return [
    {
      priority: (priority || null) as Priority | null,
      sourceKind: source || null,
      firstMinutes,
      resolveMinutes,
    },
  ];
}

const OFFICE = '9:00–17:00';

/** What readSettings reads. A brand that answers round the clock is offered office hours. */
export function typedSettings({
  responseMinutes,
  resolveMinutes,
  targets,
  week,
  holidays,
}: ResponseSettings): TypedSettings {
  return {
    always: week === null,
    days: week?.map(writtenIntervals) ?? [...Array.from({ length: 5 }, () => OFFICE), '', ''],
    holidays: writtenHolidays(holidays),
    first: writtenMinutes(responseMinutes),
    resolve: written(resolveMinutes),
    targets: targets.map(({ priority, sourceKind, firstMinutes, resolveMinutes: within }) => ({
      priority: priority ?? '',
      source: sourceKind ?? '',
      first: written(firstMinutes),
      resolve: written(within),
    })),
  };
}

const written = (minutes: number | null) => (minutes === null ? '' : writtenMinutes(minutes));
