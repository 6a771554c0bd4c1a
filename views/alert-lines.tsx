/** A rule and a channel as lines of a list. */
import type { AlertRuleRow, ChannelRow } from './alerts.tsx';
import { Chip, Icon } from './parts.tsx';
import { Moment } from './time.tsx';
import { channelName } from './words.ts';

export const RuleLine = ({ rule }: { rule: AlertRuleRow }) => (
  <li>
    <a class="choice" href={`/alert-rules/${rule.id}`}>
      <span class="grow">
        <b>{rule.name}</b>
        <small>
          {rule.about === 'sources' ? 'All sources' : (rule.brand ?? 'All brands of your own')} ·{' '}
          {rule.channels.length ? rule.channels.join(', ') : 'no channel, so nothing is sent'} ·{' '}
          {rule.sentIn30Days} in 30 days
        </small>
        {rule.about === 'mentions' && <code>{rule.filter}</code>}
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
      </span>
      <ChannelState state={channel.state} />
    </a>
  </li>
);
