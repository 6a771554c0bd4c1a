/** Addresses: the inbox's filters live in the URL, so every view is a link and every link is a view. */
/** Saved views, in the order of the rail. */
export const VIEWS = [
  'needs-reply',
  'assigned-to-me',
  'mentioned',
  'overdue',
  'low-ratings',
  'snoozed',
  'spam',
  'everything',
] as const;
export type View = (typeof VIEWS)[number];

export const SORTS = ['due', 'newest', 'priority'] as const;
export type Sort = (typeof SORTS)[number];

/** The filters of one list as they stand in the URL; '' means "not set". */
export type InboxQuery = {
  view: View;
  q: string;
  sort: Sort;
  brand: string;
  status: string;
  source: string;
  sentiment: string;
};

export const EMPTY_QUERY: InboxQuery = {
  view: 'needs-reply',
  q: '',
  sort: 'due',
  brand: '',
  status: '',
  source: '',
  sentiment: '',
};

function search(query: Partial<InboxQuery>, more: Record<string, string> = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, ...more })) {
    if (value && value !== EMPTY_QUERY[name as keyof InboxQuery]) params.set(name, value);
  }
  return params.size ? `?${params}` : '';
}

/** `/?view=…`: the list with these filters. */
export function inboxUrl(query: Partial<InboxQuery>, more?: Record<string, string>): string {
  const found = search(query, more);
  // "/" alone is where the viewer's inbox opens, which may be another view.
  return found === '' && query.view ? `/?view=${query.view}` : `/${found}`;
}

/** `/views?view=…`: where this list is kept under a name. */
export const keepUrl = (query: InboxQuery) => inboxUrl(query).replace('/', '/views');

/** `/mentions/export?view=…`: what the list would be as a file; with ".csv" that file. */
export const exportUrl = (query: Partial<InboxQuery>, ending: '' | '.csv' = '') =>
  `/mentions/export${ending}${search({ ...query, sort: undefined })}`;

/** `/mentions/:id?view=…`: one mention, opened from that list. */
export const mentionUrl = (id: number, query: Partial<InboxQuery> = {}, more?: Record<string, string>) =>
  `/mentions/${id}${search(query, more)}`;

/** Everything that the filter finds, whatever its status: where a figure in a report leads. */
export const mentionsBehind = (filter: string, brandId: number | null) =>
  inboxUrl({ view: 'everything', sort: 'newest', q: filter, brand: brandId === null ? '' : String(brandId) });

/** `/people/<source kind>/<handle>`: everything that one author said. */
export const authorUrl = (sourceKind: string, handle: string) =>
  `/people/${encodeURIComponent(sourceKind)}/${encodeURIComponent(handle)}`;

/** The address if it is http or https, else null: what a stranger wrote never becomes another kind of link. */
export function safeUrl(url: string | null): string | null {
  const found = parsed(url);
  return found && /^https?:$/.test(found.protocol) ? found.href : null;
}

/** The host without `www.`, for reading. */
export const hostOf = (url: string | null): string | null => parsed(url)?.host.replace(/^www\./, '') ?? null;

/** See src/url.ts for why not by URL.canParse. */
function parsed(url: string | null): URL | null {
  try {
    return new URL(url ?? '');
  } catch {
    return null;
  }
}

const FROM_MANY_SITES = new Set(
  'rss json push manual gdelt newsapi googlenews googlealerts mastodon lemmy discourse'.split(' '),
);

/** The host, where the kind of source does not name the site already; else null. */
export const siteOf = (sourceKind: string, url: string | null): string | null =>
  FROM_MANY_SITES.has(sourceKind) ? hostOf(url) : null;

export const SHARES_PATH = '/reputation/shares';
