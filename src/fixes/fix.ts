/** A fix: a change that was shipped for a theme. Its words and types. */

export type Fix = {
  id: number;
  brandId: number;
  brandName: string;
  timeZone: string;
  theme: string;
  title: string;
  /** `YYYY-MM-DD` in the brand's time zone; the first day that counts as after. */
  shippedOn: string;
  comparisonTheme: string | null;
  windowDays: number;
  templateId: number | null;
  watchFrom: string;
  heldOn: string | null;
  relapsedOn: string | null;
  relapsedAt: Date | null;
  incidentId: number | null;
  by: string | null;
};

/** Whole weeks, so that every weekday is in both windows as often. */
export const WINDOW_DAYS = [14, 28, 56, 84] as const;

export type FixState = 'planned' | 'watching' | 'held' | 'relapsed';

/** Where a fix stands on that day. */
export function stateOf({ relapsedOn, heldOn, shippedOn }: Fix, today: string): FixState {
  if (relapsedOn !== null) return 'relapsed';
  if (heldOn !== null) return 'held';
  return shippedOn > today ? 'planned' : 'watching';
}
