/** Numbers, lengths of time and dates as people read them. Pure; the zone is always given. */

const LOCALE = 'en-GB';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });

const SHAPES = {
  digits: { year: 'numeric', month: '2-digit', day: '2-digit' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  short: { day: 'numeric', month: 'short' },
  shortYear: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

type Formats = Record<keyof typeof SHAPES, Intl.DateTimeFormat>;

const byZone = new Map<string, Formats>();

/** Making a format costs a hundred times as much as using it. */
function formatsOf(timeZone: string): Formats {
  const known = byZone.get(timeZone);
  if (known) return known;
  const made = Object.entries(SHAPES).map(([name, shape]) => [
    name,
    new Intl.DateTimeFormat(LOCALE, { ...shape, timeZone }),
  ]);
  byZone.set(timeZone, Object.fromEntries(made));
  return byZone.get(timeZone)!;
}

/** 2300 → `2,300`. */
export const number = (value: number) => whole.format(value);

/** A count that stops at a limit: `capped` says that there are more. */
export type Total = { n: number; capped: boolean };

/** `1,000+` where counting stopped. */
export const total = ({ n, capped }: Total) => number(n) + (capped ? '+' : '');

/** One word or its plural, with the number before it: `1 mention`, `2,300 mentions`. */
export const count = (value: number, one: string, many = `${one}s`) =>
  `${number(value)} ${value === 1 ? one : many}`;

/** −0.71 → `−0.71`, 10 → `+10`, 0 → `0`; with a true minus sign. */
export function signed(value: number, digits = 0): string {
  const size = Math.abs(value).toFixed(digits);
  if (Number(size) === 0) return size;
  return (value < 0 ? '−' : '+') + (digits ? size : number(Math.round(Math.abs(value))));
}

/** A share between 0 and 1 → `34%`; what is not none is not `0%`, and what is not all not `100%`. */
export function percent(share: number): string {
  if (share > 0 && share < 0.005) return '<1%';
  if (share < 1 && share >= 0.995) return '>99%';
  return `${whole.format(share * 100)}%`;
}

/** A unit never stands alone at the beginning of a line. */
const unit = (value: number, word: string) => `${value}\u00a0${word}`;

/** 72 minutes → `1 h 12 m`; 2 hours → `2 h`; 3 days and 2 hours → `3 d 2 h`; under a minute → `0 m`. */
export function duration(milliseconds: number): string {
  const minutes = Math.floor(Math.abs(milliseconds) / MINUTE);
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  if (days) return hours ? `${unit(days, 'd')}\u00a0${unit(hours, 'h')}` : unit(days, 'd');
  if (hours) return minutes % 60 ? `${unit(hours, 'h')}\u00a0${unit(minutes % 60, 'm')}` : unit(hours, 'h');
  return unit(minutes, 'm');
}

export const minutes = (value: number) => duration(value * MINUTE);

/** The time until or since a due time: `18 m left`, `1 h 12 m late`. */
export const timeLeft = (due: Date, now: Date) =>
  `${duration(due.getTime() - now.getTime())} ${due < now ? 'late' : 'left'}`;

/** `2026-11-21` in that zone. */
export const dayIn = (at: Date, timeZone: string) =>
  formatsOf(timeZone).digits.format(at).split('/').reverse().join('-');

/** `09:12`. */
export const clock = (at: Date, timeZone: string) => formatsOf(timeZone).time.format(at);

/** `21 Nov`, with the year when it is another one. */
export function date(at: Date, timeZone: string, now: Date): string {
  const sameYear = dayIn(at, timeZone).slice(0, 4) === dayIn(now, timeZone).slice(0, 4);
  return formatsOf(timeZone)[sameYear ? 'short' : 'shortYear'].format(at);
}

/** `21 November 2026, 09:12, Europe/Stockholm`. */
export const fullDate = (at: Date, timeZone: string) =>
  `${formatsOf(timeZone).long.format(at)}, ${clock(at, timeZone)}, ${timeZone}`;

/** `5 h` within a day, then `20 Nov`. */
export function age(at: Date, timeZone: string, now: Date): string {
  const since = now.getTime() - at.getTime();
  if (since < 0 || since >= DAY) return date(at, timeZone, now);
  if (since < MINUTE) return 'now';
  return since < HOUR ? unit(Math.floor(since / MINUTE), 'm') : unit(Math.floor(since / HOUR), 'h');
}

/** `today 09:12`, `yesterday 18:40`, `20 Nov 09:12`. */
export function moment(at: Date, timeZone: string, now: Date): string {
  const day = dayIn(at, timeZone);
  const time = clock(at, timeZone);
  if (day === dayIn(now, timeZone)) return `today ${time}`;
  if (day === dayIn(new Date(now.getTime() - DAY), timeZone)) return `yesterday ${time}`;
  return `${date(at, timeZone, now)} ${time}`;
}

const midnight = (day: string) => new Date(`${day}T00:00:00Z`);

/** A calendar day `2026-11-07` → `7 Nov`. */
export const calendarDay = (day: string) => formatsOf('UTC').short.format(midnight(day));

/** A calendar day `2026-11-07` → `7 November 2026`. */
export const longDay = (day: string) => formatsOf('UTC').long.format(midnight(day));

/** The beginning of a text, cut behind a word and marked so; what was cut to this very length before is marked too. */
export function firstWords(text: string, most: number): string {
  const letters = [...text];
  if (letters.length < most) return text;
  const cut = letters.slice(0, most).join('');
  const end = cut.search(/\s\S*$/);
  return `${(end > 0 ? cut.slice(0, end) : cut).replace(/[\s,;:.]+$/, '')}…`;
}

/** The first letters of up to two words, for an avatar. */
export const initials = (name: string) =>
  name
    .split(/[\s._-]+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => [...word][0]!.toUpperCase())
    .join('') || '?';
