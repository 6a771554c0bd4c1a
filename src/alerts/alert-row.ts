/** An alert that was claimed, as the database gives it, and the message made of it. */
import type { PriorityReason } from '../db/schema.ts';
import type { Priority, Sentiment } from '../mentions/mention.ts';
import { withUtcTimes } from '../sources/note-times.ts';
import type { Alert, ChannelSettings, Notice } from './channels/channel.ts';

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
  ruleName: string | null;
} & (AboutMention | AboutSource);

type AboutSource = {
  mentionId: null;
  sourceId: number;
  sourceName: string;
  /** The health's word, then when it began. */
  sourceState: string;
  sourceNote: string | null;
};

type AboutMention = {
  mentionId: number;
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

/** What the channel is given to send. */
export function messageOf(row: ClaimedAlert, publicUrl: string): Alert | Notice {
  return row.mentionId === null ? noticeOf(row, publicUrl) : alertOf(row, publicUrl);
}

/** In the words of the Sources page. */
const HAPPENED: Record<string, string> = {
  quiet: 'has fallen silent',
  'signed-out': 'needs a new sign-in',
  blocked: 'refuses to be read',
  broken: 'cannot be read',
  gone: 'is gone',
  working: 'works again',
};

function noticeOf({ id, attempts, ...row }: ClaimedAlert & AboutSource, publicUrl: string): Notice {
  const [state = ''] = row.sourceState.split(' ');
  return {
    kind: 'notice',
    eventId: id,
    mayBeRepeat: attempts > 1,
    title: `The source “${row.sourceName}” ${HAPPENED[state] ?? state}`,
    text: withUtcTimes(
      row.sourceNote ??
        'New posts come in as before. The time in between is listed as a gap unless it could be read again.',
    ),
    url: `${publicUrl}/sources/${row.sourceId}`,
  };
}

function alertOf(row: ClaimedAlert & AboutMention, publicUrl: string): Alert {
  const { sourceKind, url, title, text, author, followers, rating, likes, sentiment, themes, dueAt } = row;
  return {
    kind: 'alert',
    eventId: row.id,
    mayBeRepeat: row.attempts > 1,
    ruleName: row.ruleName,
    mentionId: row.mentionId,
    brandName: row.brandName,
    timeZone: row.timeZone,
    url: `${publicUrl}/mentions/${row.mentionId}`,
    similar: 0,
    standing: null,
    inThreadOf: null,
    mention: {
      ...{ sourceKind, url, title, text, author, followers, rating, likes, sentiment, themes },
      dueAt: dueAt === null ? null : new Date(dueAt),
    },
    priority: { level: row.priority, score: row.priorityScore, reasons: row.priorityReasons },
  };
}
