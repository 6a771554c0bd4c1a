/** What the browser loads: one script, a style sheet or two, one icon sprite, each named by its content. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));

/**
 * Writes script, styles, icons and favicon into the folder and gives their addresses.
 * The inbox does without the style of other pages, which is a sheet of its own: "pageStyle".
 * htmx, its extensions and our keys must be one file: a later script would miss htmx's wiring.
 */
export async function buildAssets(folder) {
  const { transform } = await import('esbuild');
  await mkdir(folder, { recursive: true });
  const save = (name, extension, text) => saved(folder, name, extension, text);
  const htmx = dirname(fileURLToPath(import.meta.resolve('htmx.org/dist/htmx.min.js')));
  const vendor = [
    join(htmx, 'htmx.min.js'),
    join(htmx, 'ext/hx-ptag.min.js'),
    join(htmx, 'ext/hx-preload.min.js'),
  ];
  const ours = listed('js').map((file) => readFileSync(file, 'utf8'));
  const styleOf = async (folder) => {
    const css = listed('css', folder).map((file) => readFileSync(file, 'utf8'));
    return (await transform(css.join('\n'), { loader: 'css', minify: true })).code;
  };
  const script = [
    ...(await Promise.all(vendor.map((file) => readFile(file, 'utf8')))),
    (await transform(`(()=>{${ours.join('\n')}})()`, { minify: true, target: 'es2022' })).code,
  ].join(';\n');
  return {
    script: await save('app', 'js', script.replaceAll(/^\/\/# sourceMappingURL=.*$/gm, '')),
    style: await save('app', 'css', await styleOf('.')),
    pageStyle: await save('pages', 'css', await styleOf('pages')),
    icons: await save('icons', 'svg', iconSprite()),
    favicon: await save('favicon', 'svg', readFileSync(join(root, 'views/assets/favicon.svg'), 'utf8')),
  };
}

function listed(extension, inside = '.') {
  const folder = join(root, 'views/assets', inside);
  return readdirSync(folder)
    .filter((name) => name.endsWith(`.${extension}`))
    .sort()
    .map((name) => join(folder, name));
}

async function saved(folder, name, extension, text) {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
  await writeFile(join(folder, `${name}.${hash}.${extension}`), text);
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
