import { parseArgs } from 'node:util';
import { listBrands } from '../brands/brands.ts';
import { importMentions } from '../ingest/import.ts';
import type { Platform } from '../platform/platform.ts';
import { type Command, UsageError } from './command.ts';
import { linesOf } from './lines.ts';

export const importCommand: Command = {
  name: 'import',
  usage: 'import <file|-> [--brand b] [--format ndjson|csv]',
  does: 'store mentions from NDJSON or CSV; a bad row is named and refuses none of the good ones',
  needsDatabase: true,
  async run(words, { platform, stdin, out, message }) {
    const options = { brand: { type: 'string' }, format: { type: 'string' } } as const;
    const { positionals, values } = parseArgs({ args: words, allowPositionals: true, options });
    if (positionals.length !== 1) throw new UsageError('Name one file, or - for stdin.');
    const live = await platform();
    const result = await importMentions(live, { userId: null, via: 'cli' }, linesOf(stdin), {
      format: values.format === 'csv' ? 'csv' : 'ndjson',
      brandId: values.brand === undefined ? undefined : await brandIdOf(live, values.brand),
      onProgress: ({ read }) => message(`${read} rows read`),
    });
    await out(JSON.stringify(result));
  },
};

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
