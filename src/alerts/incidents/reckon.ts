/** What was to be expected when an incident opened, learnt anew: for those who check it. */
import type { Platform } from '../../platform/platform.ts';
import { predictiveOf } from './expectation.ts';
import { watchedNow } from './find-incidents.ts';
import { HOUR_MS } from './local-hours.ts';
import { type Brand, learn } from './model.ts';
import type { NewIncident } from './new-incident.ts';
import { usual } from './open.ts';
import { meanOf } from './rating-fall.ts';
import { lastHeard } from './recent.ts';
import { WINDOWS } from './variation.ts';
import { keyOf } from './watch.ts';

export type Opened = Pick<NewIncident, 'series' | 'theme' | 'direction' | 'hours'> & {
  startedAt: Date;
  openedAt: Date;
  learntAt: Date;
};

/** As in `incidents`. */
export type Usual = { expected: number; low: number; high: number };

/** Null where the hours that are left say too little. */
export async function reckonAnew(platform: Platform, brand: Brand, opened: Opened): Promise<Usual | null> {
  const model = await learn({ ...platform, now: () => opened.learntAt }, brand);
  if (!model.learnt) return null;
  if (opened.series === 'rating') {
    const { rating } = model.learnt;
    return rating && usualOf({ expected: meanOf(rating.shares), mean: 0, size: 1 });
  }
  const then = { ...platform, now: () => opened.openedAt };
  const key = keyOf(opened.series, opened.theme);
  const watched = await watchedNow(then, brand, model, [{ keys: [key] }]);
  const { expected: expectedIn, expectation } = watched.find((one) => one.key === key)!;
  const { since, until } = await windowOf(then, brand, opened);
  const expected = expectedIn(since, until);
  const longer = WINDOWS.findIndex((hours) => hours >= (until - since) / HOUR_MS);
  const { size } = predictiveOf(expectation, expected, longer < 0 ? WINDOWS.length - 1 : longer);
  return usualOf({ expected, mean: null, size });
}

function usualOf(found: Parameters<typeof usual>[0]): Usual {
  const [low, high] = usual(found);
  return { expected: found.expected, low, high };
}

/** A rise has its window behind its begin; what is quiet has its own until it was found, a silence from the last mention. */
async function windowOf(then: Platform, brand: Brand, { direction, hours, ...opened }: Opened) {
  const startedAt = opened.startedAt.getTime();
  if (direction === 'rise') return { since: startedAt, until: startedAt + hours * HOUR_MS };
  const last = direction === 'silence' ? await lastHeard(then, brand.id) : null;
  return { since: last ?? startedAt, until: opened.openedAt.getTime() };
}
