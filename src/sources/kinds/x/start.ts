/** Where a walk through X begins, and what is remembered of it between polls. */
import type { Cursor, PollOptions } from '../../adapter.ts';
import { text } from '../../reading/json.ts';
import { timeOfId } from './post.ts';
import { isMentions } from './settings.ts';

/** Exactly one of them is sent. */
export type Start = { since_id: string } | { start_time: string };

/**
 * `newest` is the newest post of all that was read; null until a first walk is over. While a walk is unfinished, `next`
 * asks for its following page, `start` says where it ends, and `top` is the newest post of its first page.
 */
export type Memory = {
  newest: string | null;
  floor: string;
  start?: Start;
  top?: string | null;
  next?: string;
};

/** The search goes back seven days; a minute less, for clocks that differ. */
const REACH_MS = 7 * 86_400_000 - 60_000;

export function remember(cursor: Cursor, { since }: PollOptions): Memory {
  const { newest, floor, start, top, next } = (cursor ?? {}) as Partial<Memory>;
  return {
    newest: text(newest),
    floor: text(floor) ?? since.toISOString(),
    ...(start && next ? { start, next, top: text(top) } : {}),
  };
}

/** From the newest known post on, or as far back as wanted and possible. */
export function startOf(settings: Record<string, string>, { newest, floor }: Memory, now: Date): Start {
  const reach = reachOf(now);
  if (newest === null) return floor > reach.start_time ? { start_time: withoutFraction(floor) } : reach;
  const at = timeOfId(newest);
  return isMentions(settings) || at === null || at > reach.start_time ? { since_id: newest } : reach;
}

export function reachOf(now: Date): { start_time: string } {
  return { start_time: withoutFraction(new Date(now.getTime() - REACH_MS).toISOString()) };
}

const withoutFraction = (iso: string): string => iso.replace(/\.\d+Z$/, 'Z');
