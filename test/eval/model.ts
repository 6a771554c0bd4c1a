/** What the figures of a run belong to. */
import { readdirSync, readFileSync } from 'node:fs';
import { sha256 } from './sets.ts';

const MODEL = new URL('../../src/scoring/model/', import.meta.url);

/** SHA-256 over the modules of the model, by name. */
export function hashOfModel(): string {
  const files = readdirSync(MODEL).filter((file) => file.endsWith('.ts'));
  return sha256(
    files
      .sort()
      .map((file) => `${file} ${sha256(readFileSync(new URL(file, MODEL)))}`)
      .join('\n'),
  );
}
