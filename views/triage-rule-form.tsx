/** The form of a triage rule: which mentions, and what is done with them. */
import { Field, SelectField, Tick } from './fields.tsx';
import { Once, PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import type { TriageRuleData } from './triage-rule-data.ts';
import { PRIORITY_WORDS } from './words.ts';

const FILTER_HELP =
  'Words and phrases, and fields: sentiment:negative, intent:complaint, priority:urgent, source:, rating:1-2, author:, theme:, lang:, is:unsure. Combine with AND, OR, NOT and parentheses. Empty means every mention.';

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
      error={data.errors.filter}
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

export const RuleForm = ({ frame, data }: { frame: Frame; data: TriageRuleData }) => (
  <PostForm
    action={data.id === null ? '/triage-rules' : `/triage-rules/${data.id}`}
    fields={data.id === null ? {} : { rule: data.id }}
    id="rule"
    class="form"
  >
    {data.id === null && <Once />}
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
