/** The words of a mention: statuses, allowed moves, who acts. */
export const STATUSES = ['open', 'pending', 'snoozed', 'resolved', 'dismissed'] as const;
export type Status = (typeof STATUSES)[number];

export const DISMISSED_REASONS = ['not-relevant', 'spam', 'duplicate'] as const;
export type DismissedReason = (typeof DISMISSED_REASONS)[number];

export const SENTIMENTS = ['negative', 'neutral', 'positive', 'unscored'] as const;
export type Sentiment = (typeof SENTIMENTS)[number];

export const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const;
export type Priority = (typeof PRIORITIES)[number];

export const EMOTIONS = [
  'frustration',
  'anger',
  'disappointment',
  'worry',
  'delight',
  'pride',
  'trust',
  'gratitude',
] as const;
export type Emotion = (typeof EMOTIONS)[number];

export const INTENTS = [
  'complaint',
  'question',
  'praise',
  'churn-risk',
  'feature-request',
  'purchase-interest',
] as const;
export type Intent = (typeof INTENTS)[number];

export const MOVES = [
  'resolve',
  'dismiss',
  'snooze',
  'reopen',
  'reply',
  'assign',
  'correct',
  'theme',
  'tag',
  'clear',
] as const;
export type MoveName = (typeof MOVES)[number];

const ALLOWED: Record<Status, readonly MoveName[]> = {
  open: ['resolve', 'dismiss', 'snooze', 'reply', 'assign', 'correct', 'theme', 'tag', 'clear'],
  pending: ['resolve', 'dismiss', 'snooze', 'reopen', 'reply', 'assign', 'correct', 'theme', 'tag', 'clear'],
  snoozed: ['resolve', 'dismiss', 'snooze', 'reopen', 'reply', 'assign', 'correct', 'theme', 'tag', 'clear'],
  resolved: ['reopen', 'reply', 'assign', 'correct', 'theme', 'tag', 'clear'],
  dismissed: ['reopen', 'assign', 'correct', 'theme', 'tag', 'clear'],
};

/** What may be done with a mention in this status; a note may always be written. */
export function allowedMoves(status: Status): readonly MoveName[] {
  return ALLOWED[status];
}

export type Via = 'web' | 'api' | 'slack' | 'rule' | 'cli' | 'system';

/** Who makes a change, and through which door. */
export type Actor = {
  userId: number | null;
  via: Via;
  /** Of the browser or the script, for the audit log. */
  address?: string | null;
};

export const SYSTEM: Actor = { userId: null, via: 'system' };
