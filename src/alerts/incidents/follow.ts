/** Keeps incidents that are open up to date, and closes those that are over. */
import { sql } from 'drizzle-orm';
import { bigints } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { transact } from '../../platform/transaction.ts';
import { predictiveOf } from './expectation.ts';
import { HOUR_MS } from './local-hours.ts';
import type { BrandModel } from './model.ts';
import type { Watching } from './past-of.ts';
import { ratingFall } from './rating-fall.ts';
import { ratingsOf } from './ratings-of.ts';
import type { Recent } from './recent.ts';
import { fallsAYear } from './recurrence.ts';
import { keepingSeal } from './seal.ts';
import type { KnownIncident } from './standing.ts';
import { totalBy } from './total.ts';
import { WINDOWS } from './variation.ts';
import { CALM_MS, keyOf, LASTING_MS, USUAL_A_YEAR, type Watch, type Watched } from './watch.ts';

type Lately = {
  known: KnownIncident[];
  watch: Watch;
  recent: Recent[];
  watched: Watched[];
  model: BrandModel;
};

/** Gives how many were closed. Every incident has its own statement: there are few. */
export async function followIncidents(platform: Platform, brand: Watching, lately: Lately): Promise<number> {
  const now = platform.now().getTime();
  let closed = 0;
  for (const incident of lately.known.filter(({ status }) => status !== 'closed')) {
    const unusualAt = await unusualAtOf(platform, brand, incident, lately);
    const isBack = now - unusualAt >= (incident.direction === 'rise' ? CALM_MS : 0) && unusualAt < now;
    const isLasting = now - incident.openedAt >= LASTING_MS;
    const closedFor = isBack ? 'back' : isLasting ? 'lasting' : null;
    await update(platform, incident, { unusualAt, closedFor, peak: peakOf(incident, lately.recent) });
    if (closedFor) closed++;
  }
  return closed;
}

/** When it was last out of the ordinary, now included. */
async function unusualAtOf(
  platform: Platform,
  brand: Watching,
  incident: KnownIncident,
  { watch, recent, watched, model }: Lately,
): Promise<number> {
  const { series, theme, direction, unusualAt, openedAt } = incident;
  const now = platform.now().getTime();
  if (series === 'rating') {
    const stars = await ratingsOf(platform, brand, openedAt - LASTING_MS);
    const rating = model.learnt?.rating;
    const fall =
      rating &&
      ratingFall(
        rating,
        stars.map((one) => one.stars),
      );
    return fall && fall.alarmsAYear <= USUAL_A_YEAR ? now : unusualAt;
  }
  if (direction === 'rise') return Math.max(unusualAt, watch.busyAt(keyOf(series, theme)) ?? 0);
  const isQuiet =
    direction === 'silence' ? recent.every(({ at }) => at <= openedAt) : isThin(watched[0]!, recent, now);
  return isQuiet ? now : unusualAt;
}

/** A drop lasts until three days are as usual. */
function isThin(volume: Watched, recent: Recent[], now: number): boolean {
  const window = WINDOWS.length - 1;
  const since = now - WINDOWS[window]! * HOUR_MS;
  const count = recent.filter(({ at }) => at > since).length;
  const predictive = predictiveOf(volume.expectation, volume.expected(since, now), window);
  return fallsAYear(predictive, count, WINDOWS[window]!) <= USUAL_A_YEAR;
}

type Peak = { peakAt: number; ids: number[] };

/** The most within the incident's own hours, at any time; null where it was seen before. */
function peakOf({ series, theme, hours, startedAt, peak }: KnownIncident, recent: Recent[]): Peak | null {
  const seen = recent.filter((one) => one.at >= startedAt && one.keys.includes(keyOf(series, theme)));
  let [most, from, to] = [peak, 0, 0];
  for (let last = 0, first = 0; last < seen.length; last++) {
    while (seen[first]!.at <= seen[last]!.at - hours * HOUR_MS) first++;
    if (last + 1 - first > most) [most, from, to] = [last + 1 - first, first, last + 1];
  }
  const best = seen.slice(from, to);
  return best.length > 0 ? { peakAt: best.at(-1)!.at, ids: best.map(({ id }) => id) } : null;
}

type Change = { unusualAt: number; closedFor: 'back' | 'lasting' | null; peak: Peak | null };

async function update(
  platform: Platform,
  incident: KnownIncident,
  { unusualAt, closedFor, peak }: Change,
): Promise<void> {
  const time = (at: number) => sql`${new Date(at).toISOString()}::timestamptz`;
  const now = time(platform.now().getTime());
  const status = closedFor ? sql`'closed'` : sql`status`;
  const newPeak = peak
    ? sql`peak = ${peak.ids.length}::int, peak_at = ${time(peak.peakAt)}, peak_ids = ${bigints(peak.ids)},
      peak_seen_at = ${now},`
    : sql``;
  await transact(platform, (inside) =>
    keepingSeal(inside, incident.id, () =>
      inside.db.execute(sql`
        update incidents i set updated_at = ${now}, unusual_at = ${time(unusualAt)}, ${newPeak}
          status = ${status}, closed_at = ${closedFor ? now : sql`null`},
          closed_for = ${closedFor}::text, total = ${totalBy(now)}
        where i.id = ${incident.id} and i.status <> 'closed'`),
    ),
  );
}
