/** What the pages of alert rules show. */
import type { PreviewLine } from '../src/alerts/preview.ts';
import type { TypedRule } from '../src/alerts/rule-form.ts';
import type { AlertRuleRow } from './alerts-data.ts';
import type { Errors } from './fields.tsx';
import type { PlacedError } from './forms.tsx';

export type RuleTrial = {
  days: { day: string; rings: number; matches: number }[];
  matches: number;
  rings: number;
  joined: number;
  held: number;
  copies: number;
  moments: { at: Date; mentionId: number | null; joined: number }[];
};

export type RulePreview = { lines: PreviewLine[] };

/** What can be offered for a field's value, beside what is typed. */
export type Offered = { themes: string[]; sources: string[] };

export type RuleJudged = {
  useful: number;
  noise: number;
  share: number;
  isPoor: boolean;
  /** One more condition that would have spared noise. */
  narrower: { condition: string; usefulKept: number; noiseGone: number } | null;
};

export type AlertRuleData = {
  /** Null for a new one. */
  id: number | null;
  values: TypedRule;
  /** All rules, for the list beside it. */
  rules: AlertRuleRow[];
  channels: { id: number; kind: string; name: string; state: 'working' | 'failing' | 'off' }[];
  offered: Offered;
  errors: Errors;
  /** The filter cannot be read. */
  filterError: PlacedError | null;
  /** The filter in the language, and in words when it can be read. */
  filter: string;
  explanation: string | null;
  pausedUntil: Date | null;
  /** Null when the filter cannot be read. */
  trial: RuleTrial | null;
  preview: RulePreview | null;
  /** What people said of its messages; null when nobody has. */
  judged: RuleJudged | null;
  /** What came of a test. */
  tested: { sent: string[]; problems: { channel: string; problem: string }[] } | null;
};
