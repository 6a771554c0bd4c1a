/** Where the figures of a report lead. */
import type { Reputation } from '../src/reports/reputation.ts';
import { mentionsBehind } from './urls.ts';

export type ReputationData = Reputation;

export type Reported = { data: ReputationData };

/** What the search box understands; `before:` excludes its day. No figure counts what was dismissed. */
function filterOf({ period }: ReputationData, more: string): string {
  const end = new Date(`${period.to}T00:00:00Z`);
  end.setUTCDate(end.getUTCDate() + 1);
  return `after:${period.from} before:${end.toISOString().slice(0, 10)} NOT status:dismissed ${more}`.trim();
}

/** The mentions behind a figure, as an inbox address. */
export const behind = (data: ReputationData, more = '', brandId = data.brand?.id ?? null) =>
  mentionsBehind(filterOf(data, more), brandId);

export const themeFilter = (theme: string) => (/\s/.test(theme) ? `theme:"${theme}"` : `theme:${theme}`);
