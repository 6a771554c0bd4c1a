/** One page of the inbox as its view draws it. */
import type { Emptiness, InboxData } from '../../views/inbox-data.ts';
import type { RowData } from '../../views/row-data.ts';
import { type InboxQuery, siteOf } from '../../views/urls.ts';
import type { Viewer } from '../accounts/can.ts';
import type { Brand } from '../brands/brands.ts';
import { isTheme, themesOfBrand } from '../brands/themes.ts';
import { unfinishedBrand } from '../brands/unfinished.ts';
import { filterParts } from '../mentions/filter/parts.ts';
import { type InboxPage, inbox } from '../mentions/inbox/inbox.ts';
import type { InboxRow, Total } from '../mentions/inbox/inbox-row.ts';
import { keptSoFar, lastNegative } from '../mentions/inbox/view-counts.ts';
import type { Platform } from '../platform/platform.ts';
import type { SourcesInBrief } from '../sources/in-brief.ts';
import { scopeOf, themesAsked } from './inbox-query.ts';

export const PAGE_LENGTH = 50;

export type Asked = {
  query: InboxQuery;
  seen: Brand[];
  viewer: Viewer;
  sources: Pick<SourcesInBrief, 'kinds' | 'silent' | 'reading'>;
  /** To whom many mentions may be given; needed where the selection bar is drawn. */
  people?: { id: number; name: string }[];
  teams?: { id: number; name: string }[];
};
/** `total`: who knows it already. */
export type Stretch = { cursor?: string | null; total?: (() => Promise<Total>) | null };

export type List = Omit<InboxData, 'detail' | 'selectedId' | 'shown' | 'after'>;

/** The list that a query means, in as many queries as it needs: the page, its count, what the filters offer. */
export async function listFor(
  platform: Platform,
  asked: Asked,
  { cursor = null, total = null }: Stretch = {},
): Promise<List> {
  const { scope, searchError } = scopeOf(asked.query, asked.seen, asked.viewer.userId);
  const asking = { cursor, limit: PAGE_LENGTH, uncounted: total !== null };
  const page = scope ? await inbox(platform, { ...scope, ...asking }) : NOTHING;
  return {
    query: { ...asked.query, sort: page.sort },
    count: page.total ?? (await total?.()) ?? NOTHING.total,
    rows: page.rows.map((row) => rowOf(row, asked)),
    nextCursor: page.next,
    choices: choicesOf(asked),
    searchError,
    parts: searchError ? [] : filterParts(asked.query.q),
    empty: page.rows.length > 0 ? null : await whyEmpty(platform, asked),
  };
}

/** Whose mentions, from where, about what, and to whom they can be given. */
function choicesOf({ seen, sources, viewer, people = [], teams = [] }: Asked): List['choices'] {
  const own = seen.filter(({ kind }) => kind === 'own');
  const names = own.flatMap(themesOfBrand).flatMap(({ name, hidden }) => (hidden ? [] : [name]));
  return {
    brands: seen.map(({ id, name }) => ({ id, name })),
    sourceKinds: sources.kinds,
    people: people.toSorted(
      (one, other) => Number(other.id === viewer.userId) - Number(one.id === viewer.userId),
    ),
    teams,
    themes: [...new Set(names)],
  };
}

const NOTHING = { rows: [], next: null, total: { n: 0, capped: false }, sort: 'due' } satisfies InboxPage;

/** Whether the list holds this mention as far as it was read. */
export const holds = ({ rows }: Pick<List, 'rows'>, mentionId: number): boolean =>
  rows.some((row) => row.id === mentionId);

async function whyEmpty(platform: Platform, { query, seen, sources }: Asked): Promise<Emptiness> {
  if (sources.kinds.length === 0) return { kind: 'no-sources', setUp: await setUpOf(platform, seen) };
  const unknown = unknownIn(query, seen);
  if (unknown) return { kind: 'unknown', ...unknown };
  if (query.q || query.status || query.source || query.sentiment) return { kind: 'no-match' };
  const brandIds = seen.map((brand) => brand.id);
  if (sources.reading)
    return { kind: 'reading', ...sources.reading, kept: await keptSoFar(platform, brandIds) };
  if (sources.silent) return { kind: 'unread' };
  return {
    kind: 'clear',
    lastNegative: await lastNegative(platform, brandIds),
  };
}

/** What the address names and nobody has. */
function unknownIn({ brand, q }: InboxQuery, seen: Brand[]): { title: string; why: string } | null {
  if (brand !== '' && !seen.some(({ id }) => String(id) === brand))
    return { title: 'There is no such brand', why: 'It was removed, or you may not see it.' };
  const unknown = themesAsked(q).find((theme) => !isTheme(theme, seen));
  if (unknown === undefined) return null;
  const why = 'None of your brands has one of that name; it may be called differently now.';
  return { title: `There is no theme “${unknown}”`, why };
}

/** The step at which the set-up was left. */
async function setUpOf(platform: Platform, seen: Brand[]): Promise<string> {
  const begun = await unfinishedBrand(platform);
  if (begun) return `/setup/words?brand=${begun.id}`;
  const own = seen.find(({ kind }) => kind === 'own');
  return own ? `/setup/where?brand=${own.id}` : '/setup/brand';
}

const brandNames = ({ brandName, others }: InboxRow): string =>
  [brandName, ...others.map((other) => other.brandName)].join(' and ');

/** The brand is named where several are mixed, and always for a competitor. */
export function rowOf(row: InboxRow, { query, seen }: Pick<Asked, 'query' | 'seen'>): RowData {
  const isMixed = !query.brand && seen.filter((brand) => brand.kind === 'own').length > 1;
  return {
    ...row,
    where: row.location ?? siteOf(row.sourceKind, row.url),
    brand: isMixed || row.brandKind === 'competitor' ? brandNames(row) : null,
  };
}
