/** Which mentions stand behind the figures of the team report, in the filter language. */
import type { TeamReport } from '../src/reports/team/report.ts';
import { behind } from './reputation-data.ts';

/** The address of those of a group of which this is true besides; of all without it. */
export type Opens = (more?: string) => string;

/** Of what needed a reply, by the filter of a group. */
export const opensOf =
  (data: TeamReport, group = ''): Opens =>
  (more = '') =>
    behind(
      data,
      ['needs:reply', group, data.sourceKind && `source:${data.sourceKind}`, more].filter(Boolean).join(' '),
    );

export const ANSWERED = 'has:reply';
/** What was closed without being opened again. */
export const RESOLVED = 'status:resolved';
/** Kept or broken; what is not due yet is neither. */
export const DECIDED = '(promise:kept OR promise:late)';
export const RESOLVED_BY_PROMISE = '(resolving:kept OR resolving:late)';
