/** Triage rules: what is done with mentions by itself, in their order. */
import { Card, EmptyState } from './cards.tsx';
import { count } from './format.ts';
import { Once, PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Chip, Hidden, Icon } from './parts.tsx';
import { SettingsLayout } from './settings.tsx';
import { Moment } from './time.tsx';

export type TriageRuleRow = {
  id: number;
  name: string;
  brandName: string | null;
  explanation: string;
  does: string[];
  stops: boolean;
  enabled: boolean;
  today: number;
  month: number;
  lastAt: Date | null;
  lastRun: { batchId: string; mentions: number; at: Date } | null;
  /** This one. */
  mayChange: boolean;
};

export type TriageRulesData = {
  rules: TriageRuleRow[];
  /** The order is the workspace's, since rules for all brands and for one stand in one row. */
  mayOrder: boolean;
};

const listed = (phrases: string[]) =>
  phrases.length < 2 ? phrases.join('') : `${phrases.slice(0, -1).join(', ')} and ${phrases.at(-1)}`;

const Acted = ({ rule: { today, month, lastAt } }: { rule: TriageRuleRow }) => (
  <p class="hint">
    {month === 0 ? (
      'Has not acted in 30 days'
    ) : (
      <>
        Acted on {count(month, 'mention')} in 30 days, {today} in the last 24 hours
      </>
    )}
    {lastAt && (
      <>
        , last <Moment at={lastAt} />
      </>
    )}
    .
  </p>
);

const Place = ({ rule, to, at, of }: { rule: TriageRuleRow; to: 'up' | 'down'; at: number; of: number }) => (
  <PostForm action={`/triage-rules/${rule.id}/place`} fields={{ to }}>
    <Once />
    <button type="submit" class="button quiet" disabled={to === 'up' ? at === 0 : at === of - 1}>
      <Icon name={to === 'up' ? 'chevron-up' : 'chevron-down'} />
      <Hidden>
        Move {rule.name} {to}
      </Hidden>
    </button>
  </PostForm>
);

const Buttons = ({ rule }: { rule: TriageRuleRow }) => (
  <div class="button-row">
    <PostForm action={`/triage-rules/${rule.id}/switch`} fields={{ enabled: rule.enabled ? 0 : 1 }}>
      <button type="submit" class="button small">
        Switch {rule.enabled ? 'off' : 'on'}
        <Hidden> {rule.name}</Hidden>
      </button>
    </PostForm>
    {rule.lastRun && (
      <PostForm action={`/triage-rules/${rule.id}/undo`} fields={{ batch: rule.lastRun.batchId }}>
        <button type="submit" class="button small quiet">
          <Icon name="undo-2" small />
          Take the last run back ({count(rule.lastRun.mentions, 'mention')})
        </button>
      </PostForm>
    )}
  </div>
);

const Rule = ({ rule, at, data }: { rule: TriageRuleRow; at: number; data: TriageRulesData }) => (
  <li class={rule.enabled ? 'triage-rule' : 'triage-rule off'}>
    {data.mayOrder && (
      <div class="triage-place">
        <Place rule={rule} to="up" at={at} of={data.rules.length} />
        <Place rule={rule} to="down" at={at} of={data.rules.length} />
      </div>
    )}
    <div class="stack">
      <h3>
        <a href={`/triage-rules/${rule.id}`}>{rule.name}</a> {!rule.enabled && <Chip tone="line">off</Chip>}{' '}
        {rule.brandName && <Chip tone="accent">{rule.brandName}</Chip>}
      </h3>
      <p>
        {rule.explanation}: {listed(rule.does)}
        {rule.stops && '; later rules leave these alone'}.
      </p>
      <Acted rule={rule} />
      {rule.mayChange && <Buttons rule={rule} />}
    </div>
  </li>
);

const NewRule = () => (
  <a class="button solid" href="/triage-rules/new">
    New rule
  </a>
);

/** `/settings/rules`. */
export const TriageRulesPage = ({ frame, data }: { frame: Frame; data: TriageRulesData }) => (
  <SettingsLayout frame={frame} at="rules" title="Triage rules">
    {data.rules.length === 0 ? (
      <EmptyState
        icon="zap"
        title="No triage rules yet"
        action={frame.can['change triage rules'] ? <NewRule /> : undefined}
      >
        A rule does by itself what you would do with the same kind of mention each time: assign, tag, set the
        priority, resolve, dismiss, snooze or alert.
      </EmptyState>
    ) : (
      <Card
        title="Triage rules"
        hint={frame.can['change triage rules'] ? <NewRule /> : undefined}
        class="stack"
      >
        <p class="hint">
          Rules look at what is found, at what its author edits, and at what opens again because its author
          wrote once more; in this order, each once. What a rule does never calls another one. They leave
          alone what comes from a source’s history, what looks like spam unless they ask for it, and what is
          closed; they never take work away from anyone.
        </p>
        <ol class="triage-rules">
          {data.rules.map((rule, at) => (
            <Rule rule={rule} at={at} data={data} />
          ))}
        </ol>
      </Card>
    )}
  </SettingsLayout>
);
