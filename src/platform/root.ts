import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Assets } from './platform.ts';

/** The project's folder, whether the code runs from src/ or from the built dist/. */
export const ROOT = findRoot(dirname(fileURLToPath(import.meta.url)));

export const MIGRATIONS = join(ROOT, 'migrations');

/** The version in package.json. */
export const VERSION = (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string })
  .version;

/** The built assets' addresses; throws when the build has not run. */
export function readAssets(): Assets {
  const path = join(ROOT, 'dist/assets.json');
  if (!existsSync(path)) throw new Error('dist/assets.json is missing: run "npm run build" first.');
  return JSON.parse(readFileSync(path, 'utf8')) as Assets;
}

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'migrations/meta/_journal.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('The migrations folder is missing beside Earshot’s code.');
  return findRoot(parent);
}
