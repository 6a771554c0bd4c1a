/** The form for a fix. */
import type { FixInput } from '../src/fixes/register.ts';
import { Card, PageHead } from './cards.tsx';
import { type Errors, Field, SelectField } from './fields.tsx';
import { Delete, Once, PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { themeWord } from './theme-parts.tsx';

export type FixFormData = {
  /** Null for a new one. */
  id: number | null;
  values: FixInput;
  brand: { id: number; name: string };
  /** Brands whose fixes the viewer may register. */
  brands: { id: number; name: string }[];
  themes: string[];
  templates: { id: number; name: string }[];
  errors: Errors;
};

type Shown = { data: FixFormData };

const WINDOWS = [14, 28, 56, 84].map((days) => ({ value: String(days), label: `${days} days` }));

const themeOptions = (data: FixFormData, chosen: string, first: string) => [
  { value: '', label: first },
  ...[...new Set([...data.themes, ...(chosen ? [chosen] : [])])].map((theme) => ({
    value: theme,
    label: themeWord(theme),
  })),
];

const Others = ({ data: { brand, brands, id } }: Shown) =>
  id !== null || brands.length < 2 ? null : (
    <p class="hint">
      Other brands:{' '}
      {brands
        .filter((other) => other.id !== brand.id)
        .map((other, index) => (
          <>
            {index > 0 && ', '}
            <a href={`/fixes/new?brand=${other.id}`}>{other.name}</a>
          </>
        ))}
    </p>
  );

const Fields = ({ data: { values, errors, ...data } }: { data: FixFormData }) => (
  <>
    <SelectField
      name="theme"
      label="Theme that people complained about"
      value={values.theme}
      error={errors.theme}
      options={themeOptions({ values, errors, ...data }, values.theme, 'Choose a theme')}
    />
    <Field
      name="title"
      label="What was changed"
      value={values.title}
      error={errors.title}
      help="In words for those who complained: drafts to them quote it, such as: a second courier brings every bike within five days."
    />
    <Field
      name="shippedOn"
      label="Shipped on"
      type="date"
      value={values.shippedOn}
      error={errors.shippedOn}
      help="The first day that counts as after. A day to come is a plan."
    />
    <SelectField
      name="windowDays"
      label="Days to compare on each side"
      value={String(values.windowDays)}
      error={errors.windowDays}
      options={WINDOWS}
    />
    <SelectField
      name="comparisonTheme"
      label="Compare with a theme that it does not touch"
      value={values.comparisonTheme}
      error={errors.comparisonTheme}
      help="Its own change in the same days is taken for the season’s and taken out."
      options={themeOptions({ values, errors, ...data }, values.comparisonTheme, 'None')}
    />
    <SelectField
      name="template"
      label="Tell people with"
      value={String(values.templateId ?? '')}
      help="Nothing is sent by itself: each draft waits for somebody to read it."
      options={[
        { value: '', label: 'Sentences that Earshot proposes' },
        ...data.templates.map(({ id, name }) => ({ value: String(id), label: name })),
      ]}
    />
  </>
);

/** `/fixes/new` and `/fixes/:id/edit`. */
export const FixFormPage = ({ frame, data }: Shown & { frame: Frame }) => (
  <Layout frame={frame} title={data.id === null ? 'Register a fix' : 'Change a fix'} current="themes">
    <PageHead title={data.id === null ? 'Register a fix' : 'Change a fix'} sub={`For ${data.brand.name}`} />
    <Card title="What was changed, and when">
      <PostForm
        action={data.id === null ? '/fixes' : `/fixes/${data.id}`}
        fields={{ brand: data.brand.id }}
        class="stack"
      >
        {data.id === null && <Once />}
        <Fields data={data} />
        {data.errors[''] && (
          <p class="error" role="alert">
            {data.errors['']}
          </p>
        )}
        <div class="button-row">
          <button type="submit" class="button solid">
            {data.id === null ? 'Register the fix' : 'Save'}
          </button>
          <a class="button" href={data.id === null ? `/fixes?brand=${data.brand.id}` : `/fixes/${data.id}`}>
            Cancel
          </a>
        </div>
      </PostForm>
    </Card>
    {data.id !== null && (
      <Delete action={`/fixes/${data.id}/deletion`} word="Remove this fix">
        It is watched no more, and who was told because of it is forgotten. Replies stay.
      </Delete>
    )}
    <Others data={data} />
  </Layout>
);
