/** What one mention of a list shows. */
import type { Evidence } from '../src/db/schema.ts';
import type { Priority, Sentiment, Status } from '../src/mentions/mention.ts';

export type RowData = {
  id: number;
  version: number;
  /** Selected, on a page that comes back. */
  ticked?: boolean;
  author: string | null;
  followers: number | null;
  sourceKind: string;
  /** Where within the source: `r/ebikes`, a host, a place. */
  where: string | null;
  /** Set when the list mixes brands or the brand is a competitor. */
  brand: string | null;
  title: string | null;
  /** The first 300 characters or so are enough; spans beyond them are ignored. */
  text: string;
  language: string | null;
  evidence: Evidence[];
  /** After a person's correction. */
  sentiment: Sentiment;
  /** The engine guessed, and nobody has said otherwise. */
  unsure: boolean;
  rating: number | null;
  intents: string[];
  themes: string[];
  tags?: string[];
  /** The same post as mentions of one's other brands; a move from the list goes to them too. */
  others?: { id: number; version: number; brandName: string; status: Status }[];
  priority: Priority;
  status: Status;
  /** Null when no reply is needed, one was given, or none was promised: what is older than the watch. */
  dueAt: Date | null;
  publishedAt: Date;
  assignee: string | null;
  team?: string | null;
  /** How many other mentions tell the same. */
  copies: number;
  /** Suspected, and nobody has said otherwise. */
  spam: boolean;
};
