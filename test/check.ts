/** What CI runs, in the order in which it fails fastest. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const STEPS: { name: string; run(): boolean }[] = [
  { name: 'types', run: () => ran('npx', ['tsc', '--noEmit']) },
  { name: 'lint and format', run: () => ran('npx', ['biome', 'ci', '.']) },
  { name: 'migrations match the schema', run: migrationsMatch },
  { name: 'tests, the Worker bundle in workerd among them', run: () => ran('npm', ['test']) },
];

for (const { name, run } of STEPS) {
  process.stdout.write(`\n== ${name}\n`);
  if (!run()) {
    process.stdout.write(`\nFailed: ${name}\n`);
    process.exit(1);
  }
}
process.stdout.write('\nEverything holds.\n');

function ran(command: string, words: string[]): boolean {
  return spawnSync(command, words, { stdio: 'inherit' }).status === 0;
}

/** drizzle-kit writes a new file exactly when the schema says more; it exits with 0 whatever happened. */
function migrationsMatch(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-migrations-'));
  try {
    cpSync('migrations', folder, { recursive: true });
    const words = ['drizzle-kit', 'generate', '--dialect', 'postgresql', '--casing', 'snake_case'];
    const places = ['--schema', './src/db/schema.ts', '--out', relative('.', folder)];
    const { stdout } = spawnSync('npx', [...words, ...places], {
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
    });
    process.stdout.write(stdout);
    return stdout.includes('No schema changes');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
