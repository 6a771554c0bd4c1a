/** Builds what runs: dist/node.js, dist/cli.js, dist/demo.js and dist/public. Called by npm's hooks only. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAssets } from './build-assets.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const out = join(root, 'dist');
const stamp = join(out, 'stamp');
const inputs = ['src', 'views', 'jobs', 'build.mjs', 'build-assets.mjs', 'package-lock.json'];

if (process.argv.includes('--if-stale') && isFresh()) process.exit(0);

// Two builds at a time are fine: each builds aside and the last one moves in.
const aside = join(root, `dist.${process.pid}`);
const old = `${aside}.old`;
try {
  await mkdir(join(aside, 'public/assets'), { recursive: true });
  const assets = await buildAssets(join(aside, 'public/assets'));
  await writeFile(join(aside, 'assets.json'), JSON.stringify(assets));
  await buildPrograms();
  await writeFile(join(aside, 'stamp'), '');
  if (existsSync(out)) await rename(out, old);
  await rename(aside, out);
} finally {
  await rm(aside, { recursive: true, force: true });
  await rm(old, { recursive: true, force: true });
}

function isFresh() {
  if (!existsSync(stamp)) return false;
  const built = statSync(stamp).mtimeMs;
  return inputs.every((input) => newest(join(root, input)) <= built);
}

function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((max, name) => Math.max(max, newest(join(path, name))), 0);
}

async function buildPrograms() {
  const { build } = await import('esbuild');
  await build({
    entryPoints: {
      node: join(root, 'src/node.ts'),
      cli: join(root, 'src/cli.ts'),
      demo: join(root, 'src/demo/demo.ts'),
    },
    outdir: aside,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    banner: { js: '#!/usr/bin/env node' },
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    loader: { '.json': 'json' },
    logLevel: 'warning',
  });
}
