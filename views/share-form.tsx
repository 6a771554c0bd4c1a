/** The form of a link to a report. */
import { Card } from './cards.tsx';
import { Field, SelectField, Tick } from './fields.tsx';
import { Once, PostForm } from './forms.tsx';
import { PERIOD_WORDS } from './period.tsx';
import { isNarrowed, onlyWords } from './reputation-data.ts';
import type { SharesData } from './shares-data.ts';
import { SHARES_PATH } from './urls.ts';

const Figures = ({ values, errors }: Pick<SharesData, 'values' | 'errors'>) => (
  <fieldset class="field">
    <legend>Figures</legend>
    <Tick
      type="radio"
      name="frozen"
      value=""
      ticked={!values.frozen}
      label="Rolling"
      hint="The period ends on the day on which it is read."
    />
    <Tick
      type="radio"
      name="frozen"
      value="1"
      ticked={values.frozen}
      label="Frozen"
      hint="These days, with the figures as they are now."
    />
    {errors.frozen && <p class="error">{errors.frozen}</p>}
  </fieldset>
);

const Shown = ({ values }: Pick<SharesData, 'values'>) => (
  <fieldset class="field">
    <legend>What people wrote</legend>
    <Tick
      type="radio"
      name="shows"
      value="figures"
      ticked={values.shows === 'figures'}
      label="Not shown"
      hint="Figures and charts alone."
    />
    <Tick
      type="radio"
      name="shows"
      value="quotes"
      ticked={values.shows === 'quotes'}
      label="Quotes, authors hidden"
    />
    <Tick
      type="radio"
      name="shows"
      value="authors"
      ticked={values.shows === 'authors'}
      label="Quotes with the authors’ names"
    />
  </fieldset>
);

const PERIOD_OPTIONS = (['7d', '30d', '90d', '12m', 'month', 'quarter', 'custom'] as const).map((value) => ({
  value,
  label: PERIOD_WORDS[value],
}));
const DAY_OPTIONS = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '', label: 'Until it is revoked' },
];

/** As the report was narrowed whose Share button was pressed. */
const Narrowed = ({ values: { source, language, theme }, errors }: Pick<SharesData, 'values' | 'errors'>) => {
  const problem = errors.source ?? errors.language;
  const only = { sourceKind: source || null, language: language || null, theme: theme || null };
  return isNarrowed(only) ? (
    <div>
      {Object.entries({ source, language, theme }).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <p>
        Narrowed to <b>{onlyWords(only)}</b>.
      </p>
      <p class="hint">To share all of it, clear the filters on the report first.</p>
      {problem && <p class="error">{problem}</p>}
    </div>
  ) : null;
};

export const NewLink = ({ data: { values, errors, brands } }: { data: SharesData }) => (
  <Card title="New link">
    <PostForm action={SHARES_PATH} class="form">
      <Once />
      {errors[''] && (
        <p class="error" role="alert">
          {errors['']}
        </p>
      )}
      <Field
        name="label"
        label="For"
        value={values.label}
        error={errors.label}
        help="Whom it is for, such as “Board, November”."
        required
        autocomplete="off"
      />
      <SelectField
        name="brand"
        label="Brand"
        value={values.brand}
        error={errors.brand}
        options={[
          { value: '', label: 'All your brands' },
          ...brands.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
      />
      <SelectField
        name="period"
        label="Period"
        value={values.period}
        error={errors.period}
        options={PERIOD_OPTIONS}
      />
      <details open={values.period === 'custom'}>
        <summary>Chosen dates</summary>
        <Field name="from" label="From" type="date" value={values.from} error={errors.from} />
        <Field name="to" label="To" type="date" value={values.to} error={errors.to} />
      </details>
      <Narrowed values={values} errors={errors} />
      <Figures values={values} errors={errors} />
      <Shown values={values} />
      <SelectField
        name="days"
        label="Works for"
        value={values.days}
        error={errors.days}
        options={DAY_OPTIONS}
      />
      <Field
        name="password"
        label="Password"
        type="password"
        error={errors.password}
        help="Leave it empty for none. At least 12 characters."
        autocomplete="new-password"
      />
      <button type="submit" class="button solid">
        Make link
      </button>
    </PostForm>
  </Card>
);
