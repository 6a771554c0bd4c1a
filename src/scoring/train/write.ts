/** A head's weights as a module: written, and read again without loading it. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

/** Writes src/scoring/model/<head>.weights.ts and says how large it is. */
export function writeWeights(head: string, bytes: Uint8Array): void {
  const base64 = Buffer.from(bytes).toString('base64');
  writeFileSync(fileOf(head), `export default '${base64}';\n`);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  console.log(`${head.padEnd(12)} ${(base64.length / 1e6).toFixed(2)} MB  ${hash}`);
}

/** The base64 of a head that was written before. */
export function readWeights(head: string): string {
  const module = readFileSync(fileOf(head), 'utf8');
  return module.slice(module.indexOf("'") + 1, module.lastIndexOf("'"));
}

function fileOf(head: string): URL {
  return new URL(`../model/${head}.weights.ts`, import.meta.url);
}
