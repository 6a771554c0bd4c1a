import { asc } from 'drizzle-orm';
import { sources } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';

/** The kinds of which there is a source, by name. */
export async function sourceKinds({ db }: Platform): Promise<string[]> {
  const found = await db.selectDistinct({ kind: sources.kind }).from(sources).orderBy(asc(sources.kind));
  return found.map(({ kind }) => kind);
}
