/** The figures of a report as lines of a digest. Pure. */
import type { DigestItem } from '../alerts/channels/channel.ts';
import { minutesLong, percent, signed } from '../reports/opening/words.ts';
import type { Figure, Figures, Reputation } from '../reports/reputation-shape.ts';

type Line = [name: keyof Figures, label: string, show: (value: number) => string, of: string];

const LINES: Line[] = [
  ['net', 'Net sentiment', (value) => signed(Math.round(value)), 'scored mentions'],
  ['mentions', 'Mentions', (value) => String(value), ''],
  ['rating', 'Average rating', (value) => value.toFixed(1), 'ratings'],
  ['responseRate', 'Answered', percent, 'mentions that need an answer'],
  ['firstResponse', 'Time to first answer, median', minutesLong, 'answers'],
  ['shareOfVoice', 'Share of voice', percent, 'mentions of all compared brands'],
];

/** One for each figure that has a value. */
export function figureItems({ figures }: Pick<Reputation, 'figures'>, url: string): DigestItem[] {
  return LINES.flatMap(([name, label, show, of]) => {
    const { value } = figures[name];
    if (value === null) return [];
    const common = { author: null, sourceKind: '', sentiment: 'unscored' as const, url };
    return [{ ...common, title: `${label}: ${show(value)}`, excerpt: beside(figures[name], show, of) }];
  });
}

function beside({ previous, n, few }: Figure, show: (value: number) => string, of: string): string {
  const parts = [
    previous === null ? 'nothing to compare it with' : `before: ${show(previous)}`,
    of ? `${n} ${of}` : '',
    few && of ? 'few, so read it with care' : '',
  ];
  return parts.filter(Boolean).join(', ');
}
