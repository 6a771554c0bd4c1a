/** Hours, holidays and lengths of time as people type them. Pure. */
import type { Interval } from './hours.ts';

/** Thrown for what cannot be read; the message says what to change. */
export class Unreadable extends Error {
  override name = 'Unreadable';
}

export type Holiday = { day: string; name: string; hours: [number, number][] };

const TIME = String.raw`\d{1,2}(?:[:.]\d{2})?`;
const INTERVAL = new RegExp(String.raw`^(${TIME})\s*(?:-|–|to)\s*(${TIME})$`, 'i');
const TRAILING = new RegExp(
  String.raw`\s((?:${TIME}\s*[-–]\s*${TIME})(?:\s*,\s*${TIME}\s*[-–]\s*${TIME})*)$`,
);
const MOST_INTERVALS = 12;
const MOST_HOLIDAYS = 400;
const LONGEST_MINUTES = 30 * 24 * 60;

/** `9:00-12:00, 13-17` → intervals in their order; empty or "closed": none. Throws Unreadable. */
export function readIntervals(written: string): [number, number][] {
  const text = written.trim();
  if (text === '' || /^closed$/i.test(text)) return [];
  const intervals = text
    .split(/\s*[,;]\s*/)
    .filter(Boolean)
    .map(readInterval);
  intervals.sort((a, b) => a[0] - b[0]);
  if (intervals.length > MOST_INTERVALS)
    throw new Unreadable(`A day has ${MOST_INTERVALS} intervals at most.`);
  const crossing = intervals.findIndex(([opens], index) => index > 0 && opens < intervals[index - 1]![1]);
  if (crossing === -1) return intervals;
  const two = writtenIntervals(intervals.slice(crossing - 1, crossing + 1)).replace(', ', ' and ');
  throw new Unreadable(`${two} overlap. Make one of them.`);
}

function readInterval(written: string): [number, number] {
  const [, from, to] = INTERVAL.exec(written) ?? [];
  const opens = minuteOf(from);
  const closes = minuteOf(to);
  if (opens === null || closes === null)
    throw new Unreadable(`"${written.slice(0, 40)}" is not an interval. Write it as 9:00-17:00.`);
  if (opens < closes) return [opens, closes];
  throw new Unreadable(
    `${written.slice(0, 40)} ends before it begins. Past midnight, end at 24:00 and begin the next day at 0:00.`,
  );
}

function minuteOf(written: string | undefined): number | null {
  const [hour, minute = 0] = (written ?? '').split(/[:.]/).map(Number);
  const minutes = hour! * 60 + minute;
  return written && minute < 60 && minutes <= 1440 ? minutes : null;
}

/** `9:00–12:00, 13:00–17:00`. */
export const writtenIntervals = (intervals: readonly Interval[]) =>
  intervals.map((interval) => interval.map(writtenTime).join('–')).join(', ');

const writtenTime = (minute: number) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;

/** A line each: `2026-12-24 Christmas Eve 9:00-12:00`, without times for a day off. Throws Unreadable. */
export function readHolidays(written: string): Holiday[] {
  const lines = written.split('\n').map((line) => line.trim());
  const holidays = lines.flatMap((line, index) => (line === '' ? [] : [readHoliday(line, index + 1)]));
  if (holidays.length > MOST_HOLIDAYS)
    throw new Unreadable(`Write ${MOST_HOLIDAYS} holidays at most; these are ${holidays.length}.`);
  const days = new Set<string>();
  for (const { day } of holidays) {
    if (days.has(day)) throw new Unreadable(`${day} stands there twice. Put all its hours in one line.`);
    days.add(day);
  }
  return holidays.toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

function readHoliday(line: string, number: number): Holiday {
  const [, day, rest = ''] = /^(\d{4}-\d{2}-\d{2})(?=\s|$)(.*)$/.exec(line) ?? [];
  if (!day || !isDay(day))
    throw new Unreadable(`Line ${number} does not begin with a day. Write it as 2026-12-25 Christmas Day.`);
  const times = TRAILING.exec(rest)?.[1] ?? '';
  const name =
    rest
      .slice(0, rest.length - times.length)
      .trim()
      .slice(0, 80) || 'Holiday';
  try {
    return { day, name, hours: readIntervals(times) };
  } catch (error) {
    if (error instanceof Unreadable) throw new Unreadable(`Line ${number}: ${error.message}`);
    throw error;
  }
}

function isDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`);
  return at >= 0 && new Date(at).toISOString().startsWith(day);
}

/** What readHolidays reads. */
export const writtenHolidays = (holidays: readonly Holiday[]) =>
  holidays.map(({ day, name, hours }) => `${day} ${name} ${writtenIntervals(hours)}`.trim()).join('\n');

/** `30`, `30 min`, `4 h` or `1 h 30 min` → minutes, at most 30 days; null for nothing. Throws Unreadable. */
export function readMinutes(written: string): number | null {
  const text = written.trim();
  if (text === '') return null;
  const [match, hours, minutes] =
    /^(?:(\d+)\s*h(?:ours?)?)?\s*(?:(\d+)\s*(?:m|min|minutes?)?)?$/i.exec(text) ?? [];
  const total = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  if (match !== undefined && total > 0 && total <= LONGEST_MINUTES) return total;
  throw new Unreadable('Write a time such as 30 min, 4 h or 1 h 30 min, up to 720 h.');
}

/** 90 → `1 h 30 min`. */
export function writtenMinutes(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 && `${hours} h`, (rest > 0 || hours === 0) && `${rest} min`].filter(Boolean).join(' ');
}
