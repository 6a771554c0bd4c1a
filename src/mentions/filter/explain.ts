/** Says a filter in words: “Negative mentions of Fernhill on Trustpilot rated 1 to 2 stars”. */
import { starsIn } from '../../brands/query-values.ts';
import { SOURCE_LABELS } from '../../sources/labels.ts';
import type { Intent } from '../mention.ts';
import type { Days } from './days.ts';
import type { FieldFilter, OfIncident } from './field-filter.ts';
import type { Filter, WordsFilter } from './filter.ts';
import type { PromiseKept, ResolvingKept } from './kept.ts';

/** Where a part stands in the sentence: before “mentions”, right behind it, then the others, and apart after a comma. */
type Part = {
  place: 'before' | 'behind' | 'after' | 'that' | 'apart';
  lead: string;
  value: string;
  /** The whole of its contrary, where “not” in front of it would be no English. */
  not?: string;
};

/** One sentence without a full stop. */
export function explainFilter(filter: Filter): string {
  const text = filter.kind === 'all' ? 'all mentions' : mentionsThat(filter);
  return text[0]!.toUpperCase() + text.slice(1);
}

function mentionsThat(filter: Filter): string {
  if (filter.kind === 'or' && !sameField(filter.parts)) {
    const each = filter.parts.map((part) => mentionsThat(part));
    return each.join(each.some((text) => / and |,/.test(text)) ? ', or ' : ' or ');
  }
  const parts = partsOf(filter);
  const at = (place: Part['place']) => parts.filter((part) => part.place === place).map(phrase);
  const head = [...at('before'), 'mentions', ...at('behind'), listed(at('after')), listed(at('that'))];
  return [head.filter((words) => words !== '').join(' '), ...at('apart')].join(', ');
}

const partsOf = (filter: Filter): Part[] =>
  (filter.kind === 'and' ? filter.parts : [filter]).map((part) => partOf(part));

const phrase = ({ lead, value }: Part) => `${lead}${value}`;

const listed = (phrases: string[]) =>
  phrases.length < 2 ? phrases.join('') : `${phrases.slice(0, -1).join(', ')} and ${phrases.at(-1)}`;

function partOf(filter: Filter): Part {
  switch (filter.kind) {
    case 'field':
      return fieldPart(filter);
    case 'words':
      return { place: 'after', lead: 'with ', value: wordsPart(filter) };
    case 'not':
      return negated(filter.part);
    case 'or':
      return eitherPart(filter.parts);
    default:
      return { place: 'that', lead: 'that are ', value: mentionsThat(filter) };
  }
}

function negated(filter: Filter): Part {
  const simple =
    filter.kind === 'words' || filter.kind === 'field' || (filter.kind === 'or' && sameField(filter.parts));
  if (!simple) return { place: 'apart', lead: 'but no ', value: mentionsThat(filter) };
  const { place, lead, value, not } = partOf(filter);
  if (not !== undefined) return { place, lead: '', value: not };
  if (place === 'before') return { place: 'that', lead: 'that are not ', value };
  return { place: 'after', lead: lead === 'with ' ? 'without ' : `not ${lead}`, value };
}

function eitherPart(parts: Filter[]): Part {
  if (!sameField(parts)) return { place: 'apart', lead: 'either ', value: parts.map(saidOf).join(' or ') };
  const each = parts.map((part) => (part.kind === 'words' ? partOf(part) : fieldPart(part as FieldFilter)));
  return { ...each[0]!, value: each.map((part) => part.value).join(' or ') };
}

/** What is said of a mention: “urgent”, “negative and about price”. */
const saidOf = (filter: Filter) => listed(partsOf(filter).map(phrase));

function sameField(parts: Filter[]): boolean {
  const fields = new Set(parts.map((part) => (part.kind === 'field' ? part.field : part.kind)));
  const [only] = fields;
  return (
    fields.size === 1 && !['and', 'or', 'not', 'rating', 'reach', 'score', 'replied', 'is'].includes(only!)
  );
}

function wordsPart({ text, prefix }: WordsFilter): string {
  return prefix ? `words that begin with “${text}”` : `“${text}”`;
}

function fieldPart(filter: FieldFilter): Part {
  switch (filter.field) {
    case 'rating':
      return { place: 'after', lead: 'rated ', value: starsIn(filter) };
    case 'reach':
      return {
        place: 'after',
        lead: 'by authors with ',
        value: `${AMOUNT[filter.is]}${followers(filter.value)}`,
      };
    case 'score':
      return {
        place: 'after',
        lead: 'with a score ',
        value: `${SIZE[filter.is]}${filter.value}`.replace('-', '−'),
      };
    case 'after':
      return { place: 'after', lead: 'since ', value: day(filter.at), not: `before ${day(filter.at)}` };
    case 'before':
      return { place: 'after', lead: 'before ', value: day(filter.at), not: `since ${day(filter.at)}` };
    case 'on':
      return { place: 'after', lead: '', value: daysWords(filter) };
    case 'incident':
      return { place: 'after', lead: INCIDENT_WORDS[filter.of], value: `incident ${filter.id}` };
    case 'due':
      return { place: 'after', lead: 'to be answered before ', value: day(filter.at) };
    case 'answered':
      return { place: 'after', lead: 'answered in the last 7 days by ', value: filter.value };
    case 'whose':
      return { place: 'after', lead: 'first answered by, or else with, ', value: whoseWords(filter.value) };
    case 'needs':
      return { place: 'that', lead: '', value: 'that need a reply', not: 'that need no reply' };
    case 'replied':
      return { place: 'after', lead: 'answered ', value: `${DELAY[filter.is]}${duration(filter.value)}` };
    case 'promise':
      return { place: 'after', lead: '', value: PROMISE_WORDS[filter.value] };
    case 'resolving':
      return { place: 'after', lead: '', value: RESOLVING_WORDS[filter.value] };
    case 'has':
      return { place: 'after', lead: 'with ', value: HAS_WORDS[filter.value] };
    case 'source':
      return { place: 'behind', lead: 'on ', value: SOURCE_LABELS[filter.value] ?? filter.value };
    case 'site':
      return { place: 'behind', lead: 'on ', value: filter.value };
    case 'is':
      return IS_WORDS[filter.value];
    case 'assignee':
      return filter.value === 'none'
        ? { place: 'after', lead: 'assigned to ', value: 'nobody', not: 'assigned to somebody' }
        : { place: 'after', lead: 'assigned to ', value: filter.value };
    case 'team':
      return filter.value === 'none'
        ? { place: 'after', lead: 'assigned to ', value: 'no team', not: 'assigned to a team' }
        : { place: 'after', lead: 'assigned to ', value: teamWords(filter.value) };
    case 'intent':
      return { place: 'after', lead: 'read as ', value: INTENT_WORDS[filter.value as Intent] };
    case 'term':
      return { place: 'after', lead: 'with ', value: `“${filter.value}”` };
    default:
      return { ...FIELD_WORDS[filter.field], value: filter.value.replaceAll('-', ' ') };
  }
}

const daysWords = ({ from, to }: Days) => (from === to ? `on ${from}` : `from ${from} to ${to}`);

const whoseWords = (person: string) => (person === 'none' ? 'nobody' : person);

const AMOUNT = { '<': 'fewer than ', '<=': 'at most ', '>': 'more than ', '>=': 'at least ', '=': '' };
const SIZE = { '<': 'below ', '<=': 'of at most ', '>': 'above ', '>=': 'of at least ', '=': 'of ' };

const DELAY = {
  '<': 'in less than ',
  '<=': 'within ',
  '>': 'after more than ',
  '>=': 'after at least ',
  '=': 'after ',
};

function duration(minutes: number): string {
  const [size, unit] = minutes % 1440 === 0 ? [1440, 'd'] : minutes % 60 === 0 ? [60, 'h'] : [1, 'm'];
  return `${minutes / size} ${unit}`;
}

const followers = (count: number) => `${count.toLocaleString('en')} follower${count === 1 ? '' : 's'}`;

function teamWords(team: string): string {
  return team === 'mine' ? 'one of your teams' : `the team ${team}`;
}

const INTENT_WORDS: Record<Intent, string> = {
  complaint: 'a complaint',
  question: 'a question',
  praise: 'praise',
  'churn-risk': 'a churn risk',
  'feature-request': 'a feature request',
  'purchase-interest': 'purchase interest',
};

const HAS_WORDS = {
  reply: 'a reply',
  rating: 'a rating',
  tag: 'a tag',
  survey: 'a survey',
  csat: 'an answered survey',
};

const PROMISE_WORDS: Record<PromiseKept, string> = {
  kept: 'answered in time',
  late: 'late to be answered, answered by now or not',
  waiting: 'still in time to be answered',
  settled: 'settled in time without an answer',
  none: 'never due to be answered',
};

const INCIDENT_WORDS: Record<OfIncident, string> = {
  found: 'with which was found ',
  peak: 'at the peak of ',
  cause: 'that tell the cause of ',
  place: 'from the place of ',
};

const RESOLVING_WORDS: Record<ResolvingKept, string> = {
  kept: 'resolved in time',
  late: 'late to be resolved, resolved by now or not',
  waiting: 'still in time to be resolved',
};

const IS_WORDS: Record<(FieldFilter & { field: 'is' })['value'], Part> = {
  unsure: { place: 'before', lead: '', value: 'unsure' },
  overdue: { place: 'before', lead: '', value: 'overdue' },
  spam: { place: 'before', lead: '', value: 'suspected spam' },
  copy: {
    ...{ place: 'that', lead: '', value: 'that are copies of a more urgent or newer one' },
    not: 'that are no copies of a more urgent or newer one',
  },
  corrected: { place: 'after', lead: 'with ', value: 'a sentiment that a person set' },
};

const FIELD_WORDS = {
  brand: { place: 'behind', lead: 'of ' },
  author: { place: 'behind', lead: 'by ' },
  theme: { place: 'behind', lead: 'about ' },
  tag: { place: 'after', lead: 'tagged ' },
  sentiment: { place: 'before', lead: '' },
  priority: { place: 'before', lead: '' },
  status: { place: 'before', lead: '' },
  emotion: { place: 'after', lead: 'with ' },
  lang: { place: 'after', lead: 'in the language ' },
} as const;

function day(at: string): string {
  return at.endsWith('T00:00:00.000Z') ? at.slice(0, 10) : `${at.slice(0, 16).replace('T', ' ')} UTC`;
}
