/** The other end of the control socket: the command line hands a command to the running product. */
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { linesOf } from '../ingest/lines.ts';
import { shortest } from '../platform/folder-lock.ts';
import { type Frame, roomIn } from './control.ts';

type Streams = {
  stdin: AsyncIterable<Uint8Array>;
  out(line: string): void | Promise<void>;
  message(line: string): void;
};

const CUT_OFF =
  'The running product ended before the command did. What was done by then stays done. Run the command again.';

/** Runs `words` inside the process that listens on `socket`; resolves to the exit code. */
export function runRemotely(socket: string, words: string[], streams: Streams): Promise<number> {
  const headers = { 'x-arguments': Buffer.from(JSON.stringify(words)).toString('base64') };
  const outgoing = request({ socketPath: shortest(socket), path: '/', method: 'POST', headers });
  return new Promise((resolve, reject) => {
    let answered = false;
    outgoing.on('response', (reply) => {
      answered = true;
      printReply(reply, streams).then(resolve, reject);
    });
    outgoing.on('error', () => answered || reject(new Error(CUT_OFF)));
    sendInput(outgoing, streams.stdin).catch((error) => {
      reject(error);
      outgoing.destroy();
    });
  });
}

async function printReply(reply: IncomingMessage, { out, message }: Streams): Promise<number> {
  try {
    for await (const line of linesOf(reply)) {
      const frame = JSON.parse(line) as Frame;
      if ('exit' in frame) return frame.exit;
      if ('out' in frame) await out(frame.out);
      else message(frame.message);
    }
  } catch {
    // Said below: the reply was cut off.
  }
  throw new Error(CUT_OFF);
}

/** Rejects only for what cannot be read. */
async function sendInput(outgoing: ClientRequest, stdin: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const chunk of stdin) {
    if (outgoing.destroyed) return;
    if (!outgoing.write(chunk)) await roomIn(outgoing);
  }
  outgoing.end();
}
