/** `/imports`: files in, lists out, and how each import went. */
import type { imports } from '../src/db/schema.ts';
import { Card, PageHead, Table } from './cards.tsx';
import { describedBy, type Errors, Labelled } from './fields.tsx';
import { number } from './format.ts';
import { Once } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Chip, Icon } from './parts.tsx';
import { Moment } from './time.tsx';

export type ImportedFile = typeof imports.$inferSelect;
export type ImportsData = { imports: (ImportedFile & { by: string | null })[]; errors: Errors };

const STATES = {
  preview: { tone: 'warn', word: 'Not begun' },
  waiting: { tone: 'accent', word: 'Waiting' },
  running: { tone: 'accent', word: 'Being stored' },
  done: { tone: 'ok', word: 'Done' },
  cancelled: { tone: 'warn', word: 'Cancelled' },
  failed: { tone: 'late', word: 'Failed' },
} as const;

export const ImportState = ({ state }: { state: ImportedFile['state'] }) => (
  <Chip tone={STATES[state].tone}>{STATES[state].word}</Chip>
);

const Upload = ({ errors }: { errors: Errors }) => (
  <form method="post" action="/imports" enctype="multipart/form-data" class="form">
    <Once />
    <Labelled
      name="file"
      label="File"
      help="CSV or NDJSON with a mention on each line, up to 48 MB; or OPML, the list of feeds that a feed reader exports. You see what would be stored before anything is."
      error={Object.values(errors)[0]}
    >
      <input
        class="input"
        id="field-file"
        type="file"
        name="file"
        accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson,.opml,.xml,text/csv,application/x-ndjson"
        required
        aria-invalid={Object.keys(errors).length > 0 ? 'true' : undefined}
        aria-describedby={describedBy('file', true, Object.values(errors)[0])}
      />
    </Labelled>
    <div class="button-row">
      <button type="submit" class="button solid">
        <Icon name="upload" /> Look at it
      </button>
    </div>
  </form>
);

const Past = ({ data }: { data: ImportsData }) => (
  <Card title="Imports">
    {data.imports.length === 0 ? (
      <p class="hint">None yet. Reviews from a place without an interface come in this way.</p>
    ) : (
      <Table
        caption="Imports"
        heads={['File', 'State', '>New', '>Refused']}
        rows={data.imports.map((file) => [
          <div>
            <a href={`/imports/${file.id}`}>{file.fileName}</a>
            <p class="hint">
              <Moment at={file.createdAt} />
              {file.by && ` by ${file.by}`}
            </p>
          </div>,
          <ImportState state={file.state} />,
          number(file.accepted),
          number(file.refused),
        ])}
      />
    )}
  </Card>
);

export const ImportsPage = ({ frame, data }: { frame: Frame; data: ImportsData }) => (
  <Layout frame={frame} title="Import" current="sources">
    <PageHead
      title="Import"
      sub={<>For what no source brings. {frame.can['see sources'] && <a href="/sources">All sources</a>}</>}
    >
      <a class="button" href="/mentions/new">
        <Icon name="plus" /> Add one mention by hand
      </a>
      {frame.can['see sources'] && (
        <a class="button quiet" href="/sources.opml">
          <Icon name="download" /> Export the feeds
        </a>
      )}
    </PageHead>
    <Card title="From a file" class="form-card">
      <Upload errors={data.errors} />
    </Card>
    <Past data={data} />
  </Layout>
);
