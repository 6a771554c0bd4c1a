import { listBrands } from '../brands/brands.ts';
import { csvOf } from '../mentions/csv.ts';
import { exportMentions } from '../mentions/export.ts';
import { parseFilter } from '../mentions/filter/filter.ts';
import { termsOf } from '../sources/terms.ts';
import { type Command, readWords } from './command.ts';
import { brandIdOf, formatOf } from './options.ts';

export const exportCommand: Command = {
  name: 'export',
  usage: "export [--brand b] [--format ndjson|csv] ['<filter>']",
  does: 'print mentions, newest first',
  async run(words, { platform, out, message }) {
    const options = { brand: { type: 'string' }, format: { type: 'string' } } as const;
    const { positionals, values } = readWords(words, Number.POSITIVE_INFINITY, options);
    const format = formatOf(values.format);
    const filter = parseFilter(positionals.join(' '));
    const live = await platform();
    const brandIds = values.brand
      ? [await brandIdOf(live, values.brand)]
      : (await listBrands(live)).map((brand) => brand.id);
    const withheld = new Map<string, number>();
    const mentions = exportMentions(live, { brandIds, filter, withheld });
    if (format === 'csv') for await (const line of csvOf(mentions)) await out(line);
    else for await (const mention of mentions) await out(JSON.stringify(mention));
    for (const [kind, n] of withheld) message(withheldWords(termsOf(kind)?.label ?? kind, n));
  },
};

const withheldWords = (label: string, n: number) =>
  `${n} of these mentions ${n === 1 ? 'is' : 'are'} from ${label}, whose terms let no texts and authors leave: both were left out.`;
