/** Dates as feeds write them: RFC 822 and ISO 8601 with their liberties, month names of many languages. */
import { folded, monthOf, zoneOffset } from './months.ts';

/** True when `updated` is a change after `date` and not the same moment in another precision. */
export function isLater(updated: Date | null, date: Date | null): boolean {
  return updated !== null && date !== null && updated.getTime() - date.getTime() >= 1000;
}

type Clock = { hour: number; minute: number; second: number; milliseconds: number; offset: number };
type Day = { year: number; month: number; day: number };

const MIDNIGHT: Clock = { hour: 0, minute: 0, second: 0, milliseconds: 0, offset: 0 };

/** RFC 822 and ISO 8601 to the letter, as they end up in Date.parse on every runtime. */
const STANDARD =
  /^(?:(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} (?:19|20)\d\d \d\d:\d\d:\d\d (?:GMT|UTC?|[ECMP][SD]T|[+-]\d{4})|(?:19|20)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|[+-]\d\d:\d\d))$/;

/** The time that `value` names, UTC where it names no zone; null when it cannot be read, never "now". */
export function parseDate(value: string): Date | null {
  if (STANDARD.test(value)) {
    const time = Date.parse(value);
    if (!Number.isNaN(time)) return new Date(time);
  }
  const text = folded(value.slice(0, 100)).replace(/\s+/g, ' ').trim();
  if (!/\d/.test(text)) return null;
  return fromEpoch(text) ?? fromIso(text) ?? (/^\d{4}[-/]/.test(text) ? null : fromWords(text));
}

/** Seconds or milliseconds since 1970. */
function fromEpoch(text: string): Date | null {
  if (/^\d{9,10}(\.\d+)?$/.test(text)) return new Date(Math.floor(Number(text)) * 1000);
  return /^\d{12,13}$/.test(text) ? new Date(Number(text)) : null;
}

const ISO_DAY =
  /^(\d{4})(?:(?:\s?[-/.년年:]\s?)(\d{1,2})(?:(?:\s?[-/.월月:]\s?)(\d{1,2})[일日]?)?|-?(\d{3})|(\d{2})(\d{2}))?(?!\d)(.*)$/;

function fromIso(text: string): Date | null {
  const match = ISO_DAY.exec(
    text.replace(/^(\d{8})(\d{4,6})(?!\d)/, '$1t$2').replace(/^(\d{2}-\d{2}-\d{2})t/, '20$1t'),
  );
  if (!match) return null;
  const rest = match[7]!;
  const clock = rest.trim() === '' ? MIDNIGHT : (readCompactClock(rest) ?? takeClock(rest)?.clock);
  if (!clock && /[a-z]{3}/.test(rest)) return null;
  const year = Number(match[1]);
  if (match[4]) return toDate({ year, month: 1, day: Number(match[4]) }, clock ?? MIDNIGHT, 366);
  const month = Number(match[2] ?? match[5] ?? 1);
  return toDate({ year, month, day: Number(match[3] ?? match[6] ?? 1) }, clock ?? zoneOnly(rest));
}

/** "t101500z", "t1015+01:00": the basic format of ISO 8601. */
function readCompactClock(rest: string): Clock | null {
  const match = /^\s?t?\s?(\d{2})(\d{2})(\d{2})?(?:[.,]\d+)?\s*(z|[+-]\d{2}:?\d{2})?$/.exec(rest);
  if (!match) return null;
  return {
    hour: Number(match[1]),
    minute: Number(match[2]),
    second: Number(match[3] ?? 0),
    milliseconds: 0,
    offset: zoneOffset(match[4] ?? 'z') ?? 0,
  };
}

function zoneOnly(rest: string): Clock {
  return { ...MIDNIGHT, offset: zoneOffset(rest) ?? 0 };
}

const CLOCK =
  /(\d{1,2})\s?[:h시時时]\s?(\d{1,2})(?:\s?[:분分]\s?(\d{1,2})[초秒]?(?:[.,:](\d{1,9}))?)?\s*([ap]\.?\s?m\b\.?)?[\s(]*((?:gmt|utc)?\s*[+\-−]\s*\d{1,2}:?\d{2}(?!\d)|(?:gmt|utc)?\s?[+\-−]\s?\d{1,2}(?!\d)|[a-z]{1,5}(?![a-z]))?/;

/** The time of day and the text around it. */
function takeClock(text: string): { clock: Clock; around: string } | null {
  const match = CLOCK.exec(text);
  if (!match) return null;
  const zone = zoneOffset((match[6] ?? '').replace(/\s/g, ''));
  const clock = {
    hour: halfDay(Number(match[1]), text, match[5]),
    minute: Number(match[2]),
    second: Number(match[3] ?? 0),
    milliseconds: Math.floor(Number(`0.${match[4] ?? 0}`) * 1000),
    offset: zone ?? 0,
  };
  const end = match.index + match[0].length - (zone === null ? (match[6]?.length ?? 0) : 0);
  return { clock, around: `${text.slice(0, match.index)} ${text.slice(end)}` };
}

function halfDay(hour: number, text: string, mark: string | undefined): number {
  const afternoon = mark?.startsWith('p') || /오후|下午|μ\.?μ/.test(text);
  const morning = mark?.startsWith('a') || /오전|上午|π\.?μ/.test(text);
  if (afternoon) return hour < 12 ? hour + 12 : hour;
  return morning && hour === 12 ? 0 : hour;
}

/** Any order of day, month name, year and time; weekdays come before the month and are passed over. */
function fromWords(text: string): Date | null {
  const taken = takeClock(text);
  const rest = taken?.around ?? text;
  const month = (rest.match(/\p{L}{3,}/gu) ?? []).map(monthOf).findLast((number) => number > 0) ?? 0;
  const numbers = (rest.match(/\d+/g) ?? []).filter((digits) => digits.length <= 4);
  const day = month > 0 ? namedDay(numbers, month) : numericDay(rest);
  return day && toDate(day, taken?.clock ?? MIDNIGHT);
}

function namedDay(numbers: string[], month: number): Day | null {
  const year = numbers.find((digits) => digits.length === 4) ?? numbers[1];
  const day = numbers.find((digits) => digits !== year && digits.length <= 2) ?? '1';
  return year === undefined ? null : { year: fullYear(year), month, day: Number(day) };
}

/** Dots mean day first; slashes mean month first unless that is impossible. */
function numericDay(text: string): Day | null {
  const match = /(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/.exec(text);
  if (!match) return null;
  const [first, second] = [Number(match[1]), Number(match[3])];
  const monthFirst = match[2] !== '.' && first <= 12 && (match[2] === '/' || second > 12);
  const [month, day] = monthFirst ? [first, second] : [second, first];
  return { year: fullYear(match[4]!), month, day };
}

/** RFC 2822, 4.3: two digits are 1950–2049. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return digits.length === 3 ? year + 1900 : year;
  return year < 50 ? year + 2000 : year + 1900;
}

function toDate({ year, month, day }: Day, clock: Clock, lastDay = daysIn(year, month)): Date | null {
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 || day > lastDay) return null;
  if (clock.hour > 24 || clock.minute > 59 || clock.second > 60 || Math.abs(clock.offset) > 18 * 60)
    return null;
  const { hour, minute, second, milliseconds, offset } = clock;
  return new Date(Date.UTC(year, month - 1, day, hour, minute - offset, second, milliseconds));
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
