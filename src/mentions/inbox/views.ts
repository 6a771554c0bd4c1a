/** The saved views of the inbox and the orders in which each can be walked by an index. */
import { type SQL, sql } from 'drizzle-orm';
import { IS_WAITING } from '../filter/sql.ts';

export const INBOX_VIEWS = [
  'needs-reply',
  'assigned-to-me',
  'mentioned',
  'overdue',
  'low-ratings',
  'snoozed',
  'spam',
  'everything',
] as const;
export type InboxView = (typeof INBOX_VIEWS)[number];

/** `active` has no place in the rail: what is open or pending, needing a reply or not. */
export type InboxStretch = InboxView | 'active';

export const INBOX_SORTS = ['due', 'newest', 'priority'] as const;
export type InboxSort = (typeof INBOX_SORTS)[number];

/**
 * Which mentions a view holds. `perBrand`: an index holds them brand by brand, so each brand is walked alone.
 * `isIndexed`: it holds these and few others, so that a look into it says whether there are many.
 */
export type Scope = { where: SQL; perBrand: boolean; isIndexed?: boolean };

/** Literal, never parameters: partial indexes of db/schema.ts have these very predicates. */
const UNANSWERED = sql`m.needs_response and m.status = 'open' and not m.spam and m.deleted_at is null`;
const LOW_RATED = sql`m.rating <= 2 and m.status in ('open','pending') and m.deleted_at is null`;
const SUSPECTED = sql`m.spam and m.status in ('open','pending') and m.deleted_at is null`;
const ACTIVE = sql`m.status in ('open','pending') and m.deleted_at is null`;

/** The mentions of a view as a condition on `mentions m`. */
export function scopeOf(view: InboxStretch, viewerUserId: number, now: Date): Scope {
  switch (view) {
    case 'needs-reply':
      return { where: UNANSWERED, perBrand: true, isIndexed: true };
    case 'overdue':
      return { where: sql`${UNANSWERED} and ${isLate(now)}`, perBrand: true, isIndexed: true };
    case 'low-ratings':
      return { where: LOW_RATED, perBrand: true, isIndexed: true };
    case 'active':
      return { where: ACTIVE, perBrand: true };
    case 'assigned-to-me':
      return { where: sql`m.assignee_id = ${viewerUserId}::bigint and ${ACTIVE}`, perBrand: false };
    case 'mentioned':
      return { where: sql`${calls(viewerUserId)} and m.deleted_at is null`, perBrand: false };
    case 'snoozed':
      return { where: sql`m.status = 'snoozed' and m.deleted_at is null`, perBrand: false };
    case 'spam':
      return { where: SUSPECTED, perBrand: true, isIndexed: true };
    case 'everything':
      return { where: sql`m.deleted_at is null`, perBrand: true, isIndexed: true };
  }
}

/** A note calls the viewer by "@name". */
const calls = (userId: number) => sql`m.id in (select n.mention_id from note_mentions c
  join notes n on n.id = c.note_id where c.user_id = ${userId}::bigint)`;

const isLate = (now: Date) => sql`
  coalesce(m.due_at, 'infinity') < ${now.toISOString()}::timestamptz and ${IS_WAITING}`;

/** The order in which this view is walked: the asked one, or its own where no index walks it so. */
export function sortOf(view: InboxStretch, sort: InboxSort): InboxSort {
  return view === 'everything' || view === 'spam' || view === 'mentioned' ? 'newest' : sort;
}

/** `key` and `tie` both go the same way, so that a row comparison finds the next page in the index. */
export type Order = { key: SQL; tie: SQL; down: boolean; type: SQL };

/** Due first: what is due at the same time, or never, comes newest first. Snoozed ones: by when they wake. */
export function orderOf(view: InboxStretch, sort: InboxSort): Order {
  const newest = { tie: sql`m.id`, down: true };
  const soonest = { tie: sql`(-m.id)`, down: false, type: sql`timestamptz` };
  if (sort === 'priority') return { key: sql`m.priority_score`, type: sql`int`, ...newest };
  if (sort === 'newest') return { key: sql`m.published_at`, type: sql`timestamptz`, ...newest };
  if (view === 'snoozed') return { key: sql`m.snoozed_until`, ...soonest };
  return { key: sql`coalesce(m.due_at, 'infinity')`, ...soonest };
}
