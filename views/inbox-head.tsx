/** Above the list: what it shows, how many, and the filters as one GET form. */
import type { Child } from 'hono/jsx';
import { type Total, total } from './format.ts';
import { Menu, type PlacedError, PlacedErrorText } from './forms.tsx';
import { type FilterChoices, isFiltered, Pill, Pills, RareFilters, worded } from './inbox-filters.tsx';
import { Parts, Search, type SearchPart } from './inbox-search.tsx';
import { Hidden, Icon } from './parts.tsx';
import { exportUrl, type InboxQuery, inboxUrl, keepUrl, SORTS } from './urls.ts';
import { SORT_WORDS, VIEW_WORDS } from './words.ts';

const NO_COPIES = 'NOT is:copy';

/** Copies of a text are folded into the one that matters most, or shown each. */
const OnePerStory = ({ query }: { query: InboxQuery }) => {
  const isQueue = query.view === 'needs-reply' && !isFiltered({ ...query, brand: '' });
  const isFolded = isQueue || query.q.includes(NO_COPIES);
  const folded = `${query.q} ${NO_COPIES}`.trim();
  const q = isQueue ? 'status:open' : isFolded ? query.q.replace(NO_COPIES, '').trim() : folded;
  return (
    <Choice href={inboxUrl({ ...query, q })} icon="copy">
      {isFolded ? 'Show every copy' : 'One row per story'}
    </Choice>
  );
};

const Choice = ({ href, icon, children }: { href: string; icon: string; children: Child }) => (
  <a href={href}>
    <Icon name={icon} small />
    {children}
  </a>
);

type HeadProps = {
  query: InboxQuery;
  count: Total;
  choices: FilterChoices;
  searchError: PlacedError | null;
  parts: SearchPart[];
  mayExport: boolean;
  mayAdd: boolean;
  maySave: boolean;
};

const More = ({ query, choices, mayExport, mayAdd, maySave }: HeadProps) => (
  <Menu
    class="list-more"
    look="button quiet icon-only"
    label={
      <>
        <Icon name="sliders-horizontal" />
        <Hidden>More filters, and what to do with this list</Hidden>
      </>
    }
  >
    <div class="button-row">
      <RareFilters query={query} choices={choices} />
    </div>
    <OnePerStory query={query} />
    {maySave && (
      <Choice href={keepUrl(query)} icon="star">
        Save this view
      </Choice>
    )}
    {mayExport && (
      <Choice href={exportUrl(query)} icon="download">
        Download these mentions
      </Choice>
    )}
    {mayAdd && (
      <Choice href="/mentions/new" icon="plus">
        Add a mention by hand
      </Choice>
    )}
  </Menu>
);

export const ListHead = (props: HeadProps) => {
  const { query, count, choices, searchError, parts } = props;
  return (
    <form class="list-head" method="get" action="/" aria-label="Filters; a choice applies at once" data-tidy>
      <div class="list-title">
        <h1>{VIEW_WORDS[query.view]}</h1>
        <span class="count" id="list-count">
          {total(count)}
        </span>
        <span class="grow" />
        <Pill
          name="sort"
          label="Sort"
          any=""
          value={query.sort}
          options={worded(SORT_WORDS, SORTS)}
          class="plain"
        />
        <More {...props} />
      </div>
      <Search value={query.q} isWrong={searchError !== null} />
      {searchError && (
        <div id="search-problem">
          <PlacedErrorText error={searchError} />
        </div>
      )}
      <Parts query={query} parts={parts} />
      <Pills query={query} choices={choices} />
    </form>
  );
};
