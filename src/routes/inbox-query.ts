/** What an inbox address asks for, for the view and for the database. */
import { z } from 'zod';
import type { PlacedError } from '../../views/forms.tsx';
import { EMPTY_QUERY, type InboxQuery, inboxUrl, SORTS, VIEWS, type View } from '../../views/urls.ts';
import type { Brand } from '../brands/brands.ts';
import { QueryError } from '../brands/query-error.ts';
import { themeAsked } from '../mentions/aspect.ts';
import type { FieldFilter } from '../mentions/filter/field-filter.ts';
import { type Filter, parseFilter } from '../mentions/filter/filter.ts';
import { filterParts } from '../mentions/filter/parts.ts';
import { quoted } from '../mentions/filter/terms.ts';
import type { InboxScope } from '../mentions/inbox/walk.ts';
import { SENTIMENTS, STATUSES } from '../mentions/mention.ts';
import { cleanText } from '../text.ts';
import { returnPath } from './request/return-to.ts';

const QUERY = z.object({
  view: z.enum(VIEWS).catch(EMPTY_QUERY.view),
  sort: z.enum(SORTS).catch(EMPTY_QUERY.sort),
  q: z
    .string()
    .transform((text) => cleanText(text, 1000))
    .catch(''),
  brand: z
    .string()
    .regex(/^\d{1,15}$/)
    .catch(''),
  source: z
    .string()
    .regex(/^[a-z]{1,40}$/)
    .catch(''),
  status: z.enum(['', ...STATUSES]).catch(''),
  sentiment: z.enum(['', ...SENTIMENTS, 'unsure']).catch(''),
});

/** The query of an address; a value that does not fit counts as not given. */
export function readInboxQuery(given: Record<string, string>): InboxQuery {
  const query = QUERY.parse(given);
  return { ...query, q: withChosen(withChosen(query.q, 'theme', given.theme), 'assignee', given.owner) };
}

/** What is chosen beside the search becomes a part of it, in the place of what was chosen before. */
function withChosen(q: string, field: 'theme' | 'assignee', given = ''): string {
  const value = cleanText(given, 100);
  if (value === '') return q;
  const others = partsOf(q).filter((part) => !part.startsWith(`${field}:`));
  return [...others, `${field}:${quoted(value)}`].join(' ');
}

/** The themes that a search asks for, each of which a mention must have; none of a search that cannot be read. */
export function themesAsked(q: string): string[] {
  try {
    const filter = parseFilter(q);
    const parts = filter.kind === 'and' ? filter.parts : [filter];
    return parts.flatMap((part) =>
      part.kind === 'field' && part.field === 'theme' ? [themeAsked(part.value).theme] : [],
    );
  } catch (error) {
    if (error instanceof QueryError) return [];
    throw error;
  }
}

/** A search that cannot be read is one part, which its faulty place is shown in. */
function partsOf(q: string): string[] {
  try {
    return filterParts(q).map(({ text }) => text);
  } catch (error) {
    if (error instanceof QueryError) return [q];
    throw error;
  }
}

/** The one address of a list, however it was asked for: "everything" has one order only. */
export function addressOf(search: URLSearchParams): string {
  const query = readInboxQuery(Object.fromEntries(search));
  return inboxUrl(query.view === 'everything' ? { ...query, sort: EMPTY_QUERY.sort } : query);
}

/** The query behind a form's `return`: the list from which a mention was opened. */
export function queryBehind(path: string): InboxQuery {
  const { searchParams } = new URL(returnPath(path, '/'), 'http://here.invalid');
  return readInboxQuery(Object.fromEntries(searchParams));
}

/** A view as it is, of one brand or of all. */
export const isWholeView = ({ q, status, source, sentiment }: InboxQuery): boolean =>
  [q, status, source, sentiment].every((asked) => asked === '');

/** The rail has the count of this list. */
export const isInRail = (query: InboxQuery): boolean =>
  isWholeView(query) && query.brand === '' && !COUNTED_UNSEEN.has(query.view);

/** What was seen is no news any more, but stays in the list. */
const COUNTED_UNSEEN: ReadonlySet<View> = new Set(['mentioned']);

export type AskedScope = { scope: InboxScope | null; searchError: PlacedError | null };

/** The list of mentions that a query means for this viewer; null with a sentence when it cannot be read. */
export function scopeOf(query: InboxQuery, seen: Brand[], viewerUserId: number): AskedScope {
  try {
    const chosen = query.brand ? seen.filter((brand) => String(brand.id) === query.brand) : seen;
    const scope = {
      brandIds: chosen.map((brand) => brand.id),
      ownBrandIds: chosen.filter(({ kind }) => kind === 'own').map(({ id }) => id),
      viewerUserId,
      filter: filterOf(query),
      view: query.view,
      sort: query.sort,
      includeCompetitors: query.brand !== '',
    };
    return { scope, searchError: null };
  } catch (error) {
    if (error instanceof QueryError) return { scope: null, searchError: placed(error) };
    throw error;
  }
}

const placed = ({ message, query, start, end }: QueryError): PlacedError => ({ message, query, start, end });

function filterOf({ q, status, source, sentiment }: InboxQuery): Filter {
  const mood = sentiment === 'unsure' ? { is: sentiment } : { sentiment };
  const chosen = Object.entries({ status, source, ...mood }).filter(([, value]) => value !== '');
  const parts = chosen.map(([field, value]) => ({ kind: 'field', field, value }) as FieldFilter);
  return { kind: 'and', parts: [parseFilter(q), ...parts] };
}
