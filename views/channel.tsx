/** One channel: where it goes, whether it works, and a test message. */
import { ChannelState } from './alert-lines.tsx';
import type { ChannelRow } from './alerts-data.ts';
import { Banner, Card, PageHead } from './cards.tsx';
import { type ChannelForm, ChannelFormFields } from './channel-form.tsx';
import { Keys, type KeysData, MadeSecret } from './channel-keys.tsx';
import { type SlackAppData, SlackGuide } from './channel-slack.tsx';
import { count } from './format.ts';
import { Delete, PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Icon } from './parts.tsx';
import { Moment } from './time.tsx';
import { channelName } from './words.ts';

export type ChannelData = Omit<ChannelForm, 'channel'> & {
  /** Null for a new one. */
  channel: ChannelRow | null;
  /** Null for other kinds. */
  slackApp: SlackAppData | null;
  /** Null for a new one. */
  keys: KeysData | null;
};

type Props = { frame: Frame; data: ChannelData };

const KindTabs = ({ data }: { data: ChannelData }) =>
  data.kinds.length > 1 ? (
    <nav class="button-row" aria-label="Kinds of channels">
      {data.kinds.map((kind) => (
        <a
          class="button small"
          href={`/channels/new?kind=${encodeURIComponent(kind.kind)}`}
          aria-current={kind.kind === data.kind ? 'true' : undefined}
        >
          {kind.label}
        </a>
      ))}
    </nav>
  ) : null;

const Test = ({ id }: { id: number }) => (
  <PostForm action={`/channels/${id}/test`}>
    <button type="submit" class="button">
      <Icon name="send" /> Send a test
    </button>
  </PostForm>
);

/** What it said last, since when, and what waits meanwhile. */
const Standing = ({ channel, keys }: { channel: ChannelRow; keys: KeysData | null }) => {
  const mayBeTested = keys?.consent == null || keys.consent === 'given';
  if (channel.state === 'working' && channel.stateNote === null && channel.waiting === 0) return null;
  const isQuiet = channel.state === 'working' && channel.stateNote === null;
  return (
    <Banner
      tone={channel.state === 'off' ? 'late' : isQuiet ? 'ok' : 'warn'}
      icon={isQuiet ? 'clock' : 'circle-x'}
    >
      {channel.stateNote && <>{channel.stateNote} </>}
      {channel.state !== 'working' && (
        <>
          Since <Moment at={channel.stateSince} />.{' '}
        </>
      )}
      <Backlog channel={channel} />
      {channel.state !== 'working' && mayBeTested && ' A test that arrives switches the channel on again.'}
    </Banner>
  );
};

const Backlog = ({ channel: { waiting, waitingSince } }: { channel: ChannelRow }) =>
  waiting > 0 && waitingSince ? (
    <>
      {waiting === 1 ? '1 message waits' : `${count(waiting, 'message')} wait, the oldest`} since{' '}
      <Moment at={waitingSince} />; each is kept for a day.
    </>
  ) : (
    <>Nothing waits for it.</>
  );

/** `/channels/new` and `/channels/:id`. */
export const ChannelPage = ({ frame, data }: Props) => {
  const title = data.channel?.name ?? 'Add a channel';
  return (
    <Layout frame={frame} title={title} current="alerts">
      <PageHead title={title} sub={<a href="/alerts">All alerts and channels</a>}>
        {data.channel && <ChannelState state={data.channel.state} />}
        {data.channel && frame.can['change channels'] && <Test id={data.channel.id} />}
      </PageHead>
      {data.keys?.made && <MadeSecret made={data.keys.made} />}
      {data.channel && <Standing channel={data.channel} keys={data.keys} />}
      {!data.channel && <KindTabs data={data} />}
      <div class={data.slackApp ? 'columns-main' : undefined}>
        <Card title={channelName(data.kind)} class="form-card">
          {frame.can['change channels'] ? (
            <ChannelFormFields data={data} />
          ) : (
            <p>Only an admin may change channels.</p>
          )}
        </Card>
        {data.slackApp && frame.can['change channels'] && <SlackGuide app={data.slackApp} />}
      </div>
      {data.keys && frame.can['change channels'] && <Keys keys={data.keys} />}
      {data.channel && frame.can['change channels'] && (
        <Delete action={`/channels/${data.channel.id}/deletion`} word="Delete channel">
          Its waiting messages are dropped, and no rule sends to it any more.
        </Delete>
      )}
    </Layout>
  );
};
