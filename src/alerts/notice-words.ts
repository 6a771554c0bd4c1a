/** What is said of an incident or a source, and where its page is. Pure. */
import { withUtcTimes } from '../sources/note-times.ts';
import type { AboutIncident, AboutSource } from './alert-row.ts';
import { incidentNotice } from './incidents/notice.ts';
import { maskPersonal } from './mask.ts';
import { clockAt } from './standing.ts';

export type NoticeWords = { title: string; text: string; url: string };

/** In the words of the Sources page. */
const HAPPENED: Record<string, string> = {
  quiet: 'has fallen silent',
  'signed-out': 'needs a new sign-in',
  blocked: 'refuses to be read',
  broken: 'cannot be read',
  gone: 'is gone',
  working: 'works again',
};

export function sourceWords(
  { sourceId, sourceName, sourceState, sourceNote }: Omit<AboutSource, 'kind'>,
  publicUrl: string,
): NoticeWords {
  const [state = ''] = sourceState.split(' ');
  return {
    title: `The source “${sourceName}” ${HAPPENED[state] ?? state}`,
    text: withUtcTimes(
      sourceNote ??
        'New posts come in as before. The time in between is listed as a gap unless it could be read again.',
    ),
    url: `${publicUrl}/sources/${sourceId}`,
  };
}

export function incidentWords(
  { incident, brandName }: Pick<AboutIncident, 'incident' | 'brandName'>,
  publicUrl: string,
): NoticeWords {
  const { title, text } = incidentNotice({ ...incident, brand_name: brandName });
  return { title, text: maskPersonal(text), url: `${publicUrl}/incidents/${incident.id}` };
}

/** "Jonas looks after it since 10:47", in the brand's time zone; null while nobody does. */
export function incidentStanding({ incident, caredForBy, timeZone }: AboutIncident): string | null {
  if (incident.closed_at !== null) return `It is over since ${clockAt(incident.closed_at, timeZone)}`;
  if (incident.acknowledged_at === null) return null;
  return `${caredForBy ?? 'Somebody'} looks after it since ${clockAt(incident.acknowledged_at, timeZone)}`;
}
