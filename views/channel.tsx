/** One channel: where it goes, whether it works, and a test message. */
import { ChannelState } from './alert-lines.tsx';
import type { ChannelRow } from './alerts.tsx';
import { Banner, Card, PageHead } from './cards.tsx';
import { type ChannelForm, ChannelFormFields } from './channel-form.tsx';
import { type SlackAppData, SlackGuide } from './channel-slack.tsx';
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

const Trouble = ({ channel }: { channel: ChannelRow }) =>
  channel.state === 'working' ? null : (
    <Banner tone={channel.state === 'off' ? 'late' : 'warn'} icon="circle-x">
      {channel.stateNote} Since <Moment at={channel.stateSince} />. Waiting messages are kept; a test that
      arrives switches the channel on again.
    </Banner>
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
      {data.channel && <Trouble channel={data.channel} />}
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
      {data.channel && frame.can['change channels'] && (
        <Delete action={`/channels/${data.channel.id}/deletion`} word="Delete channel">
          Its waiting messages are dropped, and no rule sends to it any more.
        </Delete>
      )}
    </Layout>
  );
};
