/** Services that show only what is recent: whoever comes too late has missed the rest for good. */
import type { Cursor, Page } from '../adapter.ts';

/** The page with the time of this poll in its cursor, and a gap where the last one was longer ago than `hours`. */
export function withinWindow(page: Page, cursor: Cursor, now: Date, hours: number, reason: string): Page {
  const last = typeof cursor?.readAt === 'string' ? cursor.readAt : null;
  const reach = new Date(now.getTime() - hours * 3_600_000).toISOString();
  const isMissed = last !== null && last < reach;
  return {
    ...page,
    cursor: { ...page.cursor, readAt: now.toISOString() },
    ...(isMissed ? { gap: { from: last, to: page.gap?.to ?? reach, reason }, isComplete: false } : {}),
  };
}
