/** How measured figures are said. */
import type { Interval } from '../src/reports/figures.ts';
import type { MeasuredEngine, MeasuredSet } from '../src/reports/measured.ts';

export const PEERS = ['wink-nlp', 'vader', 'afinn'] as const satisfies MeasuredEngine[];

export const ENGINE_WORDS: Record<MeasuredEngine, string> = {
  earshot: 'Earshot',
  'wink-nlp': 'wink-nlp',
  vader: 'VADER',
  afinn: 'AFINN',
};

/** 0.605 → `60.5`. */
export const hundred = (share: number | null | undefined) =>
  share === null || share === undefined ? '–' : (100 * share).toFixed(1);

/** `58.9 to 62.1`. */
export const range = ([low, high]: readonly [number, number]) => `${hundred(low)} to ${hundred(high)}`;

export const intervalWords = (interval: Interval | null) =>
  interval ? `${Math.round(100 * interval.low)} to ${Math.round(100 * interval.high)}%` : '–';

/** On how many sets of sentiment the engine is ahead of all packages, each as it comes. */
export function wins(sets: MeasuredSet[]): { won: number; of: number } {
  const scored = sets.flatMap(({ sentiment }) => sentiment ?? []);
  const ahead = scored.filter((engines) =>
    PEERS.every((peer) => engines.earshot!.macroF1 > engines[peer]!.macroF1),
  );
  return { won: ahead.length, of: scored.length };
}
