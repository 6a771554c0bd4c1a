/** The list that a form means: a view or a saved one, narrowed by a brand and by words. */
import type { KeptList } from '../mentions/inbox/kept-list.ts';
import { readInboxQuery } from './inbox-query.ts';

/** What everybody can choose from, by its query. */
export const LISTS = [
  { value: 'view=everything', label: 'Everything new' },
  { value: 'view=needs-reply', label: 'What needs an answer' },
  { value: 'view=overdue', label: 'What is overdue' },
  { value: 'view=low-ratings', label: 'Low ratings' },
];

/** `list` is the query of an inbox address. */
export function keptList({ list, brand, filter }: { list: string; brand: string; filter: string }): KeptList {
  const query = readInboxQuery(Object.fromEntries(new URLSearchParams(list || LISTS[0]!.value)));
  const { view, q, status, source, sentiment } = query;
  const brandId = Number(brand || query.brand) || null;
  const fields = Object.entries({ status, source, sentiment }).filter(([, value]) => value !== '');
  const parts = [...fields.map(([field, value]) => `${field}:${value}`), ...[q, filter].filter(Boolean)];
  const whole = parts.length > 1 ? parts.map((part) => (part.includes(' ') ? `(${part})` : part)) : parts;
  return { view, brandId, filter: whole.join(' ') };
}
