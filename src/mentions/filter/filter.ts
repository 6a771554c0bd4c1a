/** The filter language: what the search box, saved views, alert rules and the API understand. */
import { parseQuery } from '../../brands/query.ts';
import type { Query, QueryLimits } from '../../brands/query-tree.ts';
import type { Emotion, Intent, Priority, Sentiment, Status } from '../mention.ts';
import { FILTER_FIELDS, fieldFilter } from './fields.ts';
import type { PromiseKept, ResolvingKept } from './kept.ts';

/** `words` looks in title and text. `phrase`: the words stand next to each other; `prefix`: a word begins so. */
export type WordsFilter = { kind: 'words'; text: string; phrase: boolean; prefix: boolean };

/**
 * One `field:value`. brand: the name or the id; author: the handle without @ is equal, or a word
 * of the name begins so; site: a domain, with its subdomains;
 * assignee: `me`, `none`, or a user's id, e-mail address or name. These three are as typed: compare them in
 * lower case; team: `mine`, `none`, or a team's id or name; answered: who answered in
 * the last seven days, as assignee names them; whose: who gave the first answer, or else has it. The others are in lower case; lang `en` also finds `en-GB`. theme: its name, or `price=negative` for
 * what is said of it; term: a noun phrase in the singular.
 */
export type FieldFilter = { kind: 'field' } & (
  | {
      field:
        | 'brand'
        | 'source'
        | 'site'
        | 'theme'
        | 'term'
        | 'tag'
        | 'author'
        | 'assignee'
        | 'team'
        | 'answered'
        | 'whose'
        | 'lang';
      value: string;
    }
  | { field: 'sentiment'; value: Sentiment }
  | { field: 'intent'; value: Intent }
  | { field: 'emotion'; value: Emotion }
  | { field: 'status'; value: Status }
  | { field: 'priority'; value: Priority }
  /** Both ends included, 1–5. A mention without a rating never matches. */
  | { field: 'rating'; from: number; to: number }
  /** reach: followers of the author; score: sentiment from −1 to 1. What is not known never matches. */
  | { field: 'reach' | 'score'; is: Comparison; value: number }
  /** Minutes from publication to the first answer of a person; without one it never matches. */
  | { field: 'replied'; is: Comparison; value: number }
  /**
   * unsure: and nobody has set the sentiment; overdue: due, not answered, open or pending, and its time has
   * passed; spam: suspected; copy: an open, more urgent or newer mention tells the same; corrected: a person set its sentiment.
   */
  | { field: 'is'; value: 'unsure' | 'overdue' | 'spam' | 'copy' | 'corrected' }
  /** survey: a reply with its link went out; csat: it was answered. */
  | { field: 'has'; value: 'reply' | 'rating' | 'tag' | 'survey' | 'csat' }
  /**
   * What became of the time in which it was to be answered, and of that in which it was to be resolved, as the team
   * report counts. kept, late (whether done by now or not), waiting: not due yet; settled: in time, without an answer;
   * none: never due.
   */
  | { field: 'promise'; value: PromiseKept }
  | { field: 'resolving'; value: ResolvingKept }
  /** It should be answered, whether it was or not. */
  | { field: 'needs'; value: 'reply' }
  /** after: published at this time or later; before: published earlier than it. ISO 8601 UTC. */
  | { field: 'after' | 'before'; at: string }
  /** due: not answered, open or pending, and to be answered before this time. */
  | { field: 'due'; at: string }
);

export type Comparison = '<' | '<=' | '>' | '>=' | '=';

export type Filter =
  | { kind: 'all' }
  | { kind: 'and' | 'or'; parts: Filter[] }
  | { kind: 'not'; part: Filter }
  | WordsFilter
  | FieldFilter;

export const FILTER_LIMITS: QueryLimits = {
  characters: 256,
  terms: 32,
  depth: 32,
  nears: 0,
  innerStars: 0,
};

/** Reads a filter; an empty one is `{ kind: 'all' }`. Throws QueryError, which points at the place. */
export function parseFilter(text: string, limits: QueryLimits = FILTER_LIMITS): Filter {
  if (text.trim() === '') return { kind: 'all' };
  return filterOf(parseQuery(text, { fields: FILTER_FIELDS, limits }));
}

function filterOf(query: Query): Filter {
  switch (query.kind) {
    case 'term': {
      const prefix = query.text.endsWith('*');
      const text = prefix ? query.text.slice(0, -1) : query.text;
      return { kind: 'words', text, phrase: query.phrase, prefix };
    }
    case 'field':
      return fieldFilter(query.field, query.value);
    case 'not':
      return { kind: 'not', part: filterOf(query.part) };
    case 'or':
      return { kind: 'or', parts: query.parts.map(filterOf) };
    // Its limits let no NEAR into a filter.
    default:
      return { kind: 'and', parts: query.parts.map(filterOf) };
  }
}
