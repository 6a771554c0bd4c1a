/** Finds a dip that is deeper than chance in the seven-day curve of a report, and tells it. Pure. */
import { addTones, netInterval, type Tones } from '../figures.ts';
import { addDays } from '../period.ts';
import type { DayFigures } from '../trend.ts';
import type { Phrase } from './phrase.ts';
import { dayWords, partOfMonth, percent, signed } from './words.ts';

export type Trough = {
  /** The week of the dip. */
  from: string;
  to: string;
  tones: Tones;
  /** Points of that week, and of the last seven days. */
  net: number;
  now: number;
  /** Whether a later week came back to about what was usual before. */
  recovered: boolean;
};

/** Tones of the dip's week, by theme. */
export type DipThemes = (Tones & { theme: string })[];

const SHORTEST = 21;
const LEAST_SCORED = 10;
const DEEP = 15;
const RECOVERED = 10;
const LEAST_SHARE = 0.2;

type Known = DayFigures & { weekNet: number };

/** A dip lies 15 points or more below what was usual before it, and the week's own interval does not reach that. */
export function troughOf(days: DayFigures[]): Trough | null {
  if (days.length < SHORTEST) return null;
  const known = days.filter((day): day is Known => day.weekNet !== null && day.weekScored >= LEAST_SCORED);
  const lowest = known.reduce<Known | null>(
    (low, day) => (low && low.weekNet <= day.weekNet ? low : day),
    null,
  );
  if (!lowest) return null;
  const before = medianOf(known.filter((day) => day.day < lowest.day));
  if (before === null || before - lowest.weekNet < DEEP) return null;
  const from = addDays(lowest.day, -6);
  const tones = addTones(days.filter(({ day }) => day >= from && day <= lowest.day));
  const interval = netInterval(tones);
  if (!interval || interval.high >= before) return null;
  const later = known.filter((day) => day.day > lowest.day).map((day) => day.weekNet);
  const recovered = Math.max(...later) >= before - RECOVERED;
  return { from, to: lowest.day, tones, net: lowest.weekNet, now: known.at(-1)!.weekNet, recovered };
}

/** The dip in words: when, how deep, what most of its criticism was about, and where things stand now. */
export function troughPhrases(trough: Trough, themes: DipThemes): Phrase[] {
  const { net, now, from, to } = trough;
  const since = now === net ? '.' : `; in the last seven days it was ${signed(now)}.`;
  return [
    { text: 'Reputation ' },
    { text: shapeOf(trough), strong: true },
    { text: '. Net sentiment fell to ' },
    {
      text: `${signed(net)} in the seven days to ${dayWords(to)}`,
      of: { what: 'scored', days: { from, to } },
    },
    ...causeOf(trough, themes),
    { text: since },
  ];
}

function shapeOf({ to, net, now, recovered }: Trough): string {
  const when = partOfMonth(to);
  if (recovered) return `dipped in ${when} and has recovered`;
  return now - net >= DEEP ? `fell in ${when} and is recovering` : `fell in ${when} and has not recovered`;
}

/** The theme that most of the dip's negative mentions were about, when it stands out. */
function causeOf({ tones, from, to }: Trough, themes: DipThemes): Phrase[] {
  const [first] = themes.toSorted((a, b) => b.negative - a.negative);
  if (!first || first.negative / tones.negative < LEAST_SHARE) return [];
  const share = percent(first.negative / tones.negative);
  return [
    { text: `, ${first.theme.replaceAll('-', ' ')} being behind ` },
    {
      text: `${share} of its negative mentions`,
      of: { what: 'negative', theme: first.theme, days: { from, to } },
    },
  ];
}

function medianOf(days: Known[]): number | null {
  const nets = days.map((day) => day.weekNet).sort((a, b) => a - b);
  return nets[Math.floor(nets.length / 2)] ?? null;
}
