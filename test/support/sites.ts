/** Sites on this machine for tests of the outgoing client. */
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export type Site = { port: number; origin: string; connections: number };

/** A web site until the test is over. Connections are counted; the server closes them at the end. */
export function site(answer: RequestListener): Promise<Site> {
  return listening(createHttpServer(answer));
}

/** A server that speaks raw bytes. */
export function rawSite(answer: (socket: Socket) => void): Promise<Site> {
  return listening(createServer(answer));
}

/** Any server, on a free port of the loopback interface. */
export async function listening(server: Server, host = '127.0.0.1'): Promise<Site> {
  const sockets = new Set<Socket>();
  const site = { port: 0, origin: '', connections: 0 };
  server.on('connection', (socket: Socket) => {
    site.connections++;
    sockets.add(socket.on('error', () => {}));
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  site.port = (server.address() as AddressInfo).port;
  site.origin = `http://127.0.0.1:${site.port}`;
  return site;
}
