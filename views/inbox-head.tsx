/** Above the list: what it shows, how many, and the filters as one GET form. */
import { Options } from './fields.tsx';
import { type Total, total } from './format.ts';
import { type PlacedError, PlacedErrorText } from './forms.tsx';
import { Parts, Search, type SearchPart } from './inbox-search.tsx';
import { Hidden, Icon } from './parts.tsx';
import { exportUrl, type InboxQuery, inboxUrl, keepUrl, SORTS, VIEWS } from './urls.ts';
import { SENTIMENT_WORDS, SORT_WORDS, STATUS_WORDS, sourceName, VIEW_WORDS } from './words.ts';

/** What the selects offer. */
export type FilterChoices = {
  brands: { id: number; name: string }[];
  sourceKinds: string[];
  /** To whom many mentions may be given, the viewer first. */
  people: { id: number; name: string }[];
  teams: { id: number; name: string }[];
  themes: string[];
};

type PillProps = {
  name: keyof InboxQuery;
  label: string;
  any: string;
  value: string;
  options: { value: string; label: string }[];
  class?: string;
};

/** A select in the shape of a chip; chosen ones stand out. */
const Pill = ({ name, label, any, value, options, class: extra = '' }: PillProps) => (
  <span class={`pill ${any && value ? 'set' : ''} ${extra}`}>
    <select name={name} aria-label={label}>
      {any && <option value="">{any}</option>}
      <Options options={options} value={value} />
    </select>
    <Icon name="chevron-down" small />
  </span>
);

const worded = <Value extends string>(words: Record<Value, string>, values: readonly Value[]) =>
  values.map((value) => ({ value, label: words[value] }));

const keysOf = <Value extends string>(words: Record<Value, string>) => Object.keys(words) as Value[];

const Pills = ({ query, choices }: { query: InboxQuery; choices: FilterChoices }) => (
  <div class="pills">
    <Pill
      name="view"
      label="View"
      any=""
      value={query.view}
      options={worded(VIEW_WORDS, VIEWS)}
      class="narrow-only"
    />
    <Pill
      name="sentiment"
      label="Sentiment"
      any="Sentiment"
      value={query.sentiment}
      options={[...worded(SENTIMENT_WORDS, keysOf(SENTIMENT_WORDS)), { value: 'unsure', label: 'Not sure' }]}
    />
    <Pill
      name="source"
      label="Source"
      any="Source"
      value={query.source}
      options={choices.sourceKinds.map((kind) => ({ value: kind, label: sourceName(kind) }))}
    />
    {choices.brands.length > 1 && (
      <Pill
        name="brand"
        label="Brand"
        any="Brand"
        value={query.brand}
        options={choices.brands.map((brand) => ({ value: String(brand.id), label: brand.name }))}
      />
    )}
    <Pill
      name="status"
      label="Status"
      any="Status"
      value={query.status}
      options={worded(STATUS_WORDS, keysOf(STATUS_WORDS))}
    />
    <button type="submit" class="button small without-script">
      Apply
    </button>
    <OnePerStory query={query} />
    {isFiltered(query) && (
      <a class="button quiet small" href={inboxUrl({ view: query.view })}>
        Clear
      </a>
    )}
  </div>
);

const NO_COPIES = 'NOT is:copy';

/** Copies of a text are folded into the one that matters most, or shown each. */
const OnePerStory = ({ query }: { query: InboxQuery }) => {
  const isQueue = query.view === 'needs-reply' && !isFiltered({ ...query, brand: '' });
  const isFolded = isQueue || query.q.includes(NO_COPIES);
  const folded = `${query.q} ${NO_COPIES}`.trim();
  const q = isQueue ? 'status:open' : isFolded ? query.q.replace(NO_COPIES, '').trim() : folded;
  return (
    <a class={`button quiet small ${isFolded ? 'set' : ''}`} href={inboxUrl({ ...query, q })}>
      {isFolded ? 'Show every copy' : 'One row per story'}
    </a>
  );
};

export const isFiltered = (query: InboxQuery) =>
  Boolean(query.q || query.brand || query.status || query.source || query.sentiment);

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

export const ListHead = ({
  query,
  count,
  choices,
  searchError,
  parts,
  mayExport,
  mayAdd,
  maySave,
}: HeadProps) => (
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
      {maySave && (
        <a class="button quiet icon-only" href={keepUrl(query)} title="Save this view">
          <Icon name="star" small />
          <Hidden>Save this view</Hidden>
        </a>
      )}
      {mayAdd && (
        <a class="button quiet icon-only" href="/mentions/new" title="Add a mention by hand">
          <Icon name="plus" small />
          <Hidden>Add a mention by hand</Hidden>
        </a>
      )}
      {mayExport && (
        <a class="button quiet icon-only" href={exportUrl(query)} title="Download these mentions">
          <Icon name="download" small />
          <Hidden>Download these mentions</Hidden>
        </a>
      )}
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
