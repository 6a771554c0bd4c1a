/** With which time a brand's day begins, as the search box writes it. */
const MINUTE = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** `2026-11-21`, or `2026-11-20T23:00Z` where the day does not begin with UTC's. */
export function dayStart(day: string, timeZone: string): string {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // The first guess may lie on the other side of a change of the clock.
  const guess = midnight - aheadOfUtc(midnight, timeZone);
  const second = midnight - aheadOfUtc(guess, timeZone);
  // No clock shows a midnight that is skipped.
  const start = midnight - aheadOfUtc(second, timeZone) === second ? second : Math.max(guess, second);
  return start === midnight ? day : `${new Date(start).toISOString().slice(0, 16)}Z`;
}

/** Milliseconds. */
function aheadOfUtc(at: number, timeZone: string): number {
  const name = format(timeZone)
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign, hours = 0, minutes = 0] = /([+-])(\d+)(?::(\d+))?/.exec(name ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE;
}

function format(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  formats.set(timeZone, made);
  return made;
}
