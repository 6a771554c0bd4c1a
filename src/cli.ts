/** earshot <command>: data to stdout as it comes, messages to stderr. */
import { bytesOf } from './commands/files.ts';
import { runCommand } from './commands/run.ts';
import { commandOf } from './commands/table.ts';
import { ConfigError, readConfig } from './config.ts';
import { controlServer } from './node/control.ts';
import { runRemotely } from './node/control-client.ts';
import { ownerSocket } from './platform/folder-lock.ts';
import type { Platform } from './platform/platform.ts';
import { startProblem } from './platform/start-problem.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  message(error instanceof ConfigError ? error.message : startProblem(error));
  process.exitCode = error instanceof ConfigError ? 2 : 1;
} finally {
  // A terminal that nobody reads from would keep the process alive.
  process.stdin.destroy();
}

async function main(given: string[]): Promise<number> {
  const { words, stdin } = await inputOf(given);
  const socket = await runningProduct(words);
  if (socket) return runRemotely(socket, words, { stdin, out: print, message });
  let platform: Platform | null = null;
  const code = await runCommand(words, {
    stdin,
    out: print,
    message,
    platform: async () => {
      platform ??= await openPlatform();
      return platform;
    },
  });
  await (platform as Platform | null)?.close();
  return code;
}

/** The socket of a product that has the embedded database open, when the command needs it. */
async function runningProduct(words: string[]): Promise<string | null> {
  if (!commandOf(words)?.needsDatabase || words.includes('--help')) return null;
  const config = readConfig();
  return config.databaseUrl ? null : ownerSocket(config.dataDir);
}

async function openPlatform(): Promise<Platform> {
  const busy = controlServer(
    () => null,
    'Another command has the database open. Try again when it has ended.',
  );
  const [{ makeNodePlatform }, { migrate }] = await Promise.all([
    import('./platform/node.ts'),
    import('./platform/migrate.ts'),
  ]);
  const platform = await makeNodePlatform(readConfig(), busy);
  await migrate(platform.db).catch(async (error) => {
    await platform.close();
    throw error;
  });
  return platform;
}

/** A file named for import becomes stdin, so that the command is the same here and inside the product. */
async function inputOf(words: string[]): Promise<{ words: string[]; stdin: AsyncIterable<Uint8Array> }> {
  const at = words[0] === 'import' ? words.findIndex((_, i) => i > 0 && isFile(words, i)) : -1;
  if (at < 0 || words.includes('--help')) return { words, stdin: process.stdin };
  const file = words[at] as string;
  const isTable = /\.csv$/i.test(file) && !words.some((word) => word.startsWith('--format'));
  const format = isTable ? ['--format', 'csv'] : [];
  return { words: [...words.with(at, '-'), ...format], stdin: await bytesOf(file) };
}

function isFile(words: string[], i: number): boolean {
  return (
    words[i] !== '-' && !words[i]?.startsWith('--') && !['--brand', '--format'].includes(words[i - 1] ?? '')
  );
}

function message(line: string): void {
  process.stderr.write(`${line}\n`);
}

function print(line: string): Promise<void> | void {
  if (!process.stdout.write(`${line}\n`)) {
    return new Promise((resolve) => process.stdout.once('drain', () => resolve()));
  }
}
