/** Commands that need the database while the product has it run inside the product, over a socket in DATA_DIR. */
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { linesOf } from '../commands/lines.ts';
import { runCommand } from '../commands/run.ts';
import { shortest } from '../platform/folder-lock.ts';
import type { Platform } from '../platform/platform.ts';

type Frame = { out: string } | { message: string } | { exit: number };

/** The server side; `platform` answers null until the product has started. */
export function controlServer(platform: () => Platform | null): Server {
  return createServer((incoming, outgoing) => {
    const send = (frame: Frame) => outgoing.write(`${JSON.stringify(frame)}\n`);
    const live = platform();
    if (!live) {
      send({ message: 'Earshot is still starting. Try again in a moment.' });
      send({ exit: 1 });
      outgoing.end();
      return;
    }
    void runInside(live, incoming, outgoing, send);
  });
}

async function runInside(
  platform: Platform,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  send: (frame: Frame) => boolean,
) {
  const words = JSON.parse(
    Buffer.from(String(incoming.headers['x-arguments']), 'base64').toString(),
  ) as string[];
  const exit = await runCommand(words, {
    stdin: incoming,
    out: (line) => writeSlowly(outgoing, send({ out: line })),
    message: (line) => void send({ message: line }),
    platform: async () => platform,
  });
  send({ exit });
  outgoing.end();
}

/** Waits while the receiver is behind, so that a large export needs no memory. */
async function writeSlowly(outgoing: ServerResponse, hasRoom: boolean): Promise<void> {
  if (!hasRoom) await new Promise((resolve) => outgoing.once('drain', resolve));
}

/** Runs `words` inside the process that listens on `socket`; resolves to the exit code. */
export function runRemotely(
  socket: string,
  words: string[],
  io: { stdin: AsyncIterable<Uint8Array>; out(line: string): void; message(line: string): void },
): Promise<number> {
  const headers = { 'x-arguments': Buffer.from(JSON.stringify(words)).toString('base64') };
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { socketPath: shortest(socket), path: '/', method: 'POST', headers },
      async (reply) => {
        let exit = 1;
        for await (const line of linesOf(reply)) {
          const frame = JSON.parse(line) as Frame;
          if ('out' in frame) io.out(frame.out);
          else if ('message' in frame) io.message(frame.message);
          else exit = frame.exit;
        }
        resolve(exit);
      },
    );
    outgoing.once('error', reject);
    void sendInput(outgoing, io.stdin);
  });
}

async function sendInput(
  outgoing: ReturnType<typeof request>,
  stdin: AsyncIterable<Uint8Array>,
): Promise<void> {
  for await (const chunk of stdin) {
    if (!outgoing.write(chunk)) await new Promise((resolve) => outgoing.once('drain', resolve));
  }
  outgoing.end();
}
