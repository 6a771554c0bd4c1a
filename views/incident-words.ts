/** What incidents are called on screen, and where their mentions are. */
import type { Incident } from '../src/alerts/incidents/list.ts';
import type { OfIncident } from '../src/mentions/filter/field-filter.ts';
import { count, dayIn } from './format.ts';
import { mentionsBehind } from './urls.ts';

export const INCIDENT_STATUS = {
  open: { word: 'Open', tone: 'late', icon: 'triangle-alert' },
  acknowledged: { word: 'Somebody looks after it', tone: 'warn', icon: 'user-check' },
  closed: { word: 'Over', tone: 'ok', icon: 'circle-check' },
} as const;

export const CLOSED_FOR = {
  back: 'All is as usual again.',
  lasting: 'It lasted two weeks, so it is the usual now.',
  person: 'A person closed it.',
} as const;

/** "3 hours", "5 days". */
export const spanWords = (hours: number) =>
  hours < 48 ? count(hours, 'hour') : count(Math.round(hours / 24), 'day');

type Series = Pick<Incident, 'series' | 'theme'>;

/** "Critical mentions: delivery". */
export function seriesWords({ series, theme }: Series): string {
  if (series === 'rating') return 'Ratings';
  if (series === 'volume') return 'Mentions';
  return theme ? `Critical mentions: ${theme}` : 'Critical mentions';
}

const quoted = (value: string) =>
  /^[\p{L}\p{N}_-]+$/u.test(value) ? value : `"${value.replaceAll('"', '')}"`;

/** The inbox with the mentions of an incident since it began, as they were counted last. */
export function incidentMentions(incident: Incident): string {
  const { series, theme, startedAt, updatedAt, brandId } = incident;
  const parts = [
    ...(series === 'volume' || series === 'rating' ? [] : ['sentiment:negative']),
    ...(series === 'rating' ? ['has:rating'] : []),
    ...(theme ? [`theme:${quoted(theme)}`] : []),
    `after:${startedAt.toISOString()}`,
    `before:${new Date(updatedAt.getTime() + 1).toISOString()}`,
    'NOT status:dismissed NOT is:spam',
  ];
  return mentionsBehind(parts.join(' '), brandId);
}

/** What an incident's own figures were counted from; null where that was not kept. */
export const countedFrom = ({ id, brandId, keepsIds }: Incident, of: OfIncident, more = ''): string | null =>
  keepsIds ? mentionsBehind(`incident:${id}${of === 'found' ? '' : `=${of}`} ${more}`.trim(), brandId) : null;

export const themeFilter = (theme: string) => `theme:${quoted(theme)}`;
export const termFilter = (word: string) => `term:${quoted(word)}`;
export const sourceFilter = (kind: string) => `source:${kind}`;

/** The days of an incident in its brand's zone. */
export const incidentDays = ({ startedAt, closedAt, unusualAt, timeZone }: Incident) => ({
  from: dayIn(startedAt, timeZone),
  to: dayIn(closedAt && closedAt < unusualAt ? closedAt : unusualAt, timeZone),
});
