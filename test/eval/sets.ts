/** Labelled texts as files: a head line, then text, label, split, separated by tabs. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { LABELS } from './measure.ts';

export type LabelledSet = { name: string; texts: string[]; labels: string[] };

/** Every set of three-way sentiment in a folder; sets about a target within the text are left out. */
export function readSets(folder: string, split: string): LabelledSet[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.tsv'));
  return files.sort().flatMap((file) => {
    const rows = readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'))
      .filter((row) => row[2] === split);
    const known = rows.every(([, label]) => LABELS.includes(label as (typeof LABELS)[number]));
    if (rows.length === 0 || !known || rows[0]![0]!.includes('$T$')) return [];
    const name = basename(file, '.tsv');
    return [{ name, texts: rows.map((row) => row[0]!), labels: rows.map((row) => row[1]!) }];
  });
}
