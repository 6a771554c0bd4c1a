/** The texts that models learn from: only what the manifest names, only when its bytes are the ones it names. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { MANIFEST } from './manifest.ts';

export type Labelled = { text: string; label: string; split: 'train' | 'dev'; extra: string };

/** The rows of one set of the manifest; throws when its file is not the one that the manifest was written for. */
export function corpus(name: string): Labelled[] {
  const entry = MANIFEST.find(({ file }) => file === `${name}.tsv.br`);
  if (!entry) throw new Error(`${name} is not in the manifest, so nothing may learn from it.`);
  const bytes = readFileSync(new URL(`data/${entry.file}`, import.meta.url));
  if (createHash('sha256').update(bytes).digest('hex') !== entry.sha256)
    throw new Error(`data/${entry.file} is not the file that the manifest names: its hash differs.`);
  const lines = brotliDecompressSync(bytes).toString('utf8').split('\n').slice(1);
  return lines.filter(Boolean).map((line) => {
    const [text, label, split, extra] = line.split('\t');
    return { text: text!, label: label!, split: split === 'dev' ? 'dev' : 'train', extra: extra ?? '' };
  });
}
