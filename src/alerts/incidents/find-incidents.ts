/** Looks whether a brand is spoken of as usual, and keeps its incidents. */
import { sql } from 'drizzle-orm';
import type { Budget } from '../../../jobs/job.ts';
import { rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { exposureOf } from './exposure.ts';
import { followIncidents } from './follow.ts';
import { HOUR_MS, hourOf, localCells } from './local-hours.ts';
import { type Brand, type BrandModel, modelOf } from './model.ts';
import type { NewIncident } from './new-incident.ts';
import { openIncident } from './open.ts';
import { watchedFrom } from './past.ts';
import { gapsSince } from './past-of.ts';
import { quietAt } from './quiet.ts';
import { ratingFall } from './rating-fall.ts';
import { ratingIds, ratingsOf, ratingsToldUntil } from './ratings-of.ts';
import { lastHeard, RECENT_DAYS, type Recent, recentOf } from './recent.ts';
import { SHARES } from './rehearsal.ts';
import { incidentsNow, type KnownIncident } from './standing.ts';
import { type Found, keyOf, Watch, type Watched } from './watch.ts';

const DAY_MS = 24 * HOUR_MS;
/** What was published so long ago may open an incident that nobody could have seen before. */
const LATE_MS = DAY_MS;
const LONGEST_SILENCE_DAYS = 60;

/** Looks at every brand, until the time is over. */
export async function findIncidents(
  platform: Platform,
  { until }: Budget,
): Promise<{ opened: number; closed: number }> {
  const brands = await rows<Brand>(
    platform.db,
    sql`select id::int as id, time_zone as "timeZone", false_alarms_a_year as "alarmsAYear"
      from brands where false_alarms_a_year > 0 order by id`,
  );
  const done = { opened: 0, closed: 0 };
  for (const brand of brands) {
    if (platform.now() >= until) break;
    const { opened, closed } = await findIncidentsOf(platform, brand);
    done.opened += opened;
    done.closed += closed;
  }
  return done;
}

/** One brand: what is unusual by now opens an incident, what is over closes one. */
async function findIncidentsOf(platform: Platform, brand: Brand) {
  const model = await modelOf(platform, brand);
  if (!model.learnt) return { opened: 0, closed: 0 };
  const { found, ...lately } = await unusualNow(platform, brand, model);
  let opened = 0;
  for (const one of found) if (await openIncident(platform, brand, one, model.madeAt)) opened++;
  const closed = await followIncidents(platform, brand, { ...lately, model });
  return { opened, closed };
}

/** What is unusual by now and told by no incident, with what it was found in. The model has learnt. Stores nothing. */
export async function unusualNow(platform: Platform, brand: Brand, model: BrandModel) {
  const kinds = model.kinds.map(({ kind }) => kind);
  const recent = await recentOf(platform, brand, kinds);
  const known = await incidentsNow(platform, brand.id, RECENT_DAYS);
  const watched = await watchedNow(platform, brand, model, recent);
  const now = platform.now().getTime();
  const { watch, found } = watchRecent(watched, model.learnt!.limit, { recent, known, now });
  const others = await fallsAndSilences(platform, brand, { model, watched, recent, known });
  return { found: [...found, ...others], known, watch, recent, watched };
}

/** The series with what is to be expected of them, for as long as anybody asks. */
async function watchedNow(
  platform: Platform,
  brand: Brand,
  { learnt, kinds }: BrandModel,
  recent: Pick<Recent, 'keys'>[],
): Promise<Watched[]> {
  const { lines, unheard } = learnt!;
  const now = hourOf(platform.now());
  const from = now - LONGEST_SILENCE_DAYS * 24;
  const length = now - from + 2;
  const gaps = await gapsSince(platform, from);
  const settled = kinds.map((kind) => ({ ...kind, since: Math.min(kind.since, from) }));
  const hours = {
    from,
    cells: localCells(from, length, brand.timeZone),
    exposure: exposureOf(settled, gaps, from, length),
  };
  const known = lines.map((line) => watchedFrom(line, line.expectation, hours, from));
  const keys = new Set(known.map(({ key }) => key));
  const unknown = [...new Set(recent.flatMap((one) => one.keys))].filter((key) => !keys.has(key));
  return [
    ...known,
    ...unknown.map((key) => watchedFrom({ key, series: 'theme' as const }, unheard, hours, from)),
  ];
}

type Lately = { recent: Recent[]; known: KnownIncident[]; now: number };

/** Tells a watch of the last days; what belongs to an incident that is over is told. */
function watchRecent(watched: Watched[], limit: number, { recent, known, now }: Lately) {
  const watch = new Watch<Recent>(watched, limit);
  const rises = known.filter(({ direction, series }) => direction === 'rise' && series !== 'rating');
  for (const { series, theme, status, startedAt, unusualAt } of rises)
    if (status !== 'closed') watch.open(keyOf(series, theme), startedAt, unusualAt);
  const over = rises.filter(({ status }) => status === 'closed');
  const found: NewIncident[] = [];
  for (const one of recent) {
    if (
      over.some(
        ({ series, theme, closedAt }) => one.at <= closedAt! && one.keys.includes(keyOf(series, theme)),
      )
    )
      continue;
    if (one.at < now - LATE_MS) watch.fill(one);
    else {
      const rise = watch.see(one);
      if (rise) found.push({ ...risen(rise), ids: watch.behind(rise).map(({ id }) => id) });
    }
  }
  return { watch, found };
}

function risen(found: Found): Omit<NewIncident, 'ids'> {
  const [series, ...theme] = found.key.split(' ');
  return {
    ...found,
    series: series as NewIncident['series'],
    theme: theme.join(' '),
    direction: 'rise',
    startedAt: found.at - found.hours * HOUR_MS,
    mean: null,
  };
}

type Now = { model: BrandModel; watched: Watched[]; recent: Recent[]; known: KnownIncident[] };

async function fallsAndSilences(platform: Platform, brand: Brand, { model, watched, recent, known }: Now) {
  const now = platform.now().getTime();
  const found: NewIncident[] = [];
  const open = known.filter(({ status }) => status !== 'closed');
  if (!open.some(({ series }) => series === 'volume')) {
    const times = recent.map(({ at }) => at);
    const last = times.length > 0 ? [] : [await lastHeard(platform, brand.id)].filter((at) => at !== null);
    const quiet = quietAt(watched[0]!, [...last, ...times], now, brand.alarmsAYear * SHARES.quiet);
    if (quiet)
      found.push({
        ...quiet,
        series: 'volume',
        theme: '',
        startedAt: now - quiet.hours * HOUR_MS,
        mean: null,
        ids: recent.filter(({ at }) => at > now - quiet.hours * HOUR_MS).map(({ id }) => id),
      });
  }
  const { rating } = model.learnt!;
  const isTold = open.some(({ series, direction }) =>
    direction === 'rise' ? series !== 'volume' : series === 'rating',
  );
  if (!rating || isTold) return found;
  const stars = await ratingsOf(platform, brand, await ratingsToldUntil(platform, brand.id));
  const fall = ratingFall(
    rating,
    stars.map((one) => one.stars),
  );
  if (fall && fall.alarmsAYear <= brand.alarmsAYear * SHARES.rating) {
    const startedAt = stars.at(-fall.count)!.at;
    found.push({
      ...fall,
      ...{ key: 'rating', size: 1, series: 'rating', theme: '', direction: 'drop', at: now, startedAt },
      hours: Math.max(1, Math.ceil((now - startedAt) / HOUR_MS)),
      ids: await ratingIds(platform, brand, { since: startedAt, count: fall.count }),
    });
  }
  return found;
}
