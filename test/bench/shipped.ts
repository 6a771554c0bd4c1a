/** Measures what ships: tsx wraps every function to keep its name, which costs a parser a fifth of its speed. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A module of ours, such as `src/platform/http-node.ts`, bundled like dist/. */
export async function shipped<Module>(path: string): Promise<Module> {
  return (await import(pathToFileURL(await bundled(path)).href)) as Module;
}

/** Where the bundle lies: a process of its own can be started from it. */
export async function bundled(path: string): Promise<string> {
  // Inside of the project, so that packages are found.
  const folder = join(root, 'node_modules/.cache/earshot-bench');
  await mkdir(folder, { recursive: true });
  const outfile = join(folder, `${path.replaceAll('/', '-')}.mjs`);
  await build({
    entryPoints: [join(root, path)],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  });
  return outfile;
}
