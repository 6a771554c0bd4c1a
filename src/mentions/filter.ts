/** The filter language: what the search box, saved views, alert rules and the API understand. */
import type { Emotion, Intent, Priority, Sentiment, Status } from './mention.ts';

/** `words` looks in title and text. `phrase`: the words stand next to each other; `prefix`: a word begins so. */
export type WordsFilter = { kind: 'words'; text: string; phrase: boolean; prefix: boolean };

/**
 * One `field:value`.
 * brand: the name, in any case, or the id · source: a source kind · theme, lang: equal in any case (lang: `en`
 * also finds `en-GB`) · author: the handle without @ is equal, or the name contains it, in any case ·
 * assignee: `me`, `none`, or a user's id, e-mail address or name.
 */
export type FieldFilter = { kind: 'field' } & (
  | { field: 'brand' | 'source' | 'theme' | 'author' | 'assignee' | 'lang'; value: string }
  | { field: 'sentiment'; value: Sentiment }
  | { field: 'intent'; value: Intent }
  | { field: 'emotion'; value: Emotion }
  | { field: 'status'; value: Status }
  | { field: 'priority'; value: Priority }
  /** Both ends included, 1–5. A mention without a rating never matches. */
  | { field: 'rating'; from: number; to: number }
  /** overdue: due, not answered, open or pending, and its time has passed. */
  | { field: 'is'; value: 'unsure' | 'overdue' }
  | { field: 'has'; value: 'reply' }
  /** after: published at this time or later; before: published earlier than it. ISO 8601 UTC. */
  | { field: 'after' | 'before'; at: string }
);

export type Filter =
  | { kind: 'all' }
  | { kind: 'and' | 'or'; parts: Filter[] }
  | { kind: 'not'; part: Filter }
  | WordsFilter
  | FieldFilter;
