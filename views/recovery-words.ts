/** What the pages about recovery call things. */
import type { Effect, Outcome } from '../src/reports/recovery/effect.ts';
import type { Behind, RecoveryReport, Side } from '../src/reports/recovery/report.ts';
import { count, number, signed } from './format.ts';

/** With the figure whose people are shown. */
export type RecoveryData = RecoveryReport & { of: { side: Side; outcome: Behind } };

export const SIDE_WORDS: Record<Side, string> = { answered: 'Answered', unanswered: 'Not answered' };

export const OUTCOME_WORDS: Record<Outcome, string> = {
  improved: 'Came back happier',
  unhappy: 'Still unhappy',
  silent: 'Silent',
  'better already': 'Happier before',
  'too soon': 'Too soon to say',
};

export const BEHIND_WORDS: Record<Behind, string> = {
  ...OUTCOME_WORDS,
  all: 'All critics',
  stars: 'Compared by stars',
  sentiment: 'Compared by sentiment',
  'stars alone': 'Came back with stars, nobody alike',
  'sentiment alone': 'Came back, nobody alike',
};

/** `0.7`, with a true minus sign where there is one. */
const size = (value: number) => signed(value, 1).replace('+', '');

export const within = ({ low, high }: { low: number; high: number }) =>
  `95% interval ${size(low)} to ${size(high)}`;

const isSure = ({ interval }: Effect) => interval !== null && (interval.low > 0 || interval.high < 0);

type Opened = Pick<RecoveryReport, 'stars' | 'sentiment' | 'answered'>;

/** The first sentences, by rules: who came back, and what answering did, or that nobody can say. */
export function recoveryOpening({ answered: { critics, improved }, ...effects }: Opened): string {
  const back = `${number(improved)} of ${count(critics, 'critic')} whom you answered came back happier. `;
  return (critics === 0 ? '' : back) + effectWords(effects);
}

function effectWords({ stars, sentiment }: Pick<RecoveryReport, 'stars' | 'sentiment'>): string {
  const known = stars.few ? sentiment : stars;
  const unit = stars.few ? 'points of sentiment (from −1 to 1)' : 'stars';
  if (known.difference === null)
    return 'Too few critics alike came back to say whether answering them helped.';
  if (!isSure(known))
    return `Among critics alike, no difference between answered and unanswered ones can be told from chance (${within(known.interval!)} ${unit}).`;
  const way = known.difference > 0 ? 'happier' : 'unhappier';
  return `Critics who were answered came back ${size(Math.abs(known.difference))} ${unit} ${way} than critics alike whom nobody answered (${within(known.interval!)}).`;
}
