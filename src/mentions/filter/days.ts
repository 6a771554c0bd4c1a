/** A filter of days: when they begin and end where a brand is. Pure. */
import { startOfDay } from '../clock/zone.ts';
import type { FieldFilter } from './field-filter.ts';
import type { Filter } from './filter.ts';

export type Days = Extract<FieldFilter, { field: 'on' }>;

/** The instant with which the days begin in that zone, and that with which they are over. */
export const spanOf = ({ from, to }: Pick<Days, 'from' | 'to'>, timeZone: string) => ({
  start: startOfDay(from, timeZone),
  end: startOfDay(dayAfter(to), timeZone),
});

const dayAfter = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** Whether it has to be known where brands are. */
export function asksForDays(filter: Filter): boolean {
  if (filter.kind === 'and' || filter.kind === 'or') return filter.parts.some(asksForDays);
  return filter.kind === 'not' ? asksForDays(filter.part) : filter.kind === 'field' && filter.field === 'on';
}
