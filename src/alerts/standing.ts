/** What somebody did with a mention since its alert went out, in a few words. Pure. */

/** The last answering event, as the database gives it. */
export type Standing = {
  by: string;
  kind: string;
  at: string;
  /** Who has it now; null for nobody. */
  to: string | null;
  /** That is who did it. */
  own: boolean | null;
  /** Why it was dismissed. */
  why: string | null;
};

/** "Jonas took this at 10:47", in the brand's time zone. */
export function standingWords({ by, kind, at, to, own, why }: Standing, timeZone: string): string {
  return `${by} ${did(kind, to, own, why)} at ${clockAt(at, timeZone)}`;
}

/** "10:47", as the zone's clocks show an ISO 8601 time. */
export const clockAt = (at: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(new Date(at));

function did(kind: string, to: string | null, own: boolean | null, why: string | null): string {
  if (kind === 'assigned') return to === null ? 'gave this back' : own ? 'took this' : `gave this to ${to}`;
  if (kind === 'resolved') return 'resolved this';
  if (kind === 'snoozed') return 'snoozed this';
  if (kind === 'replied') return 'answered this';
  return why === 'spam'
    ? 'set this aside as spam'
    : why === 'duplicate'
      ? 'set this aside as a duplicate'
      : 'set this aside as not relevant';
}
