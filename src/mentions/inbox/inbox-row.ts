/** One line of the queue, and how many there are. */
import type { Evidence, PriorityReason } from '../../db/schema.ts';
import type { Priority, Sentiment, Status } from '../mention.ts';

export type InboxRow = {
  id: number;
  version: number;
  brandId: number;
  brandName: string;
  brandKind: 'own' | 'competitor';
  sourceKind: string;
  url: string | null;
  location: string | null;
  /** Name, or else the handle. */
  author: string | null;
  followers: number | null;
  title: string | null;
  /** The first 400 characters. */
  text: string;
  language: string | null;
  rating: number | null;
  /** After a person's correction. */
  sentiment: Sentiment;
  unsure: boolean;
  evidence: Evidence[];
  intents: string[];
  themes: string[];
  tags: string[];
  priority: Priority;
  priorityScore: number;
  priorityReasons: PriorityReason[];
  status: Status;
  snoozedUntil: Date | null;
  publishedAt: Date;
  /** Null when no response is needed or one was given. */
  dueAt: Date | null;
  assignee: string | null;
  team: string | null;
  /** The same post as mentions of one's other brands. */
  others: { id: number; version: number; brandName: string; status: Status }[];
  /** Suspected, and nobody has said otherwise. */
  spam: boolean;
  spamReasons: string[];
  /** How many other mentions tell the same, up to 100. */
  copies: number;
};

/** `capped`: there are more than n. */
export type Total = { n: number; capped: boolean };
