/** How far the reading for the set-up has come, and how long it still takes. Pure. */
import { MOST_ITEMS, PREVIEW_DAYS, type Reading } from './reading.ts';

export type Progress = {
  read: number;
  /** What it comes to, reckoned from how far back the sources have been read; null before that can be said. */
  expected: number | null;
  /** 0–1. */
  share: number;
  /** Null before it can be said. */
  msLeft: number | null;
};

const PREVIEW_MS = PREVIEW_DAYS * 86_400_000;
/** Below this a guess of the rest would be noise. */
const LEAST_SHARE = 0.02;

/** Null once everything is read. */
export function progressOf(readings: readonly Reading[], now: Date): Progress | null {
  if (readings.every(({ isOver }) => isOver)) return null;
  const parts = readings.map((reading) => ({ reading, share: shareOf(reading) }));
  const isKnown = parts.every(({ share }) => share >= LEAST_SHARE);
  const sum = (each: (part: (typeof parts)[number]) => number) =>
    parts.reduce((total, part) => total + each(part), 0);
  const read = sum(({ reading }) => reading.items.length);
  const expected = isKnown ? Math.round(sum(({ reading, share }) => reading.items.length / share)) : null;
  return {
    read,
    expected,
    share: expected ? read / expected : sum(({ share }) => share) / parts.length,
    msLeft: isKnown ? Math.max(...parts.map((part) => leftOf(part, now))) : null,
  };
}

/** Sources show their newest first: how old the oldest is tells how much of the time is done. */
function shareOf({ items, isOver, startedAt }: Reading): number {
  if (isOver) return 1;
  const times = items.flatMap(({ publishedAt }) => (publishedAt === null ? [] : [Date.parse(publishedAt)]));
  const oldest = times.reduce((least, time) => Math.min(least, time), startedAt.getTime());
  return Math.min(0.99, Math.max((startedAt.getTime() - oldest) / PREVIEW_MS, items.length / MOST_ITEMS));
}

function leftOf({ reading, share }: { reading: Reading; share: number }, now: Date): number {
  return ((now.getTime() - reading.startedAt.getTime()) * (1 - share)) / share;
}
