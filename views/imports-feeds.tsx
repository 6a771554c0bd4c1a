/** What a list of feeds would add. */
import { Card, EmptyState, PageHead } from './cards.tsx';
import { Tick } from './fields.tsx';
import { count } from './format.ts';
import { Once, PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';

export type FeedListData = {
  feeds: { title: string; url: string; folder: string | null; isWatched: boolean }[];
  /** Entries that are no address of the web. */
  leftOut: { title: string; address: string }[];
  mayAdd: boolean;
};

const LeftOut = ({ entries }: { entries: FeedListData['leftOut'] }) => (
  <Card title={`${count(entries.length, 'entry', 'entries')} left out`} class="form-card">
    <p class="hint">
      What is read must lie on the web, at an address that begins with https:// or http:// and has at most
      2,000 characters.
    </p>
    <ul>
      {entries.map(({ title, address }) => (
        <li>
          {title && <bdi>{title}</bdi>} <code>{address}</code>
        </li>
      ))}
    </ul>
  </Card>
);

export const FeedListPage = ({ frame, data }: { frame: Frame; data: FeedListData }) => {
  const fresh = data.feeds.filter((feed) => !feed.isWatched);
  const known = data.feeds.length - fresh.length;
  const sub = `${count(data.feeds.length, 'feed')} in the list, ${known} of them watched already`;
  return (
    <Layout frame={frame} title="Feeds to add" current="sources">
      <PageHead title="Feeds to add" sub={sub} />
      <Card title="Which ones?" class="form-card">
        {fresh.length === 0 || !data.mayAdd ? (
          <EmptyState
            icon="rss"
            title={data.mayAdd ? 'All of them are watched already' : 'Only a manager may add sources'}
            action={
              <a class="button" href="/sources">
                Back to the sources
              </a>
            }
          >
            Nothing was changed.
          </EmptyState>
        ) : (
          <PostForm action="/imports/feeds" class="form">
            <Once />
            {fresh.map(({ title, url, folder }) => (
              <Tick
                name="feed"
                value={`${url} ${title}`}
                ticked
                label={title}
                hint={folder ? `${folder} · ${url}` : url}
              />
            ))}
            <div class="button-row">
              <button type="submit" class="button solid">
                Add and read them
              </button>
              <a class="button quiet" href="/imports">
                Cancel
              </a>
            </div>
          </PostForm>
        )}
      </Card>
      {data.leftOut.length > 0 && <LeftOut entries={data.leftOut} />}
    </Layout>
  );
};
