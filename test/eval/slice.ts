/**
 * Cuts the slices of the published sets that lie in test/eval/data from the whole sets.
 * Run: node --import tsx test/eval/slice.ts --data folder
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generator } from './intervals.ts';
import { type LabelledRow, readSet } from './sets.ts';

const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (!values.data) throw new Error('Name the folder of the whole sets: --data <folder>.');
const folder = values.data;

/** How many rows of each label, or of all, go into a slice. */
const SLICES: Record<string, { rows: number; column: string } | { each: number; column: string }> = {
  goemotions_ternary: { rows: 400, column: '' },
  goemotions: { each: 22, column: '' },
  sentfin_target: { rows: 350, column: '\ttarget' },
  mams_target: { rows: 350, column: '\ttarget' },
  vader_amazon: { rows: 350, column: '\trating' },
  vader_nyt: { rows: 350, column: '\trating' },
  vader_movie: { rows: 250, column: '\trating' },
};

/** A person's title, or two capitalised words in a row that are not the target: enough to leave people out. */
const PERSON = /\b(mr|mrs|ms|dr|president|mayor|senator|judge|director)\b|\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/u;
const HATE = /racis|antisemit|\brap(e|ist)|nazi|suicid|kill (your|my)self|\b(gay|trans|jews?|muslims?)\b/i;

for (const [name, how] of Object.entries(SLICES)) {
  const rows = shuffled(readSet(folder, name).rows.filter(isFitToPublish));
  const taken = 'each' in how ? someOfEach(rows, how.each) : rows.slice(0, how.rows);
  const lines = taken.map(({ text, label, split, more }) => [text, label, split, ...more].join('\t'));
  const target = fileURLToPath(new URL(`data/${name}.tsv`, import.meta.url));
  writeFileSync(target, `text\tlabel\tsplit${how.column}\n${lines.join('\n')}\n`);
}

function isFitToPublish({ text, split }: LabelledRow): boolean {
  return split === 'test' && !PERSON.test(text) && !HATE.test(text);
}

function someOfEach(rows: LabelledRow[], each: number): LabelledRow[] {
  const labels = [...new Set(rows.flatMap(({ label }) => label.split(',')))].sort();
  const taken = new Set(
    labels.flatMap((label) => rows.filter((row) => row.label.split(',').includes(label)).slice(0, each)),
  );
  return rows.filter((row) => taken.has(row));
}

function shuffled(rows: LabelledRow[]): LabelledRow[] {
  const random = generator(4);
  const keyed = rows.map((row) => ({ row, key: random() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ row }) => row);
}
