/** What the page of alerts shows. */

export type ReadyMadeRow = {
  key: string;
  name: string;
  why: string;
  /** In the last 30 days. */
  rings: number | 'not counted' | 'nothing read yet';
};

export type AlertRuleRow = {
  id: number;
  name: string;
  /** Null: every brand of one's own. */
  brand: string | null;
  about: 'mentions' | 'overdue' | 'sources' | 'incidents';
  filter: string;
  enabled: boolean;
  pausedUntil: Date | null;
  channels: string[];
  sentIn30Days: number;
  /** The share of its judged messages that were useful; null when nobody judged any. */
  usefulShare: number | null;
};

export type ChannelRow = {
  id: number;
  kind: string;
  name: string;
  state: 'working' | 'failing' | 'off';
  stateNote: string | null;
  stateSince: Date;
  lastSentAt: Date | null;
  waiting: number;
  /** When the oldest that waits was raised. */
  waitingSince: Date | null;
};

export type DeliveryRow = {
  id: string;
  at: Date;
  rule: string | null;
  channel: string;
  mentionId: number | null;
  sourceId: number | null;
  /** A title or the first words; a source's name. */
  excerpt: string;
  incidentId: number | null;
  kind: 'mention' | 'overdue' | 'source' | 'incident' | 'digest' | 'reminder';
  heldFor: string | null;
  status: 'pending' | 'held' | 'joined' | 'sent' | 'failed' | 'quiet';
  /** Copies of its story that were counted and not sent again. */
  copies: number;
  /** The message that tells of it, where another one does. */
  leadId: string | null;
  attempts: number;
  nextAttemptAt: Date | null;
  failureNote: string | null;
};

export type AlertsData = {
  rules: AlertRuleRow[];
  readyMade: ReadyMadeRow[];
  channels: ChannelRow[];
  /** Newest first. */
  deliveries: DeliveryRow[];
  nextCursor: string | null;
  /** Whoever looks has asked for these. */
  isOlder?: boolean;
};
