import { listBrands } from '../brands/brands.ts';
import { importMentions } from '../ingest/import.ts';
import type { ImportFormat } from '../ingest/import-rows.ts';
import { linesOf } from '../ingest/lines.ts';
import type { Platform } from '../platform/platform.ts';
import { type Command, readWords, UsageError } from './command.ts';

export const importCommand: Command = {
  name: 'import',
  usage: 'import <file|-> [--brand b] [--format ndjson|csv]',
  does: 'store mentions from NDJSON or CSV; a bad row is named and refuses none of the good ones',
  needsDatabase: true,
  async run(words, { platform, stdin, out, message }) {
    const options = { brand: { type: 'string' }, format: { type: 'string' } } as const;
    const { positionals, values } = readWords(words, 1, options);
    if (positionals.length === 0) throw new UsageError('Name one file, or - for stdin.');
    const format = formatOf(values.format);
    const live = await platform();
    const report = await importMentions(live, { userId: null, via: 'cli' }, linesOf(stdin), {
      format,
      brandId: values.brand === undefined ? undefined : await brandIdOf(live, values.brand),
      onProgress: ({ read }) => message(`${read} rows read`),
    });
    await out(JSON.stringify(report));
    const [first] = report.refused;
    if (first && report.refusedCount === report.read)
      throw new Error(`Nothing was stored: every row was refused. Line ${first.line}: ${first.why}`);
  },
};

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
