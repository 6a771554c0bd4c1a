/**
 * Keeps a folder for one process. Each owner leaves lock/<number> with the path of a socket that it listens on;
 * the highest number is the owner for as long as its socket answers, which the kernel ends with the process.
 */
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { connect, type Server } from 'node:net';
import { basename, join, relative } from 'node:path';

/** Another living process has the folder. */
export class FolderInUse extends Error {
  override name = 'FolderInUse';

  constructor(folder: string, { pid }: Owner) {
    super(
      `${folder} is in use by process ${pid}. One process at a time may open the embedded database: ` +
        'stop that one, set another DATA_DIR, or use DATABASE_URL for several processes.',
    );
  }
}

/** `socket` is a name inside the folder: processes may see the folder under different paths. */
type Owner = { pid: number; socket: string };

/** Listens on a socket in `folder` with `server` and owns the folder until `release`. Throws FolderInUse. */
export async function lockFolder(
  folder: string,
  server: Server,
): Promise<{ socket: string; release(): Promise<void> }> {
  const locks = join(folder, 'lock');
  mkdirSync(locks, { recursive: true, mode: 0o700 });
  const socket = join(folder, `control-${process.pid}-${randomBytes(3).toString('hex')}.sock`);
  await listen(server, socket);
  const claim = join(locks, `claim-${randomBytes(6).toString('hex')}`);
  writeFileSync(claim, JSON.stringify({ pid: process.pid, socket: basename(socket) } satisfies Owner), {
    mode: 0o600,
  });
  try {
    const number = await claimNext(folder, locks, claim);
    removeBelow(folder, number);
  } catch (error) {
    await close(server, socket);
    throw error;
  } finally {
    unlinkSync(claim);
  }
  return { socket, release: () => close(server, socket) };
}

/** The socket of the process that has the folder now; null when none has. */
export async function ownerSocket(folder: string): Promise<string | null> {
  const owner = latest(join(folder, 'lock'));
  const socket = owner && join(folder, owner.socket);
  return socket && (await answers(socket)) ? socket : null;
}

async function claimNext(folder: string, locks: string, claim: string): Promise<number> {
  for (;;) {
    const owner = latest(locks);
    if (owner && (await answers(join(folder, owner.socket)))) throw new FolderInUse(folder, owner);
    const number = (owner?.number ?? 0) + 1;
    if (!linked(claim, join(locks, String(number)))) continue;
    // A process that read an old listing may take a number that was given up long ago: only the highest counts.
    if (latest(locks)?.number === number) return number;
    unlinkSync(join(locks, String(number)));
  }
}

function latest(locks: string): (Owner & { number: number }) | null {
  const numbers = listed(locks)
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  if (numbers.length === 0) return null;
  const number = Math.max(...numbers);
  return { number, ...ownerIn(join(locks, String(number))) };
}

function ownerIn(path: string): Owner {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner;
  } catch {
    return { pid: 0, socket: '' };
  }
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** What earlier owners left: all of them have ended, some without a chance to tidy up. */
function removeBelow(folder: string, number: number): void {
  const locks = join(folder, 'lock');
  for (const name of listed(locks)) {
    if (!(Number(name) < number)) continue;
    const { socket } = ownerIn(join(locks, name));
    if (socket) rmSync(join(folder, basename(socket)), { force: true });
    rmSync(join(locks, name), { force: true });
  }
}

function listen(server: Server, socket: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(shortest(socket), () => {
      chmodSync(socket, 0o600);
      server.off('error', reject);
      resolve();
    });
  });
}

function close(server: Server, socket: string): Promise<void> {
  return new Promise((resolve) =>
    server.close(() => {
      rmSync(socket, { force: true });
      resolve();
    }),
  );
}

function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(shortest(socket));
    const end = (answer: boolean) => {
      probe.destroy();
      resolve(answer);
    };
    probe.once('connect', () => end(true)).once('error', () => end(false));
  });
}

/** Socket addresses end at about 100 bytes; the path from here is often the shorter one. */
export function shortest(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return fromHere.length < path.length ? fromHere : path;
}
