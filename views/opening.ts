/** The sentence that opens a report: made by rules from its figures, so that it can be checked. */

import type { TrendPoint } from './chart-trend.tsx';
import { FEW, spoken } from './chart-trend.tsx';
import { count, longDay, minutes, percent, signed } from './format.ts';

/** A figure of the period and the same of the period before; null where it cannot be said. `n` is what it rests on. */
export type FigureData = { value: number | null; previous: number | null; n: number };

export type Figures = {
  /** Points, −100…100; n counts scored mentions. */
  net: FigureData;
  mentions: FigureData;
  /** 1–5; n counts ratings. */
  rating: FigureData;
  /** 0…1 of what needed a reply and got one by a person; n counts what needed one. */
  responseRate: FigureData;
  /** Minutes, median; n counts first replies. */
  firstResponse: FigureData;
  /** Minutes, 90th percentile. */
  firstResponseP90: FigureData;
  /** 0…1; n counts mentions of all brands. */
  shareOfVoice: FigureData;
};

export type Phrase = { text: string; strong?: boolean };

const SAME = 3;
const DEEP = 10;

export const change = ({ value, previous }: FigureData) =>
  value === null || previous === null ? null : value - previous;

function direction(net: FigureData): Phrase[] {
  const moved = change(net);
  if (net.value === null) return [{ text: 'Nothing was said that could be scored.' }];
  if (net.n < FEW)
    return [
      { text: 'Too few to judge:', strong: true },
      { text: ` ${count(net.n, 'scored mention')} in this period, net sentiment ${signed(net.value)}.` },
    ];
  if (moved === null) return [{ text: `Net sentiment stands at ${signed(net.value)}.` }];
  const word = Math.abs(moved) < SAME ? 'held steady' : moved > 0 ? 'has improved' : 'has worsened';
  return [
    { text: 'Reputation ' },
    { text: word, strong: true },
    { text: `: net sentiment is ${signed(net.value)}, ${fromBefore(moved)}.` },
  ];
}

const fromBefore = (moved: number) =>
  Math.abs(moved) < 0.5
    ? 'the same as before'
    : `${count(Math.round(Math.abs(moved)), 'point')} ${moved > 0 ? 'better' : 'worse'} than before`;

/** The deepest point is told only when it lies well below the period as a whole. */
function trough(points: TrendPoint[], net: FigureData): Phrase[] {
  const lowest = points[spoken(points)[0] ?? -1];
  const last = points.findLast((point) => point.net !== null);
  if (!lowest || !last || net.value === null || net.n < FEW || lowest.net! > net.value - DEEP) return [];
  const since = last === lowest ? '.' : `; at the end of the period it was ${signed(last.net!)}.`;
  return [{ text: ` It was lowest on ${longDay(lowest.day)} with ${signed(lowest.net!)}${since}` }];
}

function response({ responseRate, firstResponse }: Figures): Phrase[] {
  if (responseRate.value === null || responseRate.n === 0) return [];
  const faster = change(firstResponse);
  const pace =
    faster === null || Math.abs(faster) < 1
      ? ''
      : `, ${minutes(Math.abs(faster))} ${faster < 0 ? 'faster' : 'slower'} than before`;
  return [{ text: ` The team answered ${percent(responseRate.value)} of what needed a reply${pace}.` }];
}

export const opening = (figures: Figures, points: TrendPoint[]): Phrase[] => [
  ...direction(figures.net),
  ...trough(points, figures.net),
  ...response(figures),
];
