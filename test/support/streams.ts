/** A WebSocket server on this machine, as small as RFC 6455 allows: it sends text and closes. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { listening, type Site } from './sites.ts';

/** What the server does with an opened stream. */
export type Stream = { request: IncomingMessage; send(text: string): void; close(): void; breakOff(): void };

/** A server whose streams do what `serve` says, until the test is over; `url` begins with ws://. */
export async function streaming(serve: (stream: Stream) => void): Promise<Site & { url: string }> {
  const server = createServer((_request, response) => response.writeHead(426).end());
  server.on('upgrade', (request: IncomingMessage, socket: Socket) => {
    socket.write(opening(request.headers['sec-websocket-key'] ?? ''));
    serve({
      request,
      send: (text) => socket.write(frame(1, Buffer.from(text))),
      close: () => socket.end(frame(8, Buffer.from([0x03, 0xe8]))),
      breakOff: () => socket.destroy(),
    });
  });
  const site = await listening(server);
  return { ...site, url: `ws://127.0.0.1:${site.port}/` };
}

function opening(key: string): string {
  const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  const lines = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
  return [...lines, `Sec-WebSocket-Accept: ${accept}`, '', ''].join('\r\n');
}

/** A whole message in one frame, without a mask (RFC 6455 5.2). */
function frame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload;
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  head[0] = 0x80 | opcode;
  if (length < 126) head[1] = length;
  else if (length < 65_536) {
    head[1] = 126;
    head.writeUInt16BE(length, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([head, payload]);
}
