/** Times in sentences: stored in UTC, read in one's own zone. Pure. */

const TIME = /\b\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?Z\b/g;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The sentence with every ISO 8601 time in UTC as "22 Nov, 09:00" in that zone. */
export const withLocalTimes = (note: string, timeZone: string): string =>
  withTimes(note, (at) => formatOf(timeZone).format(at));

/** The same for readers whose zone nobody knows: "22 Nov, 09:00 UTC". */
export const withUtcTimes = (note: string): string =>
  withTimes(note, (at) => `${formatOf('UTC').format(at)} UTC`);

function withTimes(note: string, shown: (at: Date) => string): string {
  return note.replaceAll(TIME, (time) => {
    const at = new Date(time);
    return Number.isNaN(at.getTime()) ? time : shown(at);
  });
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  });
  formats.set(timeZone, format);
  return format;
}
