/** `/mentions/new`: one mention by hand. */
import { Card, PageHead } from './cards.tsx';
import { describedBy, type Errors, Field, Labelled, SelectField } from './fields.tsx';
import { Once, PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Icon } from './parts.tsx';
import { sourceName } from './words.ts';

type Option = { value: string; label: string };

export type NewMentionData = {
  brands: Option[];
  kinds: string[];
  /** Of whoever writes it. */
  timeZone: string;
  values: Record<string, string>;
  errors: Errors;
};

const STARS = ['', '1', '2', '3', '4', '5'].map((value) => ({ value, label: value || 'none' }));

const Words = ({ values, errors }: NewMentionData) => (
  <Labelled name="text" label="What was said" error={errors.text}>
    <textarea
      class="input"
      id="field-text"
      name="text"
      rows={6}
      dir="auto"
      aria-invalid={errors.text ? 'true' : undefined}
      aria-describedby={describedBy('text', false, errors.text)}
    >
      {values.text ?? ''}
    </textarea>
  </Labelled>
);

export const NewMentionPage = ({ frame, data }: { frame: Frame; data: NewMentionData }) => {
  const { brands, kinds, timeZone, values, errors } = data;
  return (
    <Layout frame={frame} title="Add a mention" current="inbox">
      <PageHead
        title="Add a mention"
        sub="For what was said where no source listens: a letter, a call, a closed group."
      >
        <a class="button" href="/imports">
          <Icon name="upload" /> Import a file
        </a>
      </PageHead>
      <Card title="The mention" class="form-card">
        <PostForm action="/mentions" class="form">
          <Once />
          <SelectField
            name="brand"
            label="About"
            value={values.brand}
            options={brands}
            error={errors.brand}
            required
          />
          <Words {...data} />
          <Field name="title" label="Title" value={values.title} error={errors.title} help="If it has one." />
          <Field
            name="author"
            label="Who said it"
            value={values.author}
            error={errors.author}
            autocomplete="off"
          />
          <SelectField
            name="source"
            label="Where"
            value={values.source}
            options={kinds.map((kind) => ({ value: kind, label: sourceName(kind) }))}
            error={errors.source}
          />
          <Field
            name="url"
            label="Address"
            value={values.url}
            error={errors.url}
            placeholder="https://"
            help="Whoever answers opens it from the mention."
          />
          <Field
            name="publishedAt"
            label="When"
            value={values.publishedAt}
            error={errors.publishedAt}
            placeholder="2026-11-21 14:30"
            help={`By your clock (${timeZone.replaceAll('_', ' ')}); empty means now.`}
          />
          <SelectField
            name="rating"
            label="Stars"
            value={values.rating}
            options={STARS}
            error={errors.rating}
          />
          {errors[''] && <p class="error">{errors['']}</p>}
          <div class="button-row">
            <button type="submit" class="button solid">
              Add mention
            </button>
            <a class="button quiet" href="/">
              Cancel
            </a>
          </div>
        </PostForm>
      </Card>
    </Layout>
  );
};
