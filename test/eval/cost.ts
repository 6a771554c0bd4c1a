/** What the engine weighs beyond wink-nlp, on which it stands: each loaded in a process of its own. */
import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

export type Cost = { modelBytes: number; memoryBytes: number; loadSeconds: number };
type Weighed = { memory: number; seconds: number };

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MODEL = join(ROOT, 'src/scoring/model');
/** Within the project, where packages are found. */
const BUILT = join(ROOT, 'node_modules/.cache/eval-cost');

export function costOfEngine(): Cost {
  const loads = ['load-engine', 'load-wink'];
  const entryPoints = loads.map((name) => join(ROOT, 'test/eval/cost', `${name}.ts`));
  const how = { bundle: true, platform: 'node', format: 'esm', packages: 'external' } as const;
  buildSync({ ...how, entryPoints, outdir: BUILT, outExtension: { '.js': '.mjs' } });
  const [engine, wink] = loads.map((name) => weigh(join(BUILT, `${name}.mjs`)));
  rmSync(BUILT, { recursive: true });
  return {
    modelBytes: modelBytes(),
    memoryBytes: engine!.memory - wink!.memory,
    loadSeconds: engine!.seconds - wink!.seconds,
  };
}

function weigh(file: string): Weighed {
  return JSON.parse(execFileSync(process.execPath, ['--expose-gc', file], { encoding: 'utf8' })) as Weighed;
}

function modelBytes(): number {
  const files = readdirSync(MODEL).filter((file) => file.endsWith('.weights.ts'));
  return files.reduce((sum, file) => sum + statSync(join(MODEL, file)).size, 0);
}
