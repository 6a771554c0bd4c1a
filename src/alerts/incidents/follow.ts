/** Keeps incidents that are open up to date, and closes those that are over. */
import { sql } from 'drizzle-orm';
import type { Platform } from '../../platform/platform.ts';
import { predictiveOf } from './expectation.ts';
import { HOUR_MS } from './local-hours.ts';
import type { BrandModel } from './model.ts';
import type { Watching } from './past-of.ts';
import { ratingFall } from './rating-fall.ts';
import { ratingsOf } from './ratings-of.ts';
import type { Recent } from './recent.ts';
import { fallsAYear } from './recurrence.ts';
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

type Peak = { peak: number; peakAt: number };

/** The most within the incident's own hours, at any time. */
function peakOf({ series, theme, hours, startedAt, peak, peakAt }: KnownIncident, recent: Recent[]): Peak {
  const times = recent
    .filter((one) => one.at >= startedAt && one.keys.includes(keyOf(series, theme)))
    .map(({ at }) => at);
  const best = { peak, peakAt };
  for (let last = 0, first = 0; last < times.length; last++) {
    while (times[first]! <= times[last]! - hours * HOUR_MS) first++;
    const count = last - first + 1;
    if (count > best.peak) [best.peak, best.peakAt] = [count, times[last]!];
  }
  return best;
}

type Change = { unusualAt: number; closedFor: 'back' | 'lasting' | null; peak: Peak };

async function update(
  platform: Platform,
  incident: KnownIncident,
  { unusualAt, closedFor, peak }: Change,
): Promise<void> {
  const time = (at: number) => sql`${new Date(at).toISOString()}::timestamptz`;
  const now = time(platform.now().getTime());
  const status = closedFor ? sql`'closed'` : sql`status`;
  await platform.db.execute(sql`
    update incidents i set updated_at = ${now}, unusual_at = ${time(unusualAt)}, peak = ${peak.peak},
      peak_at = ${time(peak.peakAt)}, status = ${status}, closed_at = ${closedFor ? now : sql`null`},
      closed_for = ${closedFor}::text, total = ${totalBy(now)}
    where i.id = ${incident.id} and i.status <> 'closed'`);
}
