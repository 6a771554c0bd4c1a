/** What narrows the list by choosing instead of typing: selects in the shape of chips. */
import { Options } from './fields.tsx';
import { Icon } from './parts.tsx';
import { type InboxQuery, inboxUrl, VIEWS } from './urls.ts';
import { SENTIMENT_WORDS, STATUS_WORDS, sourceName, VIEW_WORDS, wordFor } from './words.ts';

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
  name: keyof InboxQuery | 'theme' | 'owner';
  label: string;
  any: string;
  value: string;
  options: { value: string; label: string }[];
  class?: string;
};

/** A select in the shape of a chip; chosen ones stand out. */
export const Pill = ({ name, label, any, value, options, class: extra = '' }: PillProps) => (
  <span class={`pill ${any && value ? 'set' : ''} ${extra}`}>
    <select name={name} aria-label={label}>
      {any && <option value="">{any}</option>}
      <Options options={options} value={value} />
    </select>
    <Icon name="chevron-down" small />
  </span>
);

/** The options of a select, in the order of its words. */
export const worded = <Value extends string>(words: Record<Value, string>, values: readonly Value[]) =>
  values.map((value) => ({ value, label: words[value] }));

const keysOf = <Value extends string>(words: Record<Value, string>) => Object.keys(words) as Value[];

type Filters = { query: InboxQuery; choices: FilterChoices };

/** Once chosen they are a part of the search, which stands below it and goes by itself. */
const Added = ({ choices: { themes, people } }: Filters) => (
  <>
    {themes.length > 0 && (
      <Pill
        name="theme"
        label="Theme"
        any="Theme"
        value=""
        options={themes.map((theme) => ({ value: theme, label: wordFor({}, theme) }))}
      />
    )}
    <Pill
      name="owner"
      label="Owner"
      any="Owner"
      value=""
      options={[
        { value: 'me', label: 'Me' },
        { value: 'none', label: 'Nobody' },
        ...people.slice(1).map(({ name }) => ({ value: name, label: name })),
      ]}
    />
  </>
);

const BrandPill = ({ query, choices: { brands } }: Filters) =>
  brands.length > 1 ? (
    <Pill
      name="brand"
      label="Brand"
      any="Brand"
      value={query.brand}
      options={brands.map((brand) => ({ value: String(brand.id), label: brand.name }))}
    />
  ) : null;

const StatusPill = ({ query }: Filters) => (
  <Pill
    name="status"
    label="Status"
    any="Status"
    value={query.status}
    options={worded(STATUS_WORDS, keysOf(STATUS_WORDS))}
  />
);

/** Those for which there is no room beside the others until they narrow the list. */
export const RareFilters = (filters: Filters) => (
  <>
    {!filters.query.brand && <BrandPill {...filters} />}
    {!filters.query.status && <StatusPill {...filters} />}
  </>
);

export const Pills = (filters: Filters) => {
  const { query, choices } = filters;
  return (
    <div class="pills">
      <Pill
        name="view"
        label="View"
        any=""
        value={query.view}
        options={worded(VIEW_WORDS, VIEWS)}
        class="narrow-only"
      />
      {query.brand && <BrandPill {...filters} />}
      {query.status && <StatusPill {...filters} />}
      <Pill
        name="sentiment"
        label="Sentiment"
        any="Sentiment"
        value={query.sentiment}
        options={[
          ...worded(SENTIMENT_WORDS, keysOf(SENTIMENT_WORDS)),
          { value: 'unsure', label: 'Not sure' },
        ]}
      />
      <Pill
        name="source"
        label="Source"
        any="Source"
        value={query.source}
        options={choices.sourceKinds.map((kind) => ({ value: kind, label: sourceName(kind) }))}
      />
      <Added {...filters} />
      <button type="submit" class="button small without-script">
        Apply
      </button>
      {isFiltered(query) && (
        <a class="button quiet small" href={inboxUrl({ view: query.view })}>
          Clear
        </a>
      )}
    </div>
  );
};

export const isFiltered = (query: InboxQuery) =>
  Boolean(query.q || query.brand || query.status || query.source || query.sentiment);
