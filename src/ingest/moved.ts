/** Following a feed that moved for good: only after three sights of the new address on different days. Pure. */
import type { Cursor } from '../sources/adapter.ts';

const DAYS_UNTIL_ADOPTED = 3;

type Sights = { to: string; days: string[] };

/** `sights` goes into the stored cursor under "moved"; `adopt` is the address to poll from now on. */
export function sightOf(
  cursor: Cursor,
  movedTo: string | null | undefined,
  now: Date,
): { sights: Sights | null; adopt: string | null } {
  if (!movedTo) return { sights: null, adopt: null };
  const before = cursor?.moved as Sights | undefined;
  const known = before?.to === movedTo ? before.days : [];
  const days = [...new Set([...known, now.toISOString().slice(0, 10)])];
  if (days.length >= DAYS_UNTIL_ADOPTED) return { sights: null, adopt: movedTo };
  return { sights: { to: movedTo, days }, adopt: null };
}
