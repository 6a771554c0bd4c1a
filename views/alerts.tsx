/** The alerts: rules, the channels they go to, and what was delivered or failed. */
import { count } from './format.ts';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Card, Chip, EmptyState, Icon, PageHead, Table } from './parts.tsx';
import { Moment } from './time.tsx';
import { mentionUrl } from './urls.ts';
import { channelName } from './words.ts';

export type AlertRuleRow = {
  id: number;
  name: string;
  /** Null: every brand of one's own. */
  brand: string | null;
  filter: string;
  enabled: boolean;
  channels: string[];
  sentIn30Days: number;
};

export type ChannelRow = {
  id: number;
  kind: string;
  name: string;
  state: 'working' | 'failing' | 'off';
  stateNote: string | null;
  stateSince: Date;
  lastSentAt: Date | null;
};

export type DeliveryRow = {
  id: string;
  at: Date;
  rule: string | null;
  channel: string;
  mentionId: number;
  /** A title or the first words. */
  excerpt: string;
  status: 'pending' | 'sent' | 'failed';
  attempts: number;
  nextAttemptAt: Date | null;
  failureNote: string | null;
};

export type AlertsData = {
  rules: AlertRuleRow[];
  channels: ChannelRow[];
  /** Newest first. */
  deliveries: DeliveryRow[];
  nextCursor: string | null;
};

const RuleLine = ({ rule }: { rule: AlertRuleRow }) => (
  <li>
    <a class="choice" href={`/alert-rules/${rule.id}`}>
      <span class="grow">
        <b>{rule.name}</b>
        <small>
          {rule.brand ?? 'All brands of your own'} ·{' '}
          {rule.channels.length ? rule.channels.join(', ') : 'no channel, so nothing is sent'} ·{' '}
          {rule.sentIn30Days} in 30 days
        </small>
        <code>{rule.filter}</code>
      </span>
      {rule.enabled ? <Chip tone="ok">On</Chip> : <Chip tone="warn">Off</Chip>}
    </a>
  </li>
);

const CHANNEL_STATE = {
  working: { tone: 'ok', word: 'Working' },
  failing: { tone: 'warn', word: 'Failing, still trying' },
  off: { tone: 'late', word: 'Switched off' },
} as const;

export const ChannelState = ({ state }: { state: ChannelRow['state'] }) => (
  <Chip tone={CHANNEL_STATE[state].tone}>{CHANNEL_STATE[state].word}</Chip>
);

const ChannelLine = ({ channel }: { channel: ChannelRow }) => (
  <li>
    <a class="choice" href={`/channels/${channel.id}`}>
      <span class="glyph">
        <Icon name={channel.kind === 'slack' ? 'hash' : 'send'} small />
      </span>
      <span class="grow">
        <b>{channel.name}</b>
        <small>
          {channelName(channel.kind)}
          {channel.lastSentAt && (
            <>
              , last message <Moment at={channel.lastSentAt} />
            </>
          )}
        </small>
        {channel.stateNote && <small class="late">{channel.stateNote}</small>}
      </span>
      <ChannelState state={channel.state} />
    </a>
  </li>
);

const DELIVERY = {
  pending: { tone: 'warn', word: 'Waiting' },
  sent: { tone: 'ok', word: 'Sent' },
  failed: { tone: 'late', word: 'Failed' },
} as const;

const DeliveryState = ({ delivery }: { delivery: DeliveryRow }) => (
  <>
    <Chip tone={DELIVERY[delivery.status].tone}>{DELIVERY[delivery.status].word}</Chip>
    {delivery.attempts > 1 && <small> {count(delivery.attempts, 'attempt')}</small>}
    {delivery.failureNote && <small class="block">{delivery.failureNote}</small>}
    {delivery.status === 'pending' && delivery.nextAttemptAt && delivery.attempts > 0 && (
      <small class="block">
        Next try <Moment at={delivery.nextAttemptAt} />
      </small>
    )}
  </>
);

const Deliveries = ({ data }: { data: AlertsData }) => (
  <Card title="Delivery log" id="deliveries">
    {data.deliveries.length === 0 ? (
      <p class="hint">Nothing was sent yet. A message appears here when a rule finds a mention.</p>
    ) : (
      <Table
        caption="Delivery log"
        heads={['When', 'Mention', 'Rule', 'Channel', 'State']}
        rows={data.deliveries.map((delivery) => [
          <Moment at={delivery.at} />,
          <a href={mentionUrl(delivery.mentionId)} dir="auto">
            {delivery.excerpt}
          </a>,
          delivery.rule ?? 'deleted rule',
          delivery.channel,
          <DeliveryState delivery={delivery} />,
        ])}
      />
    )}
    {data.nextCursor && (
      <a class="button" href={`/alerts?cursor=${encodeURIComponent(data.nextCursor)}#deliveries`}>
        Older
      </a>
    )}
  </Card>
);

const NewRule = () => (
  <a class="button solid" href="/alerts/new">
    <Icon name="plus" /> New alert
  </a>
);

const Rules = ({ data, frame }: { data: AlertsData; frame: Frame }) => (
  <Card title="Rules">
    {data.rules.length ? (
      <ul class="choices">
        {data.rules.map((rule) => (
          <RuleLine rule={rule} />
        ))}
      </ul>
    ) : (
      <EmptyState
        icon="bell"
        title="No alert yet"
        action={frame.can['change alert rules'] ? <NewRule /> : undefined}
      >
        A rule says which mentions are worth a message, and where it goes.
      </EmptyState>
    )}
  </Card>
);

const Channels = ({ data, frame }: { data: AlertsData; frame: Frame }) => (
  <Card
    title="Channels"
    hint={frame.can['change channels'] ? <a href="/channels/new">Add a channel</a> : undefined}
  >
    {data.channels.length ? (
      <ul class="choices">
        {data.channels.map((channel) => (
          <ChannelLine channel={channel} />
        ))}
      </ul>
    ) : (
      <p class="hint">No channel yet. Slack needs one webhook address and a minute.</p>
    )}
  </Card>
);

export const AlertsPage = ({ frame, data }: { frame: Frame; data: AlertsData }) => (
  <Layout frame={frame} title="Alerts" current="alerts">
    <PageHead title="Alerts" sub="Tell the right people early, and only when it matters.">
      {frame.can['change alert rules'] && <NewRule />}
    </PageHead>
    <div class="columns-2">
      <Rules data={data} frame={frame} />
      <Channels data={data} frame={frame} />
    </div>
    <Deliveries data={data} />
  </Layout>
);
