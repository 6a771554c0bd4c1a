/** Commands that need the database while the product has it run inside the product, over a socket in DATA_DIR. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Writable } from 'node:stream';
import { runCommand } from '../commands/run.ts';
import type { Platform } from '../platform/platform.ts';

export type Frame = { out: string } | { message: string } | { exit: number };

/** The words of a command travel in a header: as long as a command line may be. */
const LONGEST_HEADER = 4 * 1024 * 1024;
const STARTING = 'Earshot is still starting. Try again in a moment.';

/** The server side; `platform` answers null while commands are refused, and `why` says why. */
export function controlServer(platform: () => Platform | null, why = STARTING): Server {
  return createServer({ maxHeaderSize: LONGEST_HEADER }, async (incoming, outgoing) => {
    outgoing.on('error', () => {});
    const live = platform();
    const exit = live ? await runInside(live, incoming, outgoing) : 1;
    if (!live) send(outgoing, { message: why });
    send(outgoing, { exit });
    outgoing.end();
  });
}

function send(outgoing: ServerResponse, frame: Frame): boolean {
  return outgoing.write(`${JSON.stringify(frame)}\n`);
}

async function runInside(platform: Platform, incoming: IncomingMessage, outgoing: ServerResponse) {
  const words = wordsIn(incoming);
  if (!words) return 2;
  return runCommand(words, {
    stdin: incoming,
    out: (line) => writeSlowly(outgoing, line),
    message: (line) => void send(outgoing, { message: line }),
    platform: async () => platform,
  });
}

function wordsIn(incoming: IncomingMessage): string[] | null {
  try {
    return JSON.parse(Buffer.from(String(incoming.headers['x-arguments']), 'base64').toString()) as string[];
  } catch {
    return null;
  }
}

/** Waits while the receiver is behind, so that a large export needs no memory; ends the command when it has gone. */
async function writeSlowly(outgoing: ServerResponse, line: string): Promise<void> {
  if (outgoing.destroyed) throw new Error('The command was ended where it was started.');
  if (!send(outgoing, { out: line })) await roomIn(outgoing);
}

/** Resolves when a stream that was full takes more, or will never take anything again. */
export function roomIn(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stream.off('drain', done).off('close', done);
      resolve();
    };
    stream.on('drain', done).on('close', done);
  });
}
