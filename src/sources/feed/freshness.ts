const LONGEST = 24 * 3600;

/** Seconds to wait before asking again: the longest that the feed or its server names, at most a day. */
export function minInterval(
  headers: Record<string, string>,
  ttlSeconds: number | null,
  now: Date,
): number | null {
  const maxAge = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})/i.exec(headers['cache-control'] ?? '')?.[1];
  const expires = Date.parse(headers.expires ?? '');
  const sent = Date.parse(headers.date ?? '') || now.getTime();
  // RFC 9111 5.3: max-age overrides Expires.
  const fresh = maxAge === undefined ? (expires - sent) / 1000 : Number(maxAge);
  const seconds = Math.floor(Math.max(ttlSeconds ?? 0, Number.isNaN(fresh) ? 0 : fresh));
  return seconds > 0 ? Math.min(seconds, LONGEST) : null;
}
