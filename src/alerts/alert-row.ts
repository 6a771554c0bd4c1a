/** An alert that was claimed, as the database gives it, and the message made of it. */
import type { alerts, PriorityReason } from '../db/schema.ts';
import type { Priority, Sentiment, Status } from '../mentions/mention.ts';
import { type Alert, type ChannelSettings, movesFor } from './channels/channel.ts';
import type { IncidentRow } from './incidents/notice.ts';
import { maskPersonal } from './mask.ts';
import { type Standing, standingWords } from './standing.ts';

type Stored = typeof alerts.$inferSelect;

export type ClaimedAlert = {
  /** To send a message, to tell of one more in the thread of its group, or to change what was sent. */
  step: 'send' | 'answer' | 'change';
  id: string;
  leaseToken: string;
  attempts: number;
  createdAt: string;
  channelId: number;
  channelKind: string;
  channelName: string;
  channelSettings: ChannelSettings;
  channelFailures: number;
  ruleName: string | null;
  externalId: string | null;
  heldFor: Stored['heldFor'];
  verdict: Stored['verdict'];
} & (AboutMention | AboutSource | AboutIncident | AboutOthers);

/** What it tells of is read when it is sent: src/alerts/digest.ts and reminder.ts. */
type AboutOthers = { kind: 'digest' | 'reminder' };

export type AboutIncident = {
  kind: 'incident';
  brandName: string;
  timeZone: string;
  /** The row of `incidents`, as PostgreSQL makes JSON of it. */
  incident: Omit<IncidentRow, 'brand_name'> & {
    id: number;
    status: 'open' | 'acknowledged' | 'closed';
    acknowledged_at: string | null;
    closed_at: string | null;
  };
  /** Who looks after it; null while nobody does. */
  caredForBy: string | null;
};

export type AboutSource = {
  kind: 'source';
  sourceId: number;
  sourceName: string;
  /** The health's word, then when it began. */
  sourceState: string;
  sourceNote: string | null;
};

export type AboutMention = {
  kind: 'mention' | 'overdue';
  mentionId: number;
  similar: number;
  standing: Standing | null;
  status: Status;
  isTaken: boolean;
  inThreadOf: string | null;
  brandName: string;
  timeZone: string;
  sourceKind: string;
  url: string | null;
  title: string | null;
  text: string;
  author: string | null;
  followers: number | null;
  rating: number | null;
  likes: number | null;
  sentiment: Sentiment;
  themes: string[];
  dueAt: string | null;
  priority: Priority;
  priorityScore: number;
  priorityReasons: PriorityReason[];
};

/** What a channel is told about a mention; personal data of strangers stays behind. */
export function mentionAlert(row: ClaimedAlert & AboutMention, publicUrl: string): Alert {
  const { sourceKind, url, author, followers, rating, likes, sentiment, themes, dueAt } = row;
  return {
    kind: 'alert',
    eventId: row.id,
    mayBeRepeat: row.attempts > 1,
    ruleName: row.ruleName,
    mentionId: row.mentionId,
    brandName: row.brandName,
    timeZone: row.timeZone,
    url: `${publicUrl}/mentions/${row.mentionId}`,
    similar: row.similar,
    standing: row.standing ? standingWords(row.standing, row.timeZone) : late(row),
    inThreadOf: row.inThreadOf,
    moves: movesFor(row.status, row.isTaken),
    verdict: row.verdict,
    mention: {
      ...{ sourceKind, url, author, followers, rating, likes, sentiment, themes },
      title: row.title && maskPersonal(row.title),
      text: maskPersonal(row.text),
      dueAt: dueAt === null ? null : new Date(dueAt),
    },
    priority: { level: row.priority, score: row.priorityScore, reasons: row.priorityReasons },
  };
}

const late = ({ kind }: AboutMention) => (kind === 'overdue' ? 'The first reply is late' : null);
