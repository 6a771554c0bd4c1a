/** Reply templates: what there is, and the form for one. */
import type { TemplateText } from '../src/db/schema.ts';
import type { Template } from '../src/mentions/writing/templates.ts';
import { Card, EmptyState, PageHead, Table } from './cards.tsx';
import { describedBy, type Errors, Field, idOf, Labelled, SelectField, Tick } from './fields.tsx';
import { firstWords } from './format.ts';
import { Delete, Once, PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Icon } from './parts.tsx';
import { INTENT_WORDS, sourceName } from './words.ts';

export type TemplateRow = Template & { mayChange: boolean };

const Name = ({ row }: { row: TemplateRow }) => (
  <>
    {row.mayChange ? <a href={`/templates/${row.id}`}>{row.name}</a> : <b>{row.name}</b>}
    <br />
    <span class="hint wide-only" dir="auto">
      {firstWords(row.texts[0]!.text, 90)}
    </span>
  </>
);

const wordingsOf = (texts: TemplateText[]) =>
  [...new Set(texts.map(({ language }) => language))]
    .map((language) => {
      const own = texts.filter((text) => text.language === language && text.sourceKind);
      return [language, ...own.map(({ sourceKind }) => sourceName(sourceKind!))].join(' · ');
    })
    .join(', ');

const answersOf = ({ intents, themes }: Template) =>
  [...intents.map((intent) => INTENT_WORDS[intent as keyof typeof INTENT_WORDS] ?? intent), ...themes].join(
    ', ',
  ) || 'anything';

const New = ({ may }: { may: boolean }) =>
  may ? (
    <a class="button solid" href="/templates/new">
      <Icon name="plus" /> Add a template
    </a>
  ) : null;

/** `/templates`. */
export const TemplatesPage = ({ frame, rows }: { frame: Frame; rows: TemplateRow[] }) => {
  const may = Boolean(frame.can['change templates']);
  return (
    <Layout frame={frame} title="Templates" current="templates">
      <PageHead title="Templates" sub="What is said again and again. In a mention, press T to choose one.">
        <New may={may} />
      </PageHead>
      {rows.length === 0 ? (
        <EmptyState icon="zap" title="No template yet" action={<New may={may} />}>
          A template saves typing, and the coach still asks for a sentence of your own.
        </EmptyState>
      ) : (
        <Card title="All templates">
          <Table
            caption="Reply templates"
            heads={['Template', 'For', 'Answers', 'Wordings', '>This week', '>In all']}
            rows={rows.map((row) => [
              <Name row={row} />,
              row.brandName ?? 'All brands',
              answersOf(row),
              wordingsOf(row.texts),
              String(row.usedThisWeek),
              String(row.used),
            ])}
          />
        </Card>
      )}
    </Layout>
  );
};

export type TemplateFormData = {
  /** Null for a new one. */
  id: number | null;
  values: { name: string; brand: string; intents: string[]; themes: string; texts: TemplateText[] };
  brands: { id: number; name: string }[];
  /** Only who may change templates for every brand. */
  mayForAll: boolean;
  /** Kinds of sources, with what each takes. */
  sources: { kind: string; most: string }[];
  /** Themes that brands have. */
  themes: string[];
  used: number;
  errors: Errors;
};

const TEXT_HELP =
  'Variables: {{author.first_name}}, {{agent.name}}, {{brand}}, {{source}}, {{order_no}}, {{theme}}. One without a value is marked, and the reply waits for it.';

const Wording = ({ data, text, at }: { data: TemplateFormData; text: TemplateText; at: number }) => {
  const name = `text-${at}`;
  const error = data.errors[name];
  const sources = [{ value: '', label: 'Any source' }].concat(
    data.sources.map(({ kind, most }) => ({ value: kind, label: `${sourceName(kind)} (${most})` })),
  );
  return (
    <fieldset class="wording">
      <legend class="hint">Wording {at + 1}</legend>
      <Labelled name={name} label="What it says" help={at === 0 ? TEXT_HELP : undefined} error={error}>
        <textarea
          class="input"
          id={idOf(name)}
          name="text"
          rows={4}
          maxlength={5000}
          dir="auto"
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={describedBy(name, at === 0, error)}
        >
          {text.text}
        </textarea>
      </Labelled>
      <div class="columns-2">
        <WordingField name="language" at={at} label="Language" value={text.language} />
        <WordingSource at={at} value={text.sourceKind ?? ''} options={sources} />
      </div>
    </fieldset>
  );
};

const WordingField = (props: { name: string; at: number; label: string; value: string }) => (
  <div class="field">
    <label for={`${props.name}-${props.at}`}>{props.label}</label>
    <input
      class="input"
      id={`${props.name}-${props.at}`}
      name={props.name}
      value={props.value}
      maxlength={3}
    />
  </div>
);

const WordingSource = (props: { at: number; value: string; options: { value: string; label: string }[] }) => (
  <div class="field">
    <label for={`source-${props.at}`}>Where</label>
    <span class="select">
      <select id={`source-${props.at}`} name="source">
        {props.options.map(({ value, label }) => (
          <option value={value} selected={value === props.value}>
            {label}
          </option>
        ))}
      </select>
      <Icon name="chevron-down" small />
    </span>
  </div>
);

const BLANK: TemplateText = { language: 'en', sourceKind: null, text: '' };
const INTENTS = Object.entries(INTENT_WORDS);

const Fields = ({ data }: { data: TemplateFormData }) => {
  const { values, errors, brands, mayForAll } = data;
  const options = brands.map(({ id, name }) => ({ value: String(id), label: name }));
  const all = mayForAll ? [{ value: '', label: 'All brands' }] : [];
  const wordings = [...values.texts, BLANK];
  return (
    <>
      <Field name="name" label="Name" value={values.name} error={errors.name} required />
      <SelectField
        name="brand"
        label="For"
        value={values.brand}
        options={[...all, ...options]}
        error={errors.brand}
      />
      <fieldset class="field ticks in-line">
        <legend>Answers</legend>
        {INTENTS.map(([intent, word]) => (
          <Tick name="intents" value={intent} ticked={values.intents.includes(intent)} label={word} />
        ))}
      </fieldset>
      <Field
        name="themes"
        label="Themes"
        value={values.themes}
        help={`Separated by commas${data.themes.length > 0 ? `, such as ${data.themes.slice(0, 3).join(', ')}` : ''}. Empty: any.`}
        error={errors.themes}
      />
      {wordings.map((text, at) => (
        <Wording data={data} text={text} at={at} />
      ))}
    </>
  );
};

/** `/templates/new`, `/templates/:id`. */
export const TemplateFormPage = ({ frame, data }: { frame: Frame; data: TemplateFormData }) => {
  const title = data.id === null ? 'Add a template' : data.values.name || 'Change a template';
  return (
    <Layout frame={frame} title={title} current="templates">
      <PageHead title={title} sub={<a href="/templates">All templates</a>} />
      <Card title="Template">
        <PostForm action={data.id === null ? '/templates' : `/templates/${data.id}`} class="form">
          <Once />
          <Fields data={data} />
          <button type="submit" class="button solid">
            {data.id === null ? 'Add template' : 'Save changes'}
          </button>
        </PostForm>
      </Card>
      {data.id !== null && (
        <Delete action={`/templates/${data.id}/deletion`} word="Delete template">
          It was used {data.used} times. The replies stay, the count of its uses goes. This cannot be taken
          back.
        </Delete>
      )}
    </Layout>
  );
};
