/** What every form about a mention needs to know, and where it goes. */
import type { DismissedReason, Status } from '../src/mentions/mention.ts';
import type { Total } from './format.ts';
import type { Can, Undo } from './frame.ts';
import { type InboxQuery, inboxUrl } from './urls.ts';

export type Person = { id: number; name: string };

/** What the toolbar needs; the whole MentionData fits. */
export type Movable = {
  id: number;
  /** Sent back with every form; a stale one is answered with 409 and the conflict bar. */
  version: number;
  /** New each time it is drawn: the same form sent twice is done once. */
  nonce: string;
  status: Status;
  dismissedReason?: DismissedReason | null;
  assignee: Person | null;
  team: Person | null;
  /** To whom it may be given, the viewer first; only the viewer without 'assign others'. */
  people: Person[];
  /** To which team it may be given; none without 'assign others'. */
  teams: Person[];
  can: Can;
  /** The last change, while it may still be taken back. */
  undo: Undo | null;
  position: { index: number; of: Total } | null;
  previousId: number | null;
  nextId: number | null;
};

/** A form that was refused: which, about which note, what was typed, and what is wrong with it. */
export type RefusedForm = { path: string; about?: number; typed: string; problem: string };

export type Moves = { mention: Movable; query: InboxQuery };

/** The hidden fields of every form about a mention. */
export const moveFields = ({ mention, query }: Moves, more: Record<string, string> = {}) => ({
  version: mention.version,
  nonce: mention.nonce,
  return: inboxUrl(query),
  ...more,
});

export const moveUrl = (mention: { id: number }, move: string) => `/mentions/${mention.id}/${move}`;

/** Nothing is left to decide but to reopen it. */
export const isSettled = ({ status }: Pick<Movable, 'status'>) =>
  status === 'resolved' || status === 'dismissed';
