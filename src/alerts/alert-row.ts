/** An alert that was claimed, as the database gives it, and the message made of it. */
import type { alerts, PriorityReason } from '../db/schema.ts';
import type { Priority, Sentiment, Status } from '../mentions/mention.ts';
import { withUtcTimes } from '../sources/note-times.ts';
import { type Alert, type ChannelSettings, movesFor, type Notice } from './channels/channel.ts';
import { type IncidentRow, incidentNotice } from './incidents/notice.ts';
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
} & (AboutMention | AboutSource | AboutIncident | AboutOthers);

/** What it tells of is read when it is sent: src/alerts/digest.ts and reminder.ts. */
type AboutOthers = { kind: 'digest' | 'reminder' };

export type AboutIncident = {
  kind: 'incident';
  brandName: string;
  timeZone: string;
  /** The row of `incidents`, as PostgreSQL makes JSON of it. */
  incident: Omit<IncidentRow, 'brand_name'> & { id: number };
};

type AboutSource = {
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
  verdict: Stored['verdict'];
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

/** In the words of the Sources page. */
const HAPPENED: Record<string, string> = {
  quiet: 'has fallen silent',
  'signed-out': 'needs a new sign-in',
  blocked: 'refuses to be read',
  broken: 'cannot be read',
  gone: 'is gone',
  working: 'works again',
};

/** What a channel is told about a source. */
export function sourceNotice(
  { id, attempts, ...row }: ClaimedAlert & AboutSource,
  publicUrl: string,
): Notice {
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

/** What a channel is told about an incident. */
export function incidentAlert(
  { id, attempts, ...row }: ClaimedAlert & AboutIncident,
  publicUrl: string,
): Notice {
  const { title, text } = incidentNotice({ ...row.incident, brand_name: row.brandName });
  return {
    kind: 'notice',
    eventId: id,
    mayBeRepeat: attempts > 1,
    title,
    text: maskPersonal(text),
    url: `${publicUrl}/incidents/${row.incident.id}`,
  };
}

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
