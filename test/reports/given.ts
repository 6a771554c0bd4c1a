/** What report tests start from: many mentions at once, and the report as one question. */
import { mentions } from '../../src/db/schema.ts';
import { markRollupsDue } from '../../src/mentions/rollups-due.ts';
import type { Platform } from '../../src/platform/platform.ts';
import type { PeriodInput } from '../../src/reports/period.ts';
import { ALL, type Only } from '../../src/reports/recount.ts';
import { reputation } from '../../src/reports/reputation.ts';

type NewMention = typeof mentions.$inferInsert;
type Told = Partial<NewMention> & { at: string };

let counter = 0;

/** Stores these mentions of a brand and marks their days, as the verbs do; `at` is the time of publication. */
export async function told(platform: Platform, brandId: number, list: Told[]): Promise<number[]> {
  if (list.length === 0) return [];
  const stored = await platform.db
    .insert(mentions)
    .values(list.map((mention) => rowOf(platform, brandId, mention)))
    .returning({ id: mentions.id });
  const ids = stored.map(({ id }) => id);
  await markRollupsDue(platform, ids);
  return ids;
}

function rowOf(platform: Platform, brandId: number, { at, ...values }: Told): NewMention {
  const number = ++counter;
  return {
    brandId,
    sourceKind: 'rss',
    externalId: `told-${number}`,
    text: `Something about the bikes, number ${number}.`,
    publishedAt: new Date(at),
    foundAt: new Date(at),
    contentHash: `told-${number}`,
    matchedSpans: [],
    sentiment: 'neutral',
    evidence: [],
    scoredBy: 'test',
    priority: 'normal',
    priorityScore: 10,
    priorityReasons: [],
    needsResponse: false,
    updatedAt: platform.now(),
    ...values,
  };
}

/** `count` mentions like this one. */
export const times = (count: number, mention: Told): Told[] => Array.from({ length: count }, () => mention);

/** The report on one brand, seen by somebody who may see `visible`. */
export const reportOn = (
  platform: Platform,
  brand: { id: number | null },
  period: PeriodInput = {},
  visible: { id: number | null }[] = [brand],
  only: Only = ALL,
) =>
  reputation(platform, {
    brandId: brand.id,
    visibleBrandIds: visible.map(({ id }) => Number(id)),
    period,
    only,
  });

/** A budget that lasts. */
export const forAMinute = (platform: Platform) => ({ until: new Date(platform.now().getTime() + 60_000) });
