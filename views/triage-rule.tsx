/** One triage rule: which mentions, and what is done with them. */
import type { DryRun } from '../src/rules/dry-run.ts';
import { Card, PageHead } from './cards.tsx';
import { type Errors, Field, SelectField, Tick } from './fields.tsx';
import { count } from './format.ts';
import { Delete, type PlacedError, PlacedErrorText, PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Icon, SentimentMark } from './parts.tsx';
import { Time } from './time.tsx';
import { PRIORITY_WORDS, sourceName } from './words.ts';

export type TriageRuleForm = {
  name: string;
  brandId: number | null;
  filter: string;
  assign: string;
  tags: string;
  approval: string;
  priority: string;
  status: string;
  channel: string;
  stops: boolean;
  enabled: boolean;
};

/** `does`: what would be done with each, a phrase each. */
export type TriageTrial = DryRun & { does: string[] };

export type TriageRuleData = {
  /** Null for a new one. */
  id: number | null;
  values: TriageRuleForm;
  people: { id: number; name: string }[];
  teams: { id: number; name: string }[];
  channels: { id: number; name: string }[];
  errors: Errors;
  filterError: PlacedError | null;
  trial: TriageTrial | null;
  mayChange: boolean;
};

const FILTER_HELP =
  'Words and phrases, and fields: sentiment:negative, intent:complaint, priority:urgent, source:, rating:1-2, author:, theme:, lang:, is:unsure. Combine with AND, OR, NOT and parentheses. Empty means every mention.';

const EARLIER = {
  stops: 'stops or closes',
  assigns: 'assigns',
  moves: 'moves',
  prioritises: 'sets the priority of',
};

const Earlier = ({ earlier }: { earlier: TriageTrial['earlier'] }) => (
  <ul class="plain-list">
    {earlier.map(({ name, mentions, how }) => (
      <li>
        <Icon name="triangle-alert" small /> “{name}” comes first and {EARLIER[how]}{' '}
        {count(mentions, 'of these', 'of these')}.
      </li>
    ))}
  </ul>
);

const Samples = ({ trial }: { trial: TriageTrial }) => (
  <ul class="triage-samples">
    {trial.samples.map((sample) => (
      <li>
        <SentimentMark sentiment={sample.sentiment} />
        <div>
          <a href={`/mentions/${sample.id}`}>{sample.title ?? sample.text.slice(0, 80)}</a>
          <p class="hint">
            {sample.author ?? 'Somebody'} on {sourceName(sample.sourceKind)},{' '}
            <Time at={sample.publishedAt} ago />, {PRIORITY_WORDS[sample.priority].toLowerCase()}
          </p>
        </div>
      </li>
    ))}
  </ul>
);

/** `#trial`. */
export const TriageTrialPart = ({
  trial,
  error,
}: {
  trial: TriageTrial | null;
  error: PlacedError | null;
}) => {
  if (error) return <PlacedErrorText error={error} />;
  if (!trial) return <p class="hint">Press Try to see what the rule would have done in the last 30 days.</p>;
  return (
    <div class="stack">
      <p>
        {trial.explanation}: it would have acted on <b>{trial.matched.toLocaleString('en-GB')}</b> of{' '}
        {count(trial.of, 'mention')} in 30 days.
        {trial.does.length > 0 && ` With each: ${trial.does.join(', ')}.`}
      </p>
      {trial.asksForToday && (
        <p class="hint">
          The filter asks for status, assignee, team, tag or answers: counted as they stand today, while the
          rule looks when a mention comes in.
        </p>
      )}
      {trial.earlier.length > 0 && <Earlier earlier={trial.earlier} />}
      {trial.samples.length > 0 && <Samples trial={trial} />}
    </div>
  );
};

const brandOptions = (frame: Frame) => [
  { value: '', label: 'All brands of your own' },
  ...frame.brands.map((brand) => ({ value: String(brand.id), label: brand.name })),
];

const KEEP = { value: '', label: 'Leave as it is' };

const assignOptions = ({ people, teams }: TriageRuleData) => [
  KEEP,
  ...people.map(({ id, name }) => ({ value: `person:${id}`, label: name })),
  ...teams.flatMap(({ id, name }) => [
    { value: `team:${id}:team`, label: `${name}, as a team` },
    { value: `team:${id}:turn`, label: `${name}, in turn` },
    { value: `team:${id}:load`, label: `${name}, whoever has the least` },
  ]),
];

const PRIORITY_OPTIONS = [
  KEEP,
  ...(['urgent', 'high', 'normal', 'low'] as const).map((value) => ({ value, label: PRIORITY_WORDS[value] })),
];

const STATUS_OPTIONS = [
  KEEP,
  { value: 'resolved', label: 'Resolve' },
  { value: 'snoozed:1', label: 'Snooze for 1 hour' },
  { value: 'snoozed:3', label: 'Snooze for 3 hours' },
  { value: 'snoozed:24', label: 'Snooze for 1 day' },
  { value: 'snoozed:72', label: 'Snooze for 3 days' },
  { value: 'snoozed:168', label: 'Snooze for 7 days' },
  { value: 'dismissed:not-relevant', label: 'Dismiss as not relevant' },
  { value: 'dismissed:spam', label: 'Dismiss as spam' },
  { value: 'dismissed:duplicate', label: 'Dismiss as a duplicate' },
];

const If = ({ frame, data }: { frame: Frame; data: TriageRuleData }) => (
  <fieldset class="plain-set form">
    <legend>If a mention</legend>
    <SelectField
      name="brand"
      label="Is about"
      value={String(data.values.brandId ?? '')}
      options={brandOptions(frame)}
    />
    <Field
      name="filter"
      label="And matches"
      value={data.values.filter}
      help={FILTER_HELP}
      error={data.filterError ? undefined : data.errors.filter}
      placeholder="sentiment:negative rating:1-2"
      autocomplete="off"
    />
  </fieldset>
);

const Then = ({ data }: { data: TriageRuleData }) => (
  <fieldset class="plain-set form">
    <legend>Then</legend>
    {data.errors.actions && <p class="error">{data.errors.actions}</p>}
    <div class="columns-2">
      <SelectField
        name="assign"
        label="Assign to"
        value={data.values.assign}
        error={data.errors.assign}
        options={assignOptions(data)}
      />
      <SelectField
        name="priority"
        label="Set the priority to"
        value={data.values.priority}
        error={data.errors.priority}
        options={PRIORITY_OPTIONS}
      />
      <SelectField
        name="status"
        label="Move"
        value={data.values.status}
        error={data.errors.status}
        options={STATUS_OPTIONS}
      />
      <SelectField
        name="channel"
        label="Alert"
        value={data.values.channel}
        error={data.errors.channel}
        options={[
          { value: '', label: 'Nobody' },
          ...data.channels.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
      />
    </div>
    <Field
      name="tags"
      label="Add tags"
      value={data.values.tags}
      error={data.errors.tags}
      help="With commas between them."
      placeholder="press, vip"
      autocomplete="off"
    />
    <Tick
      name="approval"
      value="1"
      ticked={data.values.approval === '1'}
      label="Ask for approval of replies"
      hint="Somebody who may approve looks before they go out."
    />
  </fieldset>
);

const RuleForm = ({ frame, data }: { frame: Frame; data: TriageRuleData }) => (
  <PostForm
    action={data.id === null ? '/triage-rules' : `/triage-rules/${data.id}`}
    fields={data.id === null ? {} : { rule: data.id }}
    id="rule"
    class="form"
  >
    <Field name="name" label="Rule name" value={data.values.name} error={data.errors.name} required />
    <If frame={frame} data={data} />
    <Then data={data} />
    <Tick
      name="stops"
      value="1"
      ticked={data.values.stops}
      label="Stop after this rule"
      hint="Later rules leave alone what this one acted on."
    />
    <Tick name="enabled" value="1" ticked={data.values.enabled} label="Switched on" />
    <div class="button-row">
      <button type="submit" class="button solid">
        {data.id === null ? 'Create rule' : 'Save changes'}
      </button>
      <button type="submit" class="button" formaction="/triage-rules/trial" formnovalidate>
        Try on the last 30 days
      </button>
      <a class="button quiet" href="/settings/rules">
        Cancel
      </a>
    </div>
  </PostForm>
);

const Trial = ({ data }: { data: TriageRuleData }) => (
  <Card title="What it would have done" class="stack">
    <div
      id="trial"
      aria-live="polite"
      {...(data.mayChange && {
        'hx-post': '/triage-rules/trial',
        'hx-include': '#rule',
        'hx-sync': 'replace',
        'hx-trigger': 'change from:#rule delay:300ms',
      })}
    >
      <TriageTrialPart trial={data.trial} error={data.filterError} />
    </div>
  </Card>
);

/** `/triage-rules/new` and `/triage-rules/:id`. */
export const TriageRulePage = ({ frame, data }: { frame: Frame; data: TriageRuleData }) => {
  const title = data.id === null ? 'New triage rule' : data.values.name || 'Triage rule';
  return (
    <Layout frame={frame} title={title} current="settings">
      <PageHead title={title} sub={<a href="/settings/rules">All triage rules</a>} />
      {data.mayChange ? (
        <Card title="Rule" class="form-card">
          <RuleForm frame={frame} data={data} />
        </Card>
      ) : (
        <p>
          <code>{data.values.filter || 'every mention'}</code>
        </p>
      )}
      <Trial data={data} />
      {data.id !== null && data.mayChange && (
        <Delete action={`/triage-rules/${data.id}/deletion`} word="Delete rule">
          Nothing more is done by it. What it did stays.
        </Delete>
      )}
    </Layout>
  );
};
