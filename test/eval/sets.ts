/** Labelled texts as files: a head line, then text, label, split and what else a set tells, separated by tabs. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** `more`: a rating, the target, the brand, the site or the language, as the set has it. */
export type LabelledRow = { text: string; label: string; split: string; more: string[] };

export type LabelledSet = { columns: string[]; rows: LabelledRow[] };

/** The names of the sets in a folder. */
export function setsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.tsv') && file !== 'INDEX.tsv')
    .map((file) => basename(file, '.tsv'))
    .sort();
}

export function readSet(folder: string, name: string): LabelledSet {
  const [head, ...lines] = readFileSync(join(folder, `${name}.tsv`), 'utf8')
    .trimEnd()
    .split('\n');
  const rows = lines.map((line) => {
    const [text, label, split, ...more] = line.split('\t');
    return { text: text!, label: label!, split: split!, more };
  });
  return { columns: head!.split('\t'), rows };
}

/** SHA-256 of the set's file, hexadecimal. */
export function hashOf(folder: string, name: string): string {
  return sha256(readFileSync(join(folder, `${name}.tsv`)));
}

/** The day the sets were put together, from their folder's README, as `YYYY-MM-DD`; null when it says none. */
export function dateOf(folder: string): string | null {
  const file = join(folder, 'README.md');
  return existsSync(file) ? (/\b20\d\d-\d\d-\d\d\b/.exec(readFileSync(file, 'utf8'))?.[0] ?? null) : null;
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
