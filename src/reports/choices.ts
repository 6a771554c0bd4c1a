/** What a report can be narrowed to: kinds of sources, languages and themes that the brand has. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { figuresByLanguage } from './rolled.ts';
import type { Subject } from './subject.ts';

/** In the order of the alphabet; languages without their region, unknown ones left out. */
export type Choices = { sourceKinds: string[]; languages: string[]; themes: string[] };

/** Those with mentions on these days; themes are those of the report itself. */
export async function choicesOf(
  platform: Platform,
  { brandIds }: Subject,
  days: { from: string; to: string },
): Promise<Omit<Choices, 'themes'>> {
  const found = await rows<{ sourceKind: string; language: string }>(
    platform.db,
    sql`select distinct source_kind as "sourceKind", language from (${figuresByLanguage(brandIds, days)}) f where mentions > 0`,
  );
  const sorted = (values: string[]) => [...new Set(values)].sort();
  return {
    sourceKinds: sorted(found.map(({ sourceKind }) => sourceKind)),
    languages: sorted(found.map(({ language }) => language).filter((language) => language !== '')),
  };
}
