/** What comes regularly by itself: digests for people and channels, and private feeds for feed readers. */

import type { DigestRow } from '../src/digests/digests.ts';
import type { FeedLink } from '../src/feeds/feeds.ts';
import { Banner, Card, PageHead } from './cards.tsx';
import { DigestFields, FeedFields } from './digest-forms.tsx';
import type { DigestsData } from './digests-data.ts';
import { Delete, Once, PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Hidden } from './parts.tsx';
import { Moment, Time } from './time.tsx';
import { VIEW_WORDS } from './words.ts';

const CADENCE = { hourly: 'Every hour', daily: 'Every day', weekly: 'Every week' } as const;
const FORM = { team: 'what came and who has what', executive: 'the figures' } as const;

const listWords = ({
  view,
  filter,
  brandName,
}: {
  view: string;
  filter: string;
  brandName?: string | null;
}) => [VIEW_WORDS[view as keyof typeof VIEW_WORDS] ?? view, brandName, filter].filter(Boolean).join(' · ');

const Digest = ({ digest, address }: { digest: DigestRow; address: string }) => (
  <Card title={digest.name}>
    <p>
      {CADENCE[digest.cadence]} to {digest.channelName ?? address}: {FORM[digest.form]}.
    </p>
    <p class="hint">{listWords(digest)}</p>
    <p class="hint">
      {digest.endedAt ? (
        <>
          Unsubscribed <Moment at={digest.endedAt} />. The link in any of its letters takes it up again.
        </>
      ) : (
        <>
          Next one <Moment at={digest.nextAt} />, unless there is nothing to tell.
        </>
      )}
      {digest.lastSentAt && (
        <>
          {' '}
          Last one <Moment at={digest.lastSentAt} />.
        </>
      )}
    </p>
    {digest.problem && <p class="error">The last one did not go out. {digest.problem}</p>}
    <Delete action={`/digests/${digest.id}/deletion`} word="Remove the digest">
      Nothing of it is sent any more.
    </Delete>
  </Card>
);

const Feed = ({ feed }: { feed: FeedLink }) => (
  <li class="choice">
    <span class="grow">
      <b>{feed.name}</b>
      <small>
        {listWords(feed)} ·{' '}
        {feed.lastReadAt ? (
          <>
            last read <Time at={feed.lastReadAt} ago />
          </>
        ) : (
          'not read yet'
        )}
      </small>
    </span>
    <PostForm action={`/feeds/${feed.id}/revocation`}>
      <button type="submit" class="button small">
        Revoke<Hidden> {feed.name}</Hidden>
      </button>
    </PostForm>
  </li>
);

const Made = ({ made }: { made: NonNullable<DigestsData['made']> }) => (
  <Banner tone="ok" icon="key-round">
    <p>
      Copy the address of <b>{made.name}</b> into a feed reader now. It is not shown again, and whoever has it
      can read the list.
    </p>
    <input class="input" readonly value={made.address} aria-label="Address of the new feed" />
  </Banner>
);

const NoMail = () => (
  <Banner tone="warn" icon="circle-x">
    Earshot has no mail server, so digests by e-mail wait. Whoever runs it sets SMTP_URL and MAIL_FROM;
    digests to channels go out.
  </Banner>
);

/** `/digests`. */
export const DigestsPage = ({ frame, data }: { frame: Frame; data: DigestsData }) => (
  <Layout frame={frame} title="Digests and feeds" current="alerts">
    <PageHead title="Digests and feeds" sub={<a href="/alerts">All alerts and channels</a>} />
    {data.made && <Made made={data.made} />}
    {!data.hasMail && <NoMail />}
    {data.digests.map((digest) => (
      <Digest digest={digest} address={data.address} />
    ))}
    <div class="columns-2">
      <Card title="Subscribe to a digest">
        <PostForm action="/digests" class="form">
          <Once />
          <DigestFields data={data} />
          <button type="submit" class="button solid">
            Subscribe
          </button>
        </PostForm>
      </Card>
      {data.mayMakeFeeds && (
        <Card title="Private feeds">
          {data.feeds.length > 0 && (
            <ul class="choices">
              {data.feeds.map((feed) => (
                <Feed feed={feed} />
              ))}
            </ul>
          )}
          <PostForm action="/feeds" class="form">
            <Once />
            <FeedFields data={data} />
            <button type="submit" class="button">
              Make a feed
            </button>
          </PostForm>
        </Card>
      )}
    </div>
  </Layout>
);
