import { asc, inArray } from 'drizzle-orm';
import { sources } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';

/** The sources that need a person, longest first, each with one sentence. */
export async function sourceWarnings(platform: Platform): Promise<{ sourceId: number; sentence: string }[]> {
  const found = await platform.db
    .select({ id: sources.id, name: sources.name, healthNote: sources.healthNote })
    .from(sources)
    .where(inArray(sources.health, ['signed-out', 'blocked', 'broken', 'gone']))
    .orderBy(asc(sources.healthSince), asc(sources.id));
  return found.map(({ id, name, healthNote }) => ({
    sourceId: id,
    sentence: `${name}: ${healthNote ?? 'it cannot be read any more.'}`,
  }));
}
