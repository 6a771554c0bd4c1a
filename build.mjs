/** Builds what runs: dist/node.js, dist/cli.js, dist/demo.js and dist/public. Called by npm's hooks only. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const out = join(root, 'dist');
const stamp = join(out, 'stamp');
const inputs = ['src', 'views', 'jobs', 'build.mjs', 'package-lock.json'];

if (process.argv.includes('--if-stale') && isFresh()) process.exit(0);

/** One build at a time would need a lock; instead each builds aside and the last rename wins. */
const aside = join(root, `dist.${process.pid}`);
await rm(aside, { recursive: true, force: true });
await mkdir(join(aside, 'public/assets'), { recursive: true });
await buildAssets();
await buildPrograms();
await writeFile(join(aside, 'stamp'), '');
const old = `${aside}.old`;
if (existsSync(out)) await rename(out, old).catch(() => {});
await rename(aside, out).catch(() => rm(aside, { recursive: true, force: true }));
await rm(old, { recursive: true, force: true });

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

/** htmx, its extensions and our keys must be one file: a later script would miss htmx's wiring. */
async function buildAssets() {
  const { transform } = await import('esbuild');
  const htmx = dirname(fileURLToPath(import.meta.resolve('htmx.org/dist/htmx.min.js')));
  const vendor = [
    join(htmx, 'htmx.min.js'),
    join(htmx, 'ext/hx-ptag.min.js'),
    join(htmx, 'ext/hx-preload.min.js'),
  ];
  const ours = listed('js').map((file) => readFileSync(file, 'utf8'));
  const script = [
    ...(await Promise.all(vendor.map((file) => readFile(file, 'utf8')))),
    (await transform(`(()=>{${ours.join('\n')}})()`, { minify: true, target: 'es2022' })).code,
  ].join(';\n');
  const css = listed('css').map((file) => readFileSync(file, 'utf8'));
  const style = (await transform(css.join('\n'), { loader: 'css', minify: true })).code;
  const manifest = {
    script: await save('app', 'js', script.replaceAll(/^\/\/# sourceMappingURL=.*$/gm, '')),
    style: await save('app', 'css', style),
    icons: await save('icons', 'svg', iconSprite()),
  };
  await writeFile(join(aside, 'assets.json'), JSON.stringify(manifest));
}

function listed(extension) {
  const folder = join(root, 'views/assets');
  return readdirSync(folder)
    .filter((name) => name.endsWith(`.${extension}`))
    .sort()
    .map((name) => join(folder, name));
}

async function save(name, extension, text) {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
  await writeFile(join(aside, 'public/assets', `${name}.${hash}.${extension}`), text);
  return `/assets/${name}.${hash}.${extension}`;
}

/** The icons named in views/assets/icons.txt, one <symbol> each. Lucide is ISC; its licence goes along. */
function iconSprite() {
  const folder = dirname(fileURLToPath(import.meta.resolve('lucide-static/package.json')));
  const names = readFileSync(join(root, 'views/assets/icons.txt'), 'utf8').split(/\s+/).filter(Boolean);
  const symbols = names.map((name) => {
    const svg = readFileSync(join(folder, 'icons', `${name}.svg`), 'utf8');
    const body = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'));
    return `<symbol id="${name}" viewBox="0 0 24 24">${body.replaceAll(/\s*\n\s*/g, '')}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg"><!-- Lucide, ISC licence, https://lucide.dev/license -->${symbols.join('')}</svg>`;
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
