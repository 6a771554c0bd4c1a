/** An alert that was claimed, as the database gives it, and the message made of it. */
import type { PriorityReason } from '../db/schema.ts';
import type { Priority, Sentiment } from '../mentions/mention.ts';
import type { Alert, ChannelSettings } from './channels/channel.ts';

export type ClaimedAlert = {
  id: string;
  leaseToken: string;
  attempts: number;
  createdAt: string;
  channelId: number;
  channelKind: string;
  channelName: string;
  channelSettings: ChannelSettings;
  channelFailures: number;
  mentionId: number;
  ruleName: string | null;
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

export function alertOf(row: ClaimedAlert, publicUrl: string): Alert {
  const { sourceKind, url, title, text, author, followers, rating, likes, sentiment, themes, dueAt } = row;
  return {
    kind: 'alert',
    eventId: row.id,
    mayBeRepeat: row.attempts > 1,
    ruleName: row.ruleName,
    brandName: row.brandName,
    timeZone: row.timeZone,
    url: `${publicUrl}/mentions/${row.mentionId}`,
    mention: {
      ...{ sourceKind, url, title, text, author, followers, rating, likes, sentiment, themes },
      dueAt: dueAt === null ? null : new Date(dueAt),
    },
    priority: { level: row.priority, score: row.priorityScore, reasons: row.priorityReasons },
  };
}
