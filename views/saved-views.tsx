/** Lists of the inbox under names: keeping one, sharing it, and where the inbox opens. */
import type { SavedView } from '../src/mentions/inbox/saved-views.ts';
import { Card, PageHead } from './cards.tsx';
import { type Errors, Field, Tick } from './fields.tsx';
import { Delete, Once, PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { type InboxQuery, inboxUrl } from './urls.ts';
import { SENTIMENT_WORDS, SORT_WORDS, STATUS_WORDS, sourceName, VIEW_WORDS } from './words.ts';

export type SavedViewsData = {
  views: SavedView[];
  /** Where the inbox opens; null: at what needs a reply. */
  start: string | null;
  /** The list that is to be kept; '' when none was brought along. */
  query: string;
  name: string;
  shared: boolean;
  /** A name that could not be taken, as it was typed. */
  wrong?: { id: number; name: string; shared: boolean };
  errors: Errors;
};

/** What a list shows, in words: "Everything · Trustpilot · theme:price". */
function listWords(query: string): string {
  const { view, q, sort, status, source, sentiment } = Object.fromEntries(
    new URLSearchParams(query),
  ) as Partial<InboxQuery>;
  const parts = [
    VIEW_WORDS[view ?? 'needs-reply'],
    source && sourceName(source),
    sentiment && SENTIMENT_WORDS[sentiment as keyof typeof SENTIMENT_WORDS],
    status && STATUS_WORDS[status as keyof typeof STATUS_WORDS],
    q,
    sort && SORT_WORDS[sort],
  ];
  return parts.filter(Boolean).join(' · ');
}

const Keep = ({ data: { query, name, shared, errors, wrong } }: { data: SavedViewsData }) => (
  <Card title="Save this view">
    <PostForm action="/views" fields={{ query }} class="form">
      <Once />
      <p class="hint">{listWords(query)}</p>
      <Field name="name" label="Name" value={name} error={wrong ? undefined : errors.name} required />
      <Tick name="shared" value="1" label="Share it with everybody who sees the inbox" ticked={shared} />
      <div class="button-row">
        <button type="submit" class="button solid">
          Save the view
        </button>
        <a class="button quiet" href={`/digests?${query}`}>
          Get it as a digest or a feed
        </a>
      </div>
    </PostForm>
  </Card>
);

const Start = ({ query, isStart }: { query: string; isStart: boolean }) =>
  isStart ? (
    <span class="chip ok">The inbox opens here</span>
  ) : (
    <PostForm action="/views/start" fields={{ query }}>
      <button type="submit" class="button small">
        Open the inbox here
      </button>
    </PostForm>
  );

const Rename = ({ view, data }: { view: SavedView; data: SavedViewsData }) => {
  const isWrong = data.wrong?.id === view.id;
  return (
    <details open={isWrong}>
      <summary class="button quiet small">Rename or share</summary>
      <PostForm action={`/views/${view.id}`} fields={{ query: view.query }} class="form">
        <div class="field">
          <label for={`name-${view.id}`}>Name</label>
          <input
            class="input"
            id={`name-${view.id}`}
            name="name"
            value={isWrong ? data.wrong!.name : view.name}
            required
            aria-invalid={isWrong ? 'true' : undefined}
            aria-describedby={isWrong ? `name-${view.id}-error` : undefined}
          />
          {isWrong && (
            <p class="error" id={`name-${view.id}-error`}>
              {data.errors.name}
            </p>
          )}
        </div>
        <label class="tick">
          <input
            type="checkbox"
            name="shared"
            value="1"
            checked={isWrong ? data.wrong!.shared : view.shared}
          />{' '}
          Share it with everybody who sees the inbox
        </label>
        <button type="submit" class="button">
          Save
        </button>
      </PostForm>
    </details>
  );
};

const whose = ({ owner, shared }: SavedView) =>
  owner === null ? (shared ? 'yours, shared with everybody' : 'yours') : `shared by ${owner}`;

const Saved = ({ view, data }: { view: SavedView; data: SavedViewsData }) => (
  <li class="saved-view">
    <div class="grow">
      <a href={`/?${view.query}`}>
        <b>{view.name}</b>
      </a>
      <p class="hint">
        {listWords(view.query)}, {whose(view)}
      </p>
    </div>
    <Start query={view.query} isStart={data.start === view.query} />
    {view.owner === null && (
      <>
        <Rename view={view} data={data} />
        <Delete action={`/views/${view.id}/delete`} word="Delete the view">
          The list goes from {view.shared ? 'everybody’s' : 'your'} inbox. Its mentions stay.
        </Delete>
      </>
    )}
  </li>
);

/** `/views`. */
export const SavedViewsPage = ({ frame, data }: { frame: Frame; data: SavedViewsData }) => (
  <Layout frame={frame} title="Saved views" current="inbox">
    <PageHead title="Saved views" sub="A list of the inbox under a name, one press away.">
      {data.start !== null && (
        <PostForm action="/views/start">
          <button type="submit" class="button">
            Open the inbox at what needs a reply
          </button>
        </PostForm>
      )}
    </PageHead>
    {data.query !== '' && <Keep data={data} />}
    {data.views.length === 0 && data.query === '' && (
      <Card title="None yet">
        <p>Filter the inbox until it shows what you want to come back to, then choose “Save this view”.</p>
        <a class="button" href={inboxUrl({ view: 'needs-reply' })}>
          Open the inbox
        </a>
      </Card>
    )}
    {data.views.length > 0 && (
      <Card title="What was saved">
        <ul>
          {data.views.map((view) => (
            <Saved view={view} data={data} />
          ))}
        </ul>
      </Card>
    )}
  </Layout>
);
