/** Erasing a person: the form, what would go, and the receipts. */
import { Banner, Card, PageHead, Table } from './cards.tsx';
import { type Errors, Field, SelectField } from './fields.tsx';
import { count } from './format.ts';
import { PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { SettingsLayout } from './settings.tsx';
import { Moment } from './time.tsx';
import { sourceName } from './words.ts';

export type ReceiptRow = {
  id: number;
  at: Date;
  /** Null for the command line. */
  by: string | null;
  sourceKind: string;
  /** Stands for the person. */
  hash: string;
  receipt: Record<string, number>;
};

export type ErasureData = {
  kinds: { value: string; label: string }[];
  values: { author: string; source: string };
  errors: Errors;
  /** What would be removed, after it was asked for. */
  preview: {
    receipt: Record<string, number>;
    /** Settings that name the person and stay. */
    left: { name: string; href: string }[];
    alsoOn: { sourceKind: string; posts: number }[];
  } | null;
  receipts: ReceiptRow[];
};

const REMOVED_WORDS: Record<string, string> = {
  mentions: 'Their posts: text, title, author, address',
  elsewhere: 'Posts of others that name them',
  mention_versions: 'Earlier versions of posts',
  notes: 'Notes',
  replies: 'Replies',
  events: 'Entries in histories',
  alerts: 'Alerts',
  audit: 'Entries in the audit log',
  imports: 'Imported files and their names',
  import_refusals: 'Refused rows of imports',
  unread_replies: 'Raw replies of sources',
  idempotency_keys: 'Answers kept for repetitions',
  sources: 'Notes and bookmarks of sources',
  source_gaps: 'Reasons of gaps',
  job_runs: 'Errors of jobs',
};

const Removed = ({ receipt }: { receipt: Record<string, number> }) =>
  Object.keys(receipt).length === 0 ? (
    <p>Nothing of this person is stored.</p>
  ) : (
    <Table
      caption="What is removed"
      heads={['What', '>Rows']}
      rows={Object.entries(receipt).map(([table, n]) => [REMOVED_WORDS[table] ?? table, String(n)])}
    />
  );

const Ask = ({ data }: { data: ErasureData }) => (
  <Card title="Who is to be erased?">
    <PostForm action="/settings/erasure" class="form">
      <Field
        name="author"
        label="Handle, or name"
        value={data.values.author}
        error={data.errors.author}
        help="As the source shows it; where a source shows no handles, the name. The address of a profile works too."
        autocomplete="off"
        required
      />
      <SelectField
        name="source"
        label="Source"
        value={data.values.source}
        error={data.errors.source}
        options={data.kinds}
        help="The same handle elsewhere may be somebody else, so each kind of source is erased by itself."
      />
      <button type="submit" class="button solid">
        Show what would go
      </button>
    </PostForm>
  </Card>
);

type Preview = NonNullable<ErasureData['preview']>;

const Doubts = ({ preview }: { preview: Preview }) => (
  <>
    {preview.left.length > 0 && (
      <Banner tone="warn" icon="triangle-alert">
        <p>These settings name the person and stay as they are. Change or delete them yourself.</p>
        <ul>
          {preview.left.map(({ name, href }) => (
            <li>
              <a href={href}>{name}</a>
            </li>
          ))}
        </ul>
      </Banner>
    )}
    {preview.alsoOn.map(({ sourceKind, posts }) => (
      <p class="hint">
        The same handle or name also has {count(posts, 'post')} from {sourceName(sourceKind)}.{' '}
        {posts === 1 ? 'It stays' : 'They stay'} until you erase that too.
      </p>
    ))}
  </>
);

const Sure = ({ data, preview }: { data: ErasureData; preview: Preview }) => (
  <Card title={`What would go: ${data.values.author} on ${sourceName(data.values.source)}`} class="stack">
    <Removed receipt={preview.receipt} />
    <Doubts preview={preview} />
    <p>
      Counts, ratings and sentiment stay, so no figure changes. Whatever this person posts later is not stored
      again. This cannot be taken back.
    </p>
    <PostForm action="/settings/erasure" fields={{ ...data.values, sure: '1' }}>
      <div class="button-row">
        <button type="submit" class="button danger">
          Erase this person
        </button>
        <a class="button" href="/settings/erasure">
          Keep everything
        </a>
      </div>
    </PostForm>
  </Card>
);

const Receipts = ({ receipts }: { receipts: ReceiptRow[] }) => (
  <Card title="Receipts" hint="none of them says who it was">
    {receipts.length === 0 ? (
      <p class="hint">Nobody was erased yet.</p>
    ) : (
      <Table
        caption="Receipts"
        heads={['When', 'Source', 'By', 'Known as', '>']}
        rows={receipts.map((one) => [
          <Moment at={one.at} />,
          sourceName(one.sourceKind),
          one.by ?? 'command line',
          <code>{one.hash.slice(0, 12)}</code>,
          <a href={`/settings/erasure/${one.id}`}>Receipt</a>,
        ])}
      />
    )}
  </Card>
);

/** `/settings/erasure`. */
export const ErasurePage = ({ frame, data }: { frame: Frame; data: ErasureData }) => (
  <SettingsLayout frame={frame} at="erasure" title="Erase a person">
    {data.preview ? <Sure data={data} preview={data.preview} /> : <Ask data={data} />}
    <Receipts receipts={data.receipts} />
  </SettingsLayout>
);

/** `/settings/erasure/:id`, made to be printed. */
export const ErasureReceiptPage = ({ frame, data }: { frame: Frame; data: ReceiptRow }) => (
  <Layout frame={frame} title={`Erasure ${data.id}`} current="settings">
    <PageHead title={`Receipt of erasure ${data.id}`} sub={<a href="/settings/erasure">All receipts</a>} />
    <Card title="A person was erased">
      <dl class="pairs">
        <dt>When</dt>
        <dd>{data.at.toISOString().replace('T', ' ').slice(0, 16)} UTC</dd>
        <dt>Source</dt>
        <dd>{sourceName(data.sourceKind)}</dd>
        <dt>By</dt>
        <dd>{data.by ?? 'command line'}</dd>
        <dt>Known from now on as</dt>
        <dd>
          <code>{data.hash}</code>
        </dd>
      </dl>
      <Removed receipt={data.receipt} />
      <p class="hint">
        The hash is keyed: nobody can find the name from it, and Earshot refuses by it whatever this person
        posts again. Backups and exported files are outside of this receipt.
      </p>
    </Card>
  </Layout>
);
