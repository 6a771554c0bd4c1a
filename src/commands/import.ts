import { importMentions } from '../ingest/import.ts';
import { linesOf } from '../ingest/lines.ts';
import { type Command, readWords, UsageError } from './command.ts';
import { brandIdOf, formatOf } from './options.ts';

export const importCommand: Command = {
  name: 'import',
  usage: 'import <file|-> [--brand b] [--format ndjson|csv]',
  does: 'store mentions from NDJSON or CSV; a bad row is named and refuses none of the good ones',
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
