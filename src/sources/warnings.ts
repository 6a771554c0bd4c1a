import { and, asc, gt, inArray, isNull, or } from 'drizzle-orm';
import { sources } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';

/** A first read that failed is said at once; later a source may stumble twice before it counts as broken. */
const neverRead = and(isNull(sources.lastSuccessAt), gt(sources.failures, 0), isNull(sources.pausedAt));

/** The sources that need a person, longest first, each with one sentence. */
export async function sourceWarnings(platform: Platform): Promise<{ sourceId: number; sentence: string }[]> {
  const found = await platform.db
    .select({ id: sources.id, name: sources.name, healthNote: sources.healthNote })
    .from(sources)
    .where(or(inArray(sources.health, ['signed-out', 'blocked', 'broken', 'gone']), neverRead))
    .orderBy(asc(sources.healthSince), asc(sources.id));
  return found.map(({ id, name, healthNote }) => ({
    sourceId: id,
    sentence: `${name}: ${healthNote ?? 'it cannot be read any more.'}`,
  }));
}
