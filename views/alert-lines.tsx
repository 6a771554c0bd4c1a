/** A rule and a channel as lines of a list. */
import type { AlertRuleRow, ChannelRow } from './alerts-data.ts';
import { count, percent } from './format.ts';
import { Chip, Icon } from './parts.tsx';
import { Moment } from './time.tsx';
import { channelName } from './words.ts';

const ABOUT = {
  mentions: null,
  overdue: 'late first replies',
  sources: 'all sources',
  incidents: 'incidents',
};

const RuleState = ({ rule }: { rule: AlertRuleRow }) => {
  if (!rule.enabled) return <Chip tone="warn">Off</Chip>;
  return rule.pausedUntil ? <Chip tone="warn">Paused</Chip> : <Chip tone="ok">On</Chip>;
};

export const RuleLine = ({ rule, isCurrent }: { rule: AlertRuleRow; isCurrent?: boolean }) => (
  <li>
    <a class="choice" href={`/alert-rules/${rule.id}`} aria-current={isCurrent ? 'true' : undefined}>
      <span class="grow">
        <b>{rule.name}</b>
        <small>
          {[
            ABOUT[rule.about] ?? rule.brand,
            rule.channels.length ? rule.channels.join(', ') : 'no channel, so nothing is sent',
          ]
            .filter(Boolean)
            .join(' · ')}{' '}
          ·{' '}
          {rule.pausedUntil ? (
            <>
              paused until <Moment at={rule.pausedUntil} />
            </>
          ) : (
            `${rule.sentIn30Days} in 30 days`
          )}
          {rule.usefulShare !== null && ` · ${percent(rule.usefulShare)} useful`}
        </small>
      </span>
      <RuleState rule={rule} />
    </a>
  </li>
);

/** All rules, beside the one that is open. */
export const RuleList = ({ rules, current }: { rules: AlertRuleRow[]; current: number | null }) => (
  <nav class="card rule-list" aria-label="All alerts">
    <ul class="choices">
      {rules.map((rule) => (
        <RuleLine rule={rule} isCurrent={rule.id === current} />
      ))}
      {current === null && (
        <li>
          <a class="choice" href="/alerts/new" aria-current="true">
            <span class="grow">
              <b>New alert</b>
              <small>not saved yet</small>
            </span>
          </a>
        </li>
      )}
    </ul>
  </nav>
);

const CHANNEL_STATE = {
  working: { tone: 'ok', word: 'Working' },
  failing: { tone: 'warn', word: 'Failing, still trying' },
  off: { tone: 'late', word: 'Switched off' },
} as const;

export const ChannelState = ({ state }: { state: ChannelRow['state'] }) => (
  <Chip tone={CHANNEL_STATE[state].tone}>{CHANNEL_STATE[state].word}</Chip>
);

export const ChannelLine = ({ channel }: { channel: ChannelRow }) => (
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
        {channel.waitingSince && (
          <small>
            {count(channel.waiting, 'alert')} {channel.waiting === 1 ? 'waits' : 'wait'} since{' '}
            <Moment at={channel.waitingSince} />
          </small>
        )}
      </span>
      <ChannelState state={channel.state} />
    </a>
  </li>
);
