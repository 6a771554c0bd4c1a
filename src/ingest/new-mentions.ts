/** Recognised items, scored as the workspace scores today, as rows to store. */

import { responseClocks } from '../mentions/clock/clocks.ts';
import { type Finding, type NewMention, newMention, publishedAtOf } from '../mentions/new-mention.ts';
import { priorityFacts } from '../mentions/priority-facts.ts';
import type { Platform } from '../platform/platform.ts';
import { calibrationsInUse } from './calibrations.ts';
import { type Found, keyFields, scoreItem } from './recognise.ts';

type Told = Omit<Finding, 'now' | 'facts' | 'clock'>;

/** One row per item, in their order. A few queries however many they are. */
export async function newMentions(
  platform: Platform,
  fresh: Found[],
  findingOf: (one: Found) => Told,
): Promise<NewMention[]> {
  if (fresh.length === 0) return [];
  const now = platform.now();
  const calibrationOf = await calibrationsInUse(platform);
  const clocks = await responseClocks(
    platform,
    fresh.map(({ brand }) => brand.id),
  );
  const facts = await priorityFacts(
    platform,
    fresh.map((one) => ({
      ...keyFields(one),
      authorHandle: one.item.author.handle,
      publishedAt: publishedAtOf(one.item, now),
    })),
  );
  return fresh.map((one) => {
    const score = scoreItem(platform, one, calibrationOf(one.brand.id, one.item.source));
    const clock = clocks.get(one.brand.id);
    return newMention({ ...one, score }, { ...findingOf(one), now, facts, clock });
  });
}
