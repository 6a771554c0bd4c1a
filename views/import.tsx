/** `/imports/:id`: which column is what, then how far it is, then what came of it. */
import type { ImportPreview } from '../src/ingest/import-preview.ts';
import { Banner, Card, PageHead, Table } from './cards.tsx';
import { type Errors, SelectField } from './fields.tsx';
import { count, firstWords, number } from './format.ts';
import { Once, PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { type ImportedFile, ImportState } from './imports.tsx';
import { Layout } from './layout.tsx';
import { Moment } from './time.tsx';
import { mentionsBehind } from './urls.ts';

export type ImportData = {
  file: ImportedFile & { refusals: { line: number; reason: string }[] };
  /** Null once it was begun. */
  preview: ImportPreview | null;
  /** What a column may hold. */
  fields: string[];
  brands: { id: number; name: string }[];
  /** Whether the match rules of all brands may decide. */
  mayMatch: boolean;
  brand: string;
  errors: Errors;
};

const FIELD_WORDS: Record<string, string> = {
  source: 'Where it was said',
  externalId: 'Its id there',
  url: 'Address',
  'author.name': 'Author: name',
  'author.handle': 'Author: handle',
  'author.url': 'Author: profile',
  'author.followers': 'Author: followers',
  title: 'Title',
  text: 'Text',
  language: 'Language',
  publishedAt: 'When',
  editedAt: 'When it was edited',
  rating: 'Stars (1 to 5)',
  'engagement.likes': 'Likes',
  'engagement.comments': 'Comments',
  'engagement.shares': 'Shares',
  'engagement.views': 'Views',
  location: 'Place',
  replyTo: 'Answers to (id)',
  parent: 'Thread (id)',
};

type Shown = { data: ImportData; preview: ImportPreview };

/** What a file of mentions nearly always has. */
const USUAL = ['text', 'title', 'author.name', 'publishedAt', 'rating', 'url', 'source', 'externalId'];

const Columns = ({ data, preview }: Shown) => {
  const usual = USUAL.filter((field) => data.fields.includes(field));
  const others = data.fields.filter((field) => !USUAL.includes(field));
  const isOpen = others.some((field) => preview.mapping[field] || data.errors[field]);
  return (
    <>
      <Fields fields={usual} data={data} preview={preview} />
      {others.length > 0 && (
        <details class="more-fields" open={isOpen}>
          <summary>{number(others.length)} more fields: engagement, place, thread</summary>
          <Fields fields={others} data={data} preview={preview} />
        </details>
      )}
    </>
  );
};

const Fields = ({ fields, data, preview }: Shown & { fields: string[] }) => {
  const options = [
    { value: '', label: 'not in this file' },
    ...preview.columns.map(({ name, sample }) => ({
      value: name,
      label: sample ? `${name}: ${sample.slice(0, 40)}` : name,
    })),
  ];
  return (
    <div class="columns-2">
      {fields.map((field) => (
        <SelectField
          name={field}
          label={FIELD_WORDS[field] ?? field}
          value={preview.mapping[field] ?? ''}
          options={options}
          error={data.errors[field]}
        />
      ))}
    </div>
  );
};

const Rows = ({ preview }: { preview: ImportPreview }) => (
  <Table
    caption="The first rows as they would be stored"
    heads={['Line', 'Text', 'Author', 'When', '>Stars']}
    rows={preview.rows.map((row) =>
      'why' in row
        ? [String(row.line), <span class="late">Refused: {row.why}</span>, '', '', '']
        : [
            String(row.line),
            <span dir="auto">
              {firstWords([row.item.title, row.item.text].filter(Boolean).join(': '), 160)}
            </span>,
            <span dir="auto">{row.item.author.name ?? row.item.author.handle ?? '–'}</span>,
            row.item.publishedAt ? <Moment at={new Date(row.item.publishedAt)} /> : 'not said: now',
            row.item.rating === null ? '–' : String(row.item.rating),
          ],
    )}
  />
);

const Mapping = ({ data, preview }: Shown) => (
  <PostForm action={`/imports/${data.file.id}`} class="sheet-part">
    <Once />
    <Card title="The first rows as they would be stored">
      {!preview.mapping.text && !preview.mapping.title && (
        <Banner tone="warn" icon="triangle-alert">
          No column is known to hold the text. Choose it below under Text, then preview again.
        </Banner>
      )}
      <Rows preview={preview} />
    </Card>
    <Card title="Which column is what?" hint="guessed from the names of the columns">
      <div class="form">
        <Columns data={data} preview={preview} />
        <SelectField
          name="brand"
          label="Whose mentions are these?"
          value={data.brand}
          help="The match rules leave out what names no brand. With a brand chosen every row is its mention."
          options={[
            ...(data.mayMatch ? [{ value: '', label: 'Let the match rules decide' }] : []),
            ...data.brands.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
        />
        <div class="button-row">
          <button type="submit" class="button solid">
            Import
          </button>
          <button type="submit" class="button" name="intent" value="preview">
            Preview again
          </button>
          <button type="submit" class="button quiet" formaction={`/imports/${data.file.id}/cancellation`}>
            Cancel
          </button>
        </div>
        <p class="hint">
          Imported mentions are history: they raise no alert and have no time to be answered by. The same row
          twice is stored once.
        </p>
      </div>
    </Card>
  </PostForm>
);

const isUnderWay = ({ state }: ImportedFile) => state === 'waiting' || state === 'running';

/** Asks for itself anew until it has ended. */
const Progress = ({ file }: { file: ImportData['file'] }) => (
  <div
    id="progress"
    class="stack"
    {...(isUnderWay(file) && {
      'hx-get': `/imports/${file.id}`,
      'hx-trigger': 'every 2s',
      'hx-select': '#progress',
      'hx-swap': 'outerHTML',
    })}
  >
    <Card title="How it goes" hint={<ImportState state={file.state} />}>
      <div class="form">
        {file.note && (
          <Banner tone="late" icon="circle-x">
            {file.note}
          </Banner>
        )}
        {isUnderWay(file) && (
          <progress
            class="progress"
            aria-label="Rows read"
            value={file.rowsDone}
            max={Math.max(1, file.rowCount ?? 0)}
          />
        )}
        <p>
          {number(file.rowsDone)} of {count(file.rowCount ?? file.rowsDone, 'row')} read:{' '}
          {number(file.accepted)} new, {number(file.duplicate)} known already, {number(file.refused)} refused.
        </p>
        {isUnderWay(file) ? (
          <PostForm action={`/imports/${file.id}/cancellation`} class="button-row">
            <Once />
            <button type="submit" class="button">
              Cancel the import
            </button>
            <a class="button quiet without-script" href={`/imports/${file.id}`}>
              Look again
            </a>
          </PostForm>
        ) : (
          file.accepted > 0 && (
            <p>
              <a href={mentionsBehind('', file.brandId)}>See the mentions</a>
            </p>
          )
        )}
      </div>
    </Card>
    {file.refusals.length > 0 && (
      <Card title="Refused rows" hint="the others were stored; mend these and import the file again">
        <Table
          caption="Refused rows"
          heads={['Line', 'Why']}
          rows={file.refusals.map(({ line, reason }) => [String(line), reason])}
        />
      </Card>
    )}
  </div>
);

export const ImportPage = ({ frame, data }: { frame: Frame; data: ImportData }) => (
  <Layout frame={frame} title={data.file.fileName} current="sources">
    <PageHead title={data.file.fileName} sub={<a href="/imports">All imports</a>} />
    {data.preview ? <Mapping data={data} preview={data.preview} /> : <Progress file={data.file} />}
  </Layout>
);
