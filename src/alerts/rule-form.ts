/** An alert rule as its form carries it, read and written. Pure. */
import type { Priority } from '../mentions/mention.ts';
import { type Condition, conditionsOf, filterOf, fitted } from './conditions.ts';
import type { RingSettings } from './decide.ts';
import type { AlertRuleInput } from './rule-fields.ts';
import type { About } from './tried.ts';

/** As typed. */
export type TypedRule = {
  name: string;
  brandId: number | null;
  about: About;
  /** Null: written as a filter. */
  rows: Condition[] | null;
  filter: string;
  channelIds: number[];
  enabled: boolean;
  group: boolean;
  groupMinutes: string;
  quiet: boolean;
  quietFrom: string;
  quietUntil: string;
  quietZone: string;
  /** Empty: none gets through. */
  overrideFrom: string;
  cooldownMinutes: string;
  threshold: string;
  thresholdMinutes: string;
  dailyBudget: string;
  remind: boolean;
  remindMinutes: string;
};

/** What a person wants who makes a rule. */
export const NEW_RULE: Omit<TypedRule, 'quietZone'> = {
  name: '',
  brandId: null,
  about: 'mentions',
  rows: [{ field: 'sentiment', is: 'any', values: ['negative'] }],
  filter: '',
  channelIds: [],
  enabled: true,
  group: true,
  groupMinutes: '10',
  quiet: false,
  quietFrom: '22:00',
  quietUntil: '07:00',
  overrideFrom: 'urgent',
  cooldownMinutes: '',
  threshold: '1',
  thresholdMinutes: '60',
  dailyBudget: '',
  remind: false,
  remindMinutes: '30',
};

type Stored = Omit<AlertRuleInput, keyof RingSettings> & {
  brandId: number | null;
  about: About;
  enabled: boolean;
  remindMinutes: number | null;
  settings: RingSettings;
};

/** A stored rule; what is switched off keeps the figure that a new rule would begin with. */
export function typedRule({ settings, ...rule }: Stored): TypedRule {
  const { quiet, groupMinutes, cooldownMinutes, dailyBudget } = settings;
  return {
    ...NEW_RULE,
    ...{ name: rule.name, brandId: rule.brandId, about: rule.about, enabled: rule.enabled },
    filter: rule.filter,
    rows: rowsOf(rule.filter),
    channelIds: rule.channelIds,
    group: groupMinutes > 0,
    groupMinutes: groupMinutes > 0 ? String(groupMinutes) : NEW_RULE.groupMinutes,
    quiet: quiet !== null,
    quietFrom: quiet ? clockOf(quiet.from) : NEW_RULE.quietFrom,
    quietUntil: quiet ? clockOf(quiet.until) : NEW_RULE.quietUntil,
    quietZone: settings.zone,
    overrideFrom: settings.overrideFrom ?? '',
    cooldownMinutes: cooldownMinutes > 0 ? String(cooldownMinutes) : '',
    threshold: String(settings.threshold),
    thresholdMinutes: String(settings.thresholdMinutes),
    dailyBudget: dailyBudget === null ? '' : String(dailyBudget),
    remind: rule.remindMinutes !== null,
    remindMinutes: String(rule.remindMinutes ?? NEW_RULE.remindMinutes),
  };
}

/** Rows where they can say the same; null also for what cannot be read. */
export function rowsOf(filter: string): Condition[] | null {
  try {
    return conditionsOf(filter);
  } catch {
    return null;
  }
}

/** What the form asks for. A figure that is none is left to `readFields` to refuse. */
export function inputOf(typed: TypedRule): AlertRuleInput & { filter: string } {
  const { name, brandId, about, channelIds, enabled, quietZone } = typed;
  const figure = (text: string, otherwise: number) => (text.trim() === '' ? otherwise : Number(text));
  const isCounted = about === 'mentions' || about === 'overdue';
  return {
    ...{ name, brandId: about === 'sources' ? null : brandId, about, channelIds, enabled },
    filter: isCounted ? (typed.rows ? filterOf(typed.rows) : typed.filter) : '',
    threshold: figure(typed.threshold, 1),
    thresholdMinutes: figure(typed.thresholdMinutes, 60),
    groupMinutes: typed.group ? figure(typed.groupMinutes, 10) : 0,
    cooldownMinutes: figure(typed.cooldownMinutes, 0),
    quiet: typed.quiet
      ? { from: minuteOf(typed.quietFrom), until: minuteOf(typed.quietUntil), zone: quietZone }
      : null,
    overrideFrom: (typed.overrideFrom || null) as Priority | null,
    dailyBudget: typed.dailyBudget.trim() === '' ? null : Number(typed.dailyBudget),
    remindMinutes: typed.remind ? figure(typed.remindMinutes, 30) : null,
  };
}

const MOST_ROWS = 16;

/** The rows of a form as `field-0`, `is-0`, `value-0` …; `fits` is false where something was left out. */
export function rowsIn(form: Record<string, unknown>): { rows: Condition[]; fits: boolean } {
  const indexes = Array.from({ length: MOST_ROWS }, (_, index) => index).filter(
    (index) => `field-${index}` in form,
  );
  const read = indexes.map((index) =>
    fitted(
      String(form[`field-${index}`]),
      String(form[`is-${index}`] ?? ''),
      [form[`value-${index}`] ?? []].flat().map(String),
    ),
  );
  return { rows: read.map(({ condition }) => condition), fits: read.every(({ fits }) => fits) };
}

/** 1320 is 22:00. */
export const clockOf = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** NaN for what is no time of day. */
export function minuteOf(clock: string): number {
  const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(clock.trim()) ?? [];
  return hours === undefined ? Number.NaN : Number(hours) * 60 + Number(minutes);
}
