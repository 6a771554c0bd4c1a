/** How often an alert rule may ring: groups, quiet hours, thresholds, cooldown, budget, reminders. */
import type { Child, PropsWithChildren } from 'hono/jsx';
import type { AlertRuleData } from './alert-rule-data.ts';
import { Options, timeZoneOptions } from './fields.tsx';
import { Icon } from './parts.tsx';
import type { PRIORITY_WORDS } from './words.ts';

type SwitchProps = PropsWithChildren<{ name?: string; on?: boolean; title: string; error?: string }>;

/** A row with a switch at its end, or without one where a figure is enough. */
const SettingRow = ({ name, on, title, error, children }: SwitchProps) => (
  <div class="setrow">
    <div class="grow">
      <b>{title}</b>
      <div class="setrow-words">{children}</div>
      {error && (
        <p class="error">
          <Icon name="circle-x" small />
          {error}
        </p>
      )}
    </div>
    {name && <input class="toggle" type="checkbox" name={name} value="1" aria-label={title} checked={on} />}
  </div>
);

type FigureProps = {
  name: string;
  value: string;
  label: string;
  wide?: boolean;
  type?: string;
  placeholder?: string;
};

const Inline = ({ name, value, label, wide, type = 'text', placeholder }: FigureProps) => (
  <input
    class={wide ? 'cond-text' : 'cond-number'}
    name={name}
    value={value}
    type={type}
    aria-label={label}
    inputmode={type === 'text' ? 'numeric' : undefined}
    placeholder={placeholder}
    autocomplete="off"
  />
);

const InlineSelect = ({ name, label, children }: { name: string; label: string; children: Child }) => (
  <span class="pill">
    <select name={name} aria-label={label}>
      {children}
    </select>
    <Icon name="chevron-down" small />
  </span>
);

type Level = '' | keyof typeof PRIORITY_WORDS;

const OF_MENTIONS = [
  { value: 'urgent', label: 'Urgent mentions' },
  { value: 'high', label: 'Urgent and high ones' },
  { value: 'normal', label: 'All but low ones' },
  { value: '', label: 'No mentions' },
] satisfies { value: Level; label: string }[];

/** Who gets through, by what the rule is about (src/alerts/notices.ts says how loud each is). */
const OVERRIDES: Record<AlertRuleData['values']['about'], { value: Level; label: string }[]> = {
  mentions: OF_MENTIONS,
  overdue: OF_MENTIONS,
  incidents: [
    { value: 'urgent', label: 'Incidents of criticism' },
    { value: 'high', label: 'All incidents' },
    { value: '', label: 'No incidents' },
  ],
  sources: [
    { value: '', label: 'No sources' },
    { value: 'high', label: 'Sources that stop' },
  ],
};

/** The offered level that does the same. */
function levelAmong(offered: { value: Level }[], level: string): string {
  if (offered.some(({ value }) => value === level)) return level;
  return level === 'urgent' || level === '' ? '' : 'high';
}

const Quiet = ({ data: { values, errors } }: { data: AlertRuleData }) => (
  <SettingRow
    name="quiet"
    on={values.quiet}
    title="Quiet hours"
    error={errors.quietFrom ?? errors.quietUntil ?? errors.quietZone}
  >
    <Inline name="quietFrom" value={values.quietFrom} label="Quiet from" type="time" /> to{' '}
    <Inline name="quietUntil" value={values.quietUntil} label="Quiet until" type="time" />{' '}
    <InlineSelect name="quietZone" label="Time zone of the quiet hours">
      <Options options={timeZoneOptions()} value={values.quietZone} />
    </InlineSelect>
    . What comes in is told of afterwards, in one message.
  </SettingRow>
);

const Overrides = ({ values }: Pick<AlertRuleData, 'values'>) => {
  const offered = OVERRIDES[values.about];
  return (
    <InlineSelect name="overrideFrom" label="What gets through quiet hours and the budget">
      <Options options={offered} value={levelAmong(offered, values.overrideFrom)} />
    </InlineSelect>
  );
};

const Budget = ({ data: { values, errors } }: { data: AlertRuleData }) => (
  <SettingRow title="Daily budget" error={errors.dailyBudget}>
    At most{' '}
    <Inline name="dailyBudget" value={values.dailyBudget} label="Messages a day" placeholder="no limit" />{' '}
    messages a day; the rest comes as one message on the next day. <Overrides values={values} /> get through,
    in quiet hours too.
  </SettingRow>
);

const Groups = ({ data: { values, errors } }: { data: AlertRuleData }) => (
  <SettingRow name="group" on={values.group} title="Group similar mentions" error={errors.groupMinutes}>
    One message per theme every{' '}
    <Inline name="groupMinutes" value={values.groupMinutes} label="Minutes of a group" /> minutes; later ones
    go to its thread.
  </SettingRow>
);

const Threshold = ({ data: { values, errors } }: { data: AlertRuleData }) => (
  <SettingRow title="Threshold" error={errors.threshold ?? errors.thresholdMinutes}>
    Ring once <Inline name="threshold" value={values.threshold} label="Matches" /> matches came within{' '}
    <Inline name="thresholdMinutes" value={values.thresholdMinutes} label="Minutes" /> minutes. With 1 every
    match rings.
  </SettingRow>
);

const Cooldown = ({ data: { values, errors } }: { data: AlertRuleData }) => (
  <SettingRow title="Cooldown" error={errors.cooldownMinutes}>
    After a message, hold the next ones for{' '}
    <Inline
      name="cooldownMinutes"
      value={values.cooldownMinutes}
      label="Minutes of cooldown"
      placeholder="0"
    />{' '}
    minutes.
  </SettingRow>
);

const Reminders = ({ data: { values, errors } }: { data: AlertRuleData }) => (
  <SettingRow name="remind" on={values.remind} title="Remind if nobody takes it" error={errors.remindMinutes}>
    After <Inline name="remindMinutes" value={values.remindMinutes} label="Minutes until the reminder" />{' '}
    minutes, those <a href="/alerts/on-call">on call</a> are reminded, one after the other.
  </SettingRow>
);

/** All rows, in the order in which they matter. */
export const RuleSettings = ({ data }: { data: AlertRuleData }) => {
  const { about } = data.values;
  const isCounted = about === 'mentions' || about === 'overdue';
  return (
    <div class="setrows">
      {isCounted && <Groups data={data} />}
      <Quiet data={data} />
      {isCounted && <Threshold data={data} />}
      <Cooldown data={data} />
      <Budget data={data} />
      {about !== 'sources' && <Reminders data={data} />}
    </div>
  );
};
