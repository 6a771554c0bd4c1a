/** An incident found anew, as of when it opened: for those who check it. */
import type { IncidentCause } from '../../db/schema.ts';
import type { Platform } from '../../platform/platform.ts';
import { causeOf } from './cause.ts';
import { unusualNow } from './find-incidents.ts';
import type { Brand, BrandModel } from './model.ts';
import type { NewIncident } from './new-incident.ts';
import { usual } from './open.ts';

export type Opened = Pick<NewIncident, 'series' | 'theme' | 'direction'>;

/** As in `incidents`. */
export type Reckoned = Pick<NewIncident, 'hours' | 'count' | 'expected' | 'mean' | 'alarmsAYear'> & {
  startedAt: Date;
  low: number;
  high: number;
  cause: IncidentCause;
  peak: number;
  peakAt: Date;
  countedIds: number[];
  causeIds: number[];
  firstMentionId: number | null;
};

/** What would open now. Null where nothing of the kind would. */
export async function reckonAnew(
  platform: Platform,
  brand: Brand,
  model: BrandModel,
  { series, theme, direction }: Opened,
): Promise<Reckoned | null> {
  if (!model.learnt) return null;
  const { found } = await unusualNow(platform, brand, model);
  const again = found.find(
    (one) => one.series === series && one.theme === theme && one.direction === direction,
  );
  if (!again) return null;
  const { hours, count, expected, mean, alarmsAYear } = again;
  const [low, high] = usual(again);
  const { cause, ids: causeIds, firstId: firstMentionId } = await causeOf(platform, brand, again);
  const startedAt = new Date(again.startedAt);
  const { ids: countedIds, at } = again;
  return {
    ...{ startedAt, hours, count, expected, low, high, mean, alarmsAYear, cause },
    ...{ peak: count, peakAt: new Date(at), countedIds, causeIds, firstMentionId },
  };
}
