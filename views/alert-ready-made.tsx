/** Rules that most teams want, each made with one press. */
import type { ChannelRow, ReadyMadeRow } from './alerts-data.ts';
import { Card } from './cards.tsx';
import { Options } from './fields.tsx';
import { count } from './format.ts';
import { Once, PostForm } from './forms.tsx';
import { Icon } from './parts.tsx';

type Channels = Pick<ChannelRow, 'id' | 'name'>[];

const Where = ({ channels, name }: { channels: Channels; name: string }) =>
  channels.length === 1 ? (
    <input type="hidden" name="channel" value={String(channels[0]!.id)} />
  ) : (
    <span class="pill">
      <select name="channel" aria-label={`Where “${name}” goes`}>
        <Options options={channels.map((channel) => ({ value: String(channel.id), label: channel.name }))} />
      </select>
      <Icon name="chevron-down" small />
    </span>
  );

function rungWords(rings: ReadyMadeRow['rings']): string {
  if (rings === 'not counted') return 'Not counted yet.';
  if (rings === 'nothing read yet') return 'How often it would ring is told once there are mentions.';
  return rings === 0
    ? 'Would not have rung in 30 days.'
    : `Would have rung ${count(rings, 'time')} in 30 days.`;
}

const One = ({ rule, channels }: { rule: ReadyMadeRow; channels: Channels }) => (
  <li class="ready">
    <b>{rule.name}</b>
    <p>{rule.why}</p>
    <p class="hint">{rungWords(rule.rings)}</p>
    {channels.length > 0 ? (
      <PostForm action="/alert-rules/ready-made" fields={{ key: rule.key }} class="button-row">
        <Once />
        <Where channels={channels} name={rule.name} />
        <button type="submit" class="button small" aria-label={`Add “${rule.name}”`}>
          <Icon name="plus" small /> Add
        </button>
        <a
          class="button small quiet"
          href={`/alerts/new?from=${rule.key}`}
          aria-label={`Look first at “${rule.name}”`}
        >
          Look first
        </a>
      </PostForm>
    ) : (
      <a class="button small" href={`/alerts/new?from=${rule.key}`} aria-label={`Look at it: “${rule.name}”`}>
        Look at it
      </a>
    )}
  </li>
);

export const ReadyMade = ({ readyMade, channels }: { readyMade: ReadyMadeRow[]; channels: Channels }) => (
  <Card
    title="Ready to use"
    id="ready-made"
    hint={
      readyMade.some(({ rings }) => rings === 'not counted') && (
        <a href="/alerts?ready=counted">Count how often each would have rung</a>
      )
    }
  >
    <ul
      class="ready-made"
      {...(readyMade.some(({ rings }) => rings === 'not counted') && {
        'hx-get': '/alerts?ready=counted',
        'hx-trigger': 'load',
        'hx-target': '#ready-made',
        'hx-swap': 'outerHTML',
      })}
    >
      {readyMade.map((rule) => (
        <One rule={rule} channels={channels} />
      ))}
    </ul>
  </Card>
);
