/** What a report holds, and where its figures lead. */
import type { TrendPoint } from './chart-trend.tsx';
import type { Figures } from './opening.ts';
import { mentionsBehind } from './urls.ts';

export const PERIODS = ['7d', '30d', '90d', '12m', 'custom'] as const;
export type PeriodName = (typeof PERIODS)[number];

export const PERIOD_WORDS: Record<PeriodName, string> = {
  '7d': 'Last 7 days',
  '30d': 'Last 30 days',
  '90d': 'Last 90 days',
  '12m': 'Last 12 months',
  custom: 'Other dates',
};

export type ReputationData = {
  /** Null means all of one's own brands together. */
  brand: { id: number; name: string } | null;
  /** Days are the brand's own. */
  timeZone: string;
  /** Days `2026-10-23`, both ends included. */
  period: { name: PeriodName; from: string; to: string; days: number };
  figures: Figures;
  points: TrendPoint[];
  /** One's own first. */
  voices: { brandId: number; name: string; kind: 'own' | 'competitor'; mentions: number }[];
  ratings: { sourceKind: string; mean: number; previousMean: number | null; n: number }[];
  /** For the footnote. */
  notes: { sources: number; corrected: number; unscored: number; gaps: GapNote[] };
};

export type GapNote = { source: string; from: Date; to: Date | null; reason: string };

export type Reported = { data: ReputationData };

/** What the search box understands; `before:` excludes its day. */
function filterOf({ period }: ReputationData, more = ''): string {
  const end = new Date(`${period.to}T00:00:00Z`);
  end.setUTCDate(end.getUTCDate() + 1);
  return `after:${period.from} before:${end.toISOString().slice(0, 10)} ${more}`.trim();
}

/** The mentions behind a figure, as an inbox address. */
export const behind = (data: ReputationData, more = '', brandId = data.brand?.id ?? null) =>
  mentionsBehind(filterOf(data, more), brandId);
