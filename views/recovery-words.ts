/** What the pages about recovery call things. */
import type { Outcome } from '../src/reports/recovery/effect.ts';
import type { RecoveryReport, Side } from '../src/reports/recovery/report.ts';

/** With the figure whose people are shown. */
export type RecoveryData = RecoveryReport & { of: { side: Side; outcome: Outcome } };

export const SIDE_WORDS: Record<Side, string> = { answered: 'Answered', unanswered: 'Not answered' };

export const OUTCOME_WORDS: Record<Outcome, string> = {
  improved: 'Came back happier',
  unhappy: 'Still unhappy',
  silent: 'Silent',
  'better already': 'Happier before',
  'too soon': 'Too soon to say',
};
