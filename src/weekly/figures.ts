/** The six figures of a letter, in the words of the page. Pure. */
import { minutes, number, percent, signed } from '../../views/format.ts';
import type { Figure, Figures } from '../reports/reputation-shape.ts';

export type Line = { word: string; value: string; beside: string };

type Kind = [name: keyof Figures, word: string, show: (value: number) => string];

const KINDS: Kind[] = [
  ['net', 'Net sentiment', signed],
  ['mentions', 'Mentions', number],
  ['rating', 'Average rating', (value) => value.toFixed(1)],
  ['responseRate', 'Response rate', percent],
  ['firstResponse', 'Median first reply', minutes],
  ['shareOfVoice', 'Share of voice', percent],
];

/** One for each figure, also for those that cannot be said. */
export const figureLines = (figures: Figures): Line[] =>
  KINDS.map(([name, word, show]) => ({ word, ...said(figures[name], show) }));

function said({ value, previous, few }: Figure, show: (value: number) => string) {
  if (value === null) return { value: '–', beside: 'not known' };
  const before = previous === null ? 'no earlier figure' : `before ${show(previous)}`;
  return { value: show(value), beside: few ? `${before}, few` : before };
}
