/** What can be typed into the search: a page at /search-terms, and the options that the field offers while one types. */
import type { SearchField } from '../src/mentions/filter/terms.ts';
import type { Frame } from './frame.ts';
import { Fragment, Layout } from './layout.tsx';
import { mentionsBehind } from './urls.ts';

/** `/search-terms` for HX-Request-Type: partial: every field, and every value behind its field. */
export const SearchOptions = ({ frame, fields }: { frame: Frame; fields: SearchField[] }) => (
  <Fragment frame={frame}>
    {fields.flatMap(optionsOf).map(({ typed, words }, index) => (
      // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the option it is at.
      <div role="option" id={`term-${index}`} aria-selected="false" data-typed={typed} hidden>
        <code>{typed}</code>
        {words && <span>{words}</span>}
      </div>
    ))}
  </Fragment>
);

const optionsOf = ({ field, finds, values }: SearchField) => [
  { typed: `${field}:`, words: finds },
  ...values.map((value) => ({ typed: `${field}:${value}`, words: null })),
];

const Examples = ({ field, values }: Pick<SearchField, 'field' | 'values'>) => (
  <ul class="search-values">
    {values.map((value) => (
      <li>
        <a href={mentionsBehind(`${field}:${value}`, null)}>
          <code>{`${field}:${value}`}</code>
        </a>
      </li>
    ))}
  </ul>
);

/** The whole of it, each value a link to what it finds. */
export const SearchTermsPage = ({ frame, fields }: { frame: Frame; fields: SearchField[] }) => (
  <Layout frame={frame} title="What can be typed in the search" current={null}>
    <h1>What can be typed in the search</h1>
    <p>
      Words find mentions whose title or text has all of them. <code>"two weeks"</code> finds these words side
      by side, <code>OR</code> one of them, <code>NOT</code> or <code>-</code> what does not have them, and{' '}
      <code>deliver*</code> words that begin so. Fields find by what is known of a mention; they may be mixed
      with words, and grouped in parentheses.
    </p>
    <section class="card" aria-label="Fields">
      <dl class="search-fields">
        {fields.map(({ field, finds, values }) => (
          <div>
            <dt>
              <code>{field}:</code>
            </dt>
            <dd>
              {finds}
              {values.length > 0 && <Examples field={field} values={values} />}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  </Layout>
);
