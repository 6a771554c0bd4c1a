/** What the inbox shows. */
import type { ConflictData } from './conflict.tsx';
import type { Total } from './format.ts';
import type { PlacedError } from './forms.tsx';
import type { FilterChoices } from './inbox-filters.tsx';
import type { SearchPart } from './inbox-search.tsx';
import type { TypedSelection } from './inbox-selection.tsx';
import type { MentionData } from './mention.tsx';
import type { RowData } from './row-data.ts';
import type { InboxQuery } from './urls.ts';

/** Why a list is empty, so that the page can say something true. */
export type Emptiness =
  | { kind: 'clear'; lastNegative: { at: Date; answeredBy: string | null } | null }
  | { kind: 'no-match' }
  /** A brand or a theme was asked for that there is not. */
  | { kind: 'unknown'; title: string; why: string }
  /** `setUp`: where whoever began it goes on. */
  | { kind: 'no-sources'; setUp: string }
  /** There are sources, and not one was ever read. */
  | { kind: 'unread' }
  /** The first reads are under way: of `of` sources `waiting` have not ended theirs, `failed` are tried again. */
  | { kind: 'reading'; waiting: number; failed: number; of: number; items: number; kept: Total };

export type InboxData = {
  query: InboxQuery;
  /** Mentions that the view finds in all, not only on this page. */
  count: Total;
  rows: RowData[];
  nextCursor: string | null;
  /** From the `after` parameter of "Load more"; '' on the first page. */
  after: string;
  selectedId: number | null;
  /** Opened on the right: the first of the list on `/`, the asked one on `/mentions/:id`. */
  detail: MentionData | null;
  /** Without JavaScript a refused move (409) shows the page with this bar. */
  conflict?: ConflictData;
  /** `detail` on `/mentions/:id`: a phone shows only that. */
  shown: 'list' | 'detail';
  choices: FilterChoices;
  /** A filter that cannot be read, and where; the list is then empty. */
  searchError: PlacedError | null;
  /** What the search asks for, part by part. */
  parts: SearchPart[];
  empty: Emptiness | null;
  /** What the refused form of the selection held. */
  typed?: TypedSelection;
};
