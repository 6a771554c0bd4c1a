/** Budgets as a plan: whose they are, and how often they let a source be asked. */
import type { Platform } from '../platform/platform.ts';
import type { Budget, SourceAdapter } from './adapter.ts';
import type { Settings } from './sealed.ts';

/** Seconds; a month counts its usual 30 days. */
const WINDOW_SECONDS: Record<Budget['per'], number> = {
  minute: 60,
  'five-minutes': 300,
  'ten-minutes': 600,
  'quarter-hour': 900,
  hour: 3600,
  day: 86_400,
  'pacific-day': 86_400,
  month: 30 * 86_400,
};

/** Seconds between two polls of one source that leave enough for all `sharers` of the budgets; 0 without budgets. */
export function plannedSeconds(budgets: Budget[], sharers: number): number {
  // A poll that finds nothing costs no money, however much it might.
  const spans = budgets
    .filter(({ unit }) => unit !== 'usd')
    .map(({ limit, per, perPoll }) =>
      limit > 0 ? (WINDOW_SECONDS[per] * perPoll * Math.max(1, sharers)) / limit : WINDOW_SECONDS[per],
    );
  return Math.ceil(Math.max(0, ...spans));
}

/** What every source with this credential has in common, and nobody can read; null without budgets. */
export async function fingerprintOf(
  { secrets }: Platform,
  adapter: SourceAdapter,
  settings: Settings,
): Promise<string | null> {
  if (!adapter.budgets) return null;
  // Without a key every kind has limits of its own.
  return secrets.fingerprint(adapter.credential?.(settings) || adapter.kind, 'sources.credential');
}
