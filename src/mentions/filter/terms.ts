/** What can be typed into the search: every field with what it finds, and the values that are known of it. */
import { EMOTIONS, INTENTS, PRIORITIES, SENTIMENTS, STATUSES } from '../mention.ts';
import { FILTER_FIELDS } from './fields.ts';
import { PROMISE_KEPT, RESOLVING_KEPT } from './kept.ts';

/** `values` as they are typed behind the colon, in quotation marks where they need them. */
export type SearchField = { field: string; finds: string; values: string[] };

/** Names that a workspace has of its own. */
export type KnownNames = Record<'sources' | 'themes' | 'brands' | 'people' | 'teams', readonly string[]>;

const FINDS: Record<keyof typeof FILTER_FIELDS, string> = {
  brand: 'mentions of this brand',
  source: 'where it was written',
  site: 'pages of a domain and its subdomains',
  sentiment: 'how it speaks of the brand',
  intent: 'what its author wants',
  emotion: 'what its author feels',
  theme: 'what it is about; theme:price=negative for what is said of it',
  term: 'a noun phrase, in the singular',
  tag: 'a word that your team gave it',
  author: 'a handle, or how a word of the name begins',
  status: 'what became of it',
  assignee: 'who has it',
  team: 'which team has it',
  answered: 'who answered it in the last seven days',
  whose: 'who answered first, or else has it',
  priority: 'how urgent it is',
  lang: 'the language, as a code: en also finds en-GB',
  rating: 'stars: rating:1, rating:1-2, rating:>=4',
  reach: 'followers of its author: reach:>=1000',
  score: 'sentiment from −1 to 1: score:<-0.4',
  is: 'what is true of it',
  has: 'what it has',
  needs: 'what it needs',
  replied: 'how soon it was answered: replied:<4h, replied:>=30m',
  promise: 'what became of the time to answer it',
  resolving: 'what became of the time to resolve it',
  incident: 'what an incident was counted from: incident:12, incident:12=peak, incident:12=cause',
  on: 'published on this day where its brand is; on:2026-11-01..2026-11-30 for several',
  after: 'published on this day or later',
  before: 'published before this day',
  due: 'to be answered before this day',
};

const ANYBODY = ['me', 'none'];

/** In the order in which users read them; `today` as 2026-11-21. */
export function searchFields(known: KnownNames, today: string): SearchField[] {
  const values: Record<string, readonly string[]> = {
    ...{ brand: known.brands, source: known.sources, theme: known.themes },
    ...{ sentiment: SENTIMENTS, intent: INTENTS, emotion: EMOTIONS, status: STATUSES, priority: PRIORITIES },
    ...{ assignee: [...ANYBODY, ...known.people], team: ['mine', 'none', ...known.teams] },
    ...{ answered: ['me', ...known.people], whose: [...ANYBODY, ...known.people] },
    is: ['unsure', 'overdue', 'spam', 'copy', 'corrected', 'unassigned', 'mine', ...STATUSES],
    ...{ has: ['reply', 'rating', 'tag', 'survey', 'csat'], needs: ['reply'] },
    replied: ['<1h', '<4h', '>=1d'],
    ...{ promise: PROMISE_KEPT, resolving: RESOLVING_KEPT },
    ...{ rating: ['1', '2', '3', '4', '5', '1-2', '>=4'], lang: ['en', 'de', 'fr', 'es', 'sv'] },
    ...{ on: [today], after: [today], before: [today], due: [today] },
    ...{ reach: ['>=1000'], score: ['<-0.4', '>=0.5'] },
  };
  return Object.keys(FILTER_FIELDS).map((field) => ({
    field,
    finds: FINDS[field] ?? '',
    values: (values[field] ?? []).map(quoted),
  }));
}

/** A value as it is written in a filter. */
export const quoted = (value: string) => (/[\s()":]/.test(value) ? `"${value.replaceAll('"', '')}"` : value);
