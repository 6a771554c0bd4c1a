/** What the options of several commands mean. */
import { listBrands } from '../brands/brands.ts';
import type { ImportFormat } from '../ingest/import-rows.ts';
import type { Platform } from '../platform/platform.ts';
import { UsageError } from './command.ts';

/** Throws UsageError for a format that does not exist; undefined when none was named. */
export function formatOf(word: string | undefined): ImportFormat | undefined {
  if (word === undefined || word === 'ndjson' || word === 'csv') return word;
  throw new UsageError(`--format is ndjson or csv, not "${word}".`);
}

/** The brand with this name or number. */
export async function brandIdOf(platform: Platform, wanted: string): Promise<number> {
  const brands = await listBrands(platform);
  const brand = brands.find(
    ({ id, name }) => String(id) === wanted || name.toLowerCase() === wanted.toLowerCase(),
  );
  if (!brand)
    throw new Error(
      `There is no brand "${wanted}"; there are ${brands.map((b) => b.name).join(', ') || 'none'}.`,
    );
  return brand.id;
}
