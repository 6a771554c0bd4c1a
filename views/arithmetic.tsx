/** Business time in words: stretches whose minutes add up. */
import { count, number } from './format.ts';

/** `minutes` of business time between two instants. */
export type CountedPart = { from: Date; to: Date; minutes: number };

const formats = new Map<
  string,
  { day: Intl.DateTimeFormat; date: Intl.DateTimeFormat; time: Intl.DateTimeFormat }
>();

function formatsOf(timeZone: string) {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = (shape: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { ...shape, timeZone });
  const both = {
    day: made({ weekday: 'long' }),
    date: made({ weekday: 'long', day: 'numeric', month: 'short' }),
    time: made({ hour: 'numeric', minute: '2-digit', hourCycle: 'h23' }),
  };
  formats.set(timeZone, both);
  return both;
}

/** `9:15`, not `09:15`. */
const timeIn = (at: Date, timeZone: string) =>
  formatsOf(timeZone)
    .time.format(at)
    .replace(/^0(?=\d:)/, '');

/** `Monday 9:15`; `dated`: `Monday 23 Nov 9:15`. */
export const dayAndTime = (at: Date, timeZone: string, dated = false) =>
  `${formatsOf(timeZone)[dated ? 'date' : 'day'].format(at)} ${timeIn(at, timeZone)}`;

/** `Friday 16:45–17:00`. */
export function stretch({ from, to }: CountedPart, timeZone: string, dated = false): string {
  const { date } = formatsOf(timeZone);
  const sameDay = date.format(from) === date.format(new Date(to.getTime() - 1));
  const end = sameDay ? endOfDay(to, timeZone) : dayAndTime(to, timeZone, dated);
  return `${dayAndTime(from, timeZone, dated)}${sameDay ? '–' : ' to '}${end}`;
}

const endOfDay = (at: Date, timeZone: string) => timeIn(at, timeZone).replace(/^0:00$/, '24:00');

/** 90 → `1 h 30 min`. */
export function businessTime(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
  return [hours > 0 && `${number(hours)}\u00a0h`, (rest > 0 || hours === 0) && `${rest}\u00a0min`]
    .filter(Boolean)
    .join('\u00a0');
}

const MOST_PARTS = 8;

/** The middle of a long row as one, so that what is shown still adds up. */
export function shortened(parts: CountedPart[]): {
  shown: CountedPart[];
  between: CountedPart[];
  last: CountedPart[];
} {
  if (parts.length <= MOST_PARTS) return { shown: parts, between: [], last: [] };
  return { shown: parts.slice(0, 3), between: parts.slice(3, -2), last: parts.slice(-2) };
}

export const sumOf = (parts: CountedPart[]) => parts.reduce((sum, { minutes }) => sum + minutes, 0);

/** `15 min Friday 16:45–17:00, 15 min Monday 9:00–9:15`. */
export function sentenceOf(parts: CountedPart[], timeZone: string): string {
  const { shown, between, last } = shortened(parts);
  const dated = isLong(parts);
  const each = (part: CountedPart) => `${businessTime(part.minutes)} ${stretch(part, timeZone, dated)}`;
  const middle = `${businessTime(sumOf(between))} in ${count(between.length, 'stretch', 'stretches')} between`;
  return [...shown.map(each), ...(between.length > 0 ? [middle] : []), ...last.map(each)].join(', ');
}

/** Beyond a week, a weekday alone names no day. */
export const isLong = (parts: CountedPart[]) =>
  parts.length > 0 && parts.at(-1)!.to.getTime() - parts[0]!.from.getTime() > 6 * 86_400_000;

/** The same as a table with its sum. */
export const Arithmetic = (props: {
  parts: CountedPart[];
  timeZone: string;
  sum: string;
  caption: string;
}) => {
  const { shown, between, last } = shortened(props.parts);
  const line = (part: CountedPart) => (
    <tr>
      <th scope="row">{stretch(part, props.timeZone, true)}</th>
      <td>{businessTime(part.minutes)}</td>
    </tr>
  );
  return (
    <table>
      <caption class="hidden">{props.caption}</caption>
      <tbody>
        {shown.map(line)}
        {between.length > 0 && (
          <tr>
            <th scope="row">{count(between.length, 'stretch', 'stretches')} between</th>
            <td>{businessTime(sumOf(between))}</td>
          </tr>
        )}
        {last.map(line)}
        <tr>
          <th scope="row">{props.sum}</th>
          <td>{businessTime(sumOf(props.parts))}</td>
        </tr>
      </tbody>
    </table>
  );
};
