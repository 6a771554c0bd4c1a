/** What one field of a filter asks for, once it is read. */
import type { Emotion, Intent, Priority, Sentiment, Status } from '../mention.ts';
import type { PromiseKept, ResolvingKept } from './kept.ts';

export type Comparison = '<' | '<=' | '>' | '>=' | '=';

/** Which mentions of an incident: its first count, its peak, those that its cause was read from, or named its place. */
export const OF_INCIDENT = ['found', 'peak', 'cause', 'place'] as const;
export type OfIncident = (typeof OF_INCIDENT)[number];

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
  /** Those that an incident's figures were counted from, as they were kept with it. */
  | { field: 'incident'; id: number; of: OfIncident }
  /** It should be answered, whether it was or not. */
  | { field: 'needs'; value: 'reply' }
  /** after: published at this time or later; before: published earlier than it. ISO 8601 UTC. */
  | { field: 'after' | 'before'; at: string }
  /** Published on these days, both included, as they are where its brand is. `YYYY-MM-DD`. */
  | { field: 'on'; from: string; to: string }
  /** due: not answered, open or pending, and to be answered before this time. */
  | { field: 'due'; at: string }
);
