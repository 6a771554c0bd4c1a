/** What the pages about fixes share. */
import type { FixEffect, Window } from '../src/fixes/effect.ts';
import type { Fix, FixState } from '../src/fixes/fix.ts';
import { number, signed } from './format.ts';
import { Chip, type Tone } from './parts.tsx';
import { behind, themeFilter } from './reputation-data.ts';

const STATES: Record<FixState, [tone: Tone | undefined, icon: string, word: string]> = {
  planned: ['line', 'clock', 'Planned'],
  watching: [undefined, 'circle-dashed', 'Not sure yet'],
  held: ['ok', 'circle-check', 'Holds'],
  relapsed: ['late', 'triangle-alert', 'Back again'],
};

export const StateChip = ({ state }: { state: FixState }) => {
  const [tone, icon, word] = STATES[state];
  return (
    <Chip tone={tone} icon={icon}>
      {word}
    </Chip>
  );
};

/** 12.34 → `12.3`; 0 → `0`. */
export const rateWord = (rate: number | null) => {
  if (rate === null) return '–';
  return rate === 0 ? '0' : rate < 100 ? rate.toFixed(1) : number(rate);
};

/** The complaints of a window, as an inbox address. */
export function complaintsUrl(
  { theme, brandId }: Pick<Fix, 'theme' | 'brandId'>,
  { from, to }: Pick<Window, 'from' | 'to'>,
) {
  const period = { name: 'custom', from, to, days: 0 } as const;
  return behind({ brand: null, period }, themeFilter(theme, 'negative'), brandId);
}

/** All that was said of the brand in a window, as an inbox address. */
export function mentionsUrl({ brandId }: Pick<Fix, 'brandId'>, { from, to }: Pick<Window, 'from' | 'to'>) {
  const period = { name: 'custom', from, to, days: 0 } as const;
  return behind({ brand: null, period }, '', brandId);
}

/** Complaints per 1,000 mentions, opening the complaints; none where there is nothing to count yet. */
export const RateOf = ({ fix, window }: { fix: Fix; window: Window | null }) =>
  window === null || window.rate === null ? (
    <>–</>
  ) : (
    <a href={complaintsUrl(fix, window)}>{rateWord(window.rate)}</a>
  );

/** 0.25 → `−75%`; beyond ten times as much, in times; of nothing there is no multiple. */
export function changeWord(ratio: number): string {
  if (!Number.isFinite(ratio)) return 'from none';
  return ratio > 10 ? `${number(Math.round(ratio))} times` : `${signed((ratio - 1) * 100)}%`;
}

export const intervalWord = ({ low, high }: { low: number; high: number }) =>
  Number.isFinite(high) ? `${changeWord(low)} to ${changeWord(high)}` : `${changeWord(low)} or more`;

export type RatioData = FixEffect['ratio'];

/** How surely a ratio says something. */
export const verdictOf = (ratio: RatioData): 'less' | 'more' | 'unsure' => {
  if (!ratio) return 'unsure';
  if (ratio.interval.high < 1) return 'less';
  return ratio.interval.low > 1 ? 'more' : 'unsure';
};

export const RatioWords = ({ ratio }: { ratio: RatioData }) =>
  ratio ? (
    <>
      <span class={`delta ${{ less: 'good', more: 'bad', unsure: '' }[verdictOf(ratio)]}`}>
        {changeWord(ratio.ratio)}
      </span>{' '}
      <small class="muted">{intervalWord(ratio.interval)}</small>
    </>
  ) : (
    <span class="muted">no complaints</span>
  );
