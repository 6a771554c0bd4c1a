/** The alerts: rules, the channels they go to, and what was delivered or failed. */
import { ChannelLine, RuleLine } from './alert-lines.tsx';
import { PauseMenu, Resume } from './alert-pause.tsx';
import { ReadyMade } from './alert-ready-made.tsx';
import type { AlertRuleRow, AlertsData } from './alerts-data.ts';
import { Card, EmptyState, PageHead } from './cards.tsx';
import { Deliveries } from './delivery-log.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Icon } from './parts.tsx';

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
    <div class="button-row">
      <a class="button small" href="/digests">
        Digests and feeds
      </a>
      {frame.can['change on call'] && (
        <a class="button small" href="/alerts/on-call">
          On call
        </a>
      )}
    </div>
  </Card>
);

const PauseAll = ({ rules }: { rules: AlertRuleRow[] }) => {
  const ringing = rules.filter(({ enabled, pausedUntil }) => enabled && !pausedUntil);
  return ringing.length > 0 ? (
    <PauseMenu action="/alert-rules/pause" label="Pause all" />
  ) : (
    <Resume action="/alert-rules/pause" label="Resume all" />
  );
};

export const AlertsPage = ({ frame, data }: { frame: Frame; data: AlertsData }) => (
  <Layout frame={frame} title="Alerts" current="alerts">
    <PageHead title="Alerts" sub="Tell the right people early, and only when it matters.">
      {frame.can['change alert rules'] && data.rules.length > 0 && <PauseAll rules={data.rules} />}
      {frame.can['change alert rules'] && <NewRule />}
    </PageHead>
    <div class="columns-main">
      <Rules data={data} frame={frame} />
      <Channels data={data} frame={frame} />
    </div>
    {frame.can['change alert rules'] && data.readyMade.length > 0 && (
      <ReadyMade readyMade={data.readyMade} channels={data.channels} />
    )}
    <Deliveries data={data} maySend={frame.can['change alert rules'] ?? false} />
  </Layout>
);
