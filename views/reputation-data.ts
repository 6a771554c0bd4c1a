/** Where the figures of a report lead. */
import type { Reputation } from '../src/reports/reputation.ts';
import { mentionsBehind } from './urls.ts';

export type ReputationData = Reputation;

/** What every report has: whose it is, and of which days. */
export type AboutPeriod = Pick<ReputationData, 'brand' | 'period'>;

export type Reported = { data: ReputationData };

/** What the search box understands; `before:` excludes its day. No figure counts what was dismissed. */
function filterOf({ period }: AboutPeriod, more: string): string {
  const end = new Date(`${period.to}T00:00:00Z`);
  end.setUTCDate(end.getUTCDate() + 1);
  return `after:${period.from} before:${end.toISOString().slice(0, 10)} NOT status:dismissed NOT is:spam ${more}`.trim();
}

/** The mentions behind a figure, as an inbox address. */
export const behind = (data: AboutPeriod, more = '', brandId = data.brand?.id ?? null) =>
  mentionsBehind(filterOf(data, more), brandId);

/** `said` narrows it to what is said of the theme: negative, neutral or positive. */
export function themeFilter(theme: string, said?: string): string {
  const value = said ? `${theme}=${said}` : theme;
  return /^[\p{L}\p{N}-]+$/u.test(value) ? `theme:${value}` : `theme:"${value}"`;
}
