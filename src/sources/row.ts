/** A source as a list shows it. Pure. */
import type { sources } from '../db/schema.ts';
import { signInWith } from './asked.ts';
import { plannedSeconds } from './budget-plan.ts';
import type { Health } from './health.ts';
import { adapterOf } from './kinds/index.ts';
import { SOURCE_LABELS } from './labels.ts';
import { withLocalTimes } from './note-times.ts';
import { pollEverySeconds } from './rhythm.ts';

/** How far back a row shows its mentions. */
export const DAYS = 14;
export const DAY_MS = 86_400_000;

export type Gap = {
  fromAt: Date;
  toAt: Date | null;
  reason: string;
  /** When a later poll had read all of it. */
  filledAt: Date | null;
};

export type SourceRow = {
  id: number;
  kind: string;
  label: string;
  name: string;
  host: string;
  health: Health;
  healthSince: Date;
  healthNote: string | null;
  failureClass: string | null;
  failures: number;
  /** Seconds between polls as things are; no less than its budgets allow. */
  pollsEvery: number;
  nextPollAt: Date;
  /** A poll of it is under way. */
  isBeingRead: boolean;
  lastPollAt: Date | null;
  lastSuccessAt: Date | null;
  newestItemAt: Date | null;
  backfilledAt: Date | null;
  /** What the first run has read so far; null when none is under way. */
  readSoFar: number | null;
  credentialExpiresAt: Date | null;
  /** False for links, and for what is pushed or typed. */
  polled: boolean;
  /** One signs in to it at its own page. */
  signsIn: boolean;
  /** Somebody has signed in at the source's own page. */
  isSignedIn: boolean;
  pausedAt: Date | null;
  pausedBy: string | null;
  createdAt: Date;
  /** The last 14 days in the reader's time zone, oldest first. `missing`: for a part of it the source was not read. */
  days: { day: string; mentions: number; missing: boolean }[];
  openGap: Gap | null;
};

/** What is asked beside the columns. */
export type Extra = {
  isSignedIn: boolean;
  pausedByName: string | null;
  counts: Record<string, number>;
  sharers: number;
  recentGaps: { fromAt: string; toAt: string | null; reason: string }[];
};
export type Source = typeof sources.$inferSelect;
type Hidden = 'cursor' | 'leaseToken' | 'session' | 'credential';
/** A source without what never leaves the database. */
export type Selected = Omit<Source, Hidden> & Extra;

/** `now` says what is being read; days are those of `timeZone`. */
export function rowOf({ settings, ...source }: Selected, now: Date, timeZone: string): SourceRow {
  const { counts, recentGaps, pausedByName, intervalSeconds, datesKnown, sharers, leaseUntil, ...row } =
    source;
  const gaps = recentGaps.map(({ fromAt, toAt, reason }) => ({
    fromAt: new Date(fromAt),
    toAt: toAt === null ? null : new Date(toAt),
    reason,
    filledAt: null,
  }));
  const adapter = adapterOf(source.kind);
  // Limits hang on what is set, never on a secret's value.
  const budgets = adapter.budgets?.(settings) ?? [];
  return {
    ...row,
    label: SOURCE_LABELS[source.kind] ?? source.kind,
    healthNote: source.healthNote && withLocalTimes(source.healthNote, timeZone),
    pollsEvery: Math.max(pollEverySeconds(source, now), plannedSeconds(budgets, sharers)),
    pausedBy: pausedByName,
    isBeingRead: leaseUntil !== null && leaseUntil > now,
    signsIn: signInWith(adapter, settings) !== null,
    days: lastDays(counts, gaps, now, timeZone),
    openGap: gaps.find(({ toAt }) => toAt === null) ?? null,
  };
}

function lastDays(counts: Extra['counts'], gaps: Gap[], now: Date, timeZone: string): SourceRow['days'] {
  const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const covered = gaps.map(({ fromAt, toAt }) => ({
    from: dayOf.format(fromAt),
    to: dayOf.format(toAt ?? now),
  }));
  const today = Date.parse(dayOf.format(now));
  return Array.from({ length: DAYS }, (_, index) => {
    const day = new Date(today - (DAYS - 1 - index) * DAY_MS).toISOString().slice(0, 10);
    const missing = covered.some(({ from, to }) => from <= day && day <= to);
    return { day, mentions: counts[day] ?? 0, missing };
  });
}
