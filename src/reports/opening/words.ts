/** Figures and days in the words of the opening sentence. */
const wholeNumbers = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const longDate = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });
const monthName = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });

const asDate = (day: string) => new Date(`${day}T00:00:00Z`);

/** `2,300`. */
export const whole = (value: number) => wholeNumbers.format(value);

/** `1 mention`, `2,300 mentions`. */
export const count = (value: number, one: string) => `${whole(value)} ${value === 1 ? one : `${one}s`}`;

/** A change in points, without its sign. */
export const points = (value: number) => count(Math.abs(value), 'point');

/** `+10`, `−9`, `0`. */
export function signed(value: number): string {
  // Halves go away from zero, as in the figure below the sentence.
  const size = Math.round(Math.abs(value));
  return size === 0 ? '0' : `${value < 0 ? '−' : '+'}${size}`;
}

/** 0.873 → `87%`; what is not all is not `100%`, here as on the page. */
export function percent(share: number): string {
  if (share > 0 && share < 0.005) return '<1%';
  return share < 1 && share >= 0.995 ? '>99%' : `${Math.round(share * 100)}%`;
}

/** 130.9 → `2 h 10 m`: begun minutes do not count, here as on the page, and no unit begins a line. */
export function minutesLong(value: number): string {
  const minutes = Math.floor(value);
  if (minutes < 60) return `${minutes}\u00a0m`;
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return count(Math.round(hours / 24), 'day');
  return minutes % 60 === 0 ? `${hours}\u00a0h` : `${hours}\u00a0h\u00a0${minutes % 60}\u00a0m`;
}

/** `7 November`. */
export const dayWords = (day: string) => longDate.format(asDate(day));

/** `early November`, `mid-November`, `late November`. */
export function partOfMonth(day: string): string {
  const number = Number(day.slice(8));
  const part = number <= 10 ? 'early ' : number <= 20 ? 'mid-' : 'late ';
  return part + monthName.format(asDate(day));
}

/** `on 7 November`, `from 1 to 7 November`, `from 23 October to 21 November`. */
export function inDays(from: string, to: string): string {
  if (from === to) return `on ${dayWords(from)}`;
  const start = from.slice(0, 7) === to.slice(0, 7) ? Number(from.slice(8)) : dayWords(from);
  return `from ${start} to ${dayWords(to)}`;
}
