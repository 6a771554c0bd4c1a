/** What an alert rule may say: each field checked, with the sentence that says what to change. Pure. */
import { Refusal } from '../failure.ts';
import { FILTER_LIMITS, parseFilter } from '../mentions/filter/filter.ts';
import type { Priority } from '../mentions/mention.ts';
import { cleanText } from '../text.ts';
import type { RingSettings } from './decide.ts';
import type { QuietHours } from './quiet-hours.ts';
import type { About } from './tried.ts';

export type AlertRuleInput = {
  name: string;
  /** Null: every brand of one's own. */
  brandId?: number | null;
  /** Default 'mentions'. A rule about sources has no brand, and only one about mentions or late replies has a filter. */
  about?: About;
  /** In the filter language; empty means every mention. */
  filter: string;
  channelIds: number[];
  enabled?: boolean;
  pausedUntil?: Date | null;
  /** Minutes until those on call are reminded; null reminds nobody. */
  remindMinutes?: number | null | undefined;
} & { [Name in Exclude<keyof RingSettings, 'zone'>]?: RingSettings[Name] | undefined };

/** As the table has it. */
export type RuleFields = {
  name?: string;
  brandId?: number | null;
  about?: About;
  filter?: string;
  enabled?: boolean;
  pausedUntil?: Date | null;
  remindMinutes?: number | null | undefined;
  threshold?: number | undefined;
  thresholdMinutes?: number | undefined;
  groupMinutes?: number | undefined;
  cooldownMinutes?: number | undefined;
  overrideFrom?: Priority | null | undefined;
  dailyBudget?: number | null | undefined;
  quietFrom?: number | null;
  quietUntil?: number | null;
  quietZone?: string | null;
};

const LONGEST_NAME = 120;
const WEEK = 7 * 1440;

/** Field → least, most, and what it counts. */
const COUNTS = {
  threshold: [1, 1000, 'matches'],
  thresholdMinutes: [1, WEEK, 'minutes'],
  groupMinutes: [0, 1440, 'minutes'],
  cooldownMinutes: [0, WEEK, 'minutes'],
  dailyBudget: [1, 1000, 'messages'],
  remindMinutes: [1, 1440, 'minutes'],
} as const;

/** Only the fields that are given. Throws Refusal with a sentence for one, QueryError for a filter that cannot be read. */
export function readFields({ channelIds: _, quiet, ...given }: Partial<AlertRuleInput>): RuleFields {
  const fields: RuleFields = { ...given };
  if (given.name !== undefined) fields.name = readName(given.name);
  if (given.about === 'sources') Object.assign(fields, { filter: '', brandId: null });
  if (given.about === 'incidents') fields.filter = '';
  if (fields.filter !== undefined) fields.filter = readFilter(fields.filter);
  for (const name of Object.keys(COUNTS) as (keyof typeof COUNTS)[]) checkCount(name, fields[name]);
  if (quiet !== undefined) Object.assign(fields, readQuiet(quiet));
  return fields;
}

function readFilter(filter: string): string {
  const trimmed = filter.trim();
  parseFilter(trimmed, FILTER_LIMITS);
  return trimmed;
}

function readName(name: string): string {
  const clean = cleanText(name, LONGEST_NAME * 2).replaceAll(/\s+/g, ' ');
  if (clean === '') throw invalid('name', 'Give the alert a name, so that people know why they get it.');
  if (clean.length <= LONGEST_NAME) return clean;
  throw invalid('name', `The name is longer than ${LONGEST_NAME} characters. Shorten it.`);
}

function checkCount(name: keyof typeof COUNTS, value: number | null | undefined): void {
  const [least, most, unit] = COUNTS[name];
  if (value === undefined || value === null) return;
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw invalid(name, `This is a whole number of ${unit} from ${least} to ${most}.`);
}

function readQuiet(quiet: QuietHours | null): RuleFields {
  if (quiet === null) return { quietFrom: null, quietUntil: null, quietZone: null };
  const { from, until, zone } = quiet;
  const isMinute = (minute: number) => Number.isInteger(minute) && minute >= 0 && minute < 1440;
  if (!isMinute(from) || !isMinute(until))
    throw invalid('quietFrom', 'Quiet hours begin and end at a time such as 22:00.');
  if (from === until)
    throw invalid(
      'quietUntil',
      'Quiet hours that end when they begin are none. Change one of the two times.',
    );
  if (!isZone(zone))
    throw invalid('quietZone', `There is no time zone “${zone}”. Choose one such as Europe/Stockholm.`);
  return { quietFrom: from, quietUntil: until, quietZone: zone };
}

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

export function invalid(field: string, problem: string): Refusal {
  return new Refusal('invalid', problem, { [field]: problem });
}
