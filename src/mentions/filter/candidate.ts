/** A mention as filters see it before it is stored. */
import type { Aspect } from '../../db/schema.ts';
import type { Priority, Sentiment, Status } from '../mention.ts';

/** What a filter can ask of a mention. */
export type FilterCandidate = {
  brandId: number;
  brandName: string;
  /** Where the brand is. */
  timeZone: string;
  sourceKind: string;
  url: string | null;
  sentiment: Sentiment;
  score: number | null;
  unsure: boolean;
  intents: readonly string[];
  emotions: readonly string[];
  themes: readonly string[];
  aspects: readonly Aspect[];
  terms: readonly string[];
  /** None where nobody can have given any yet. */
  tags?: readonly string[];
  /** A person set the sentiment. */
  corrected: boolean;
  authorName: string | null;
  authorHandle: string | null;
  followers: number | null;
  status: Status;
  assigneeId: number | null;
  teamId: number | null;
  teamName: string | null;
  priority: Priority;
  language: string | null;
  rating: number | null;
  title: string | null;
  text: string;
  publishedAt: Date;
  dueAt: Date | null;
  hasReply: boolean;
  needsResponse: boolean;
  spam: boolean;
  isCopy: boolean;
};

/** `viewerUserId` is who `assignee:me` means; null for a rule that nobody looks through. */
export type FilterAsker = { now: Date; viewerUserId: number | null };
