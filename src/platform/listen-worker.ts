/** WebSockets on Workers: a fetch that is upgraded. */
import { type AllowList, checkUrl } from './address.ts';
import { httpAddress, messagesOf, refusedStream, type Socket } from './messages.ts';
import { networkFailure } from './network-failure.ts';
import type { Listen } from './platform.ts';

type Upgraded = Response & { webSocket: (Socket & { accept(): void }) | null };

/** Makes the listener; names are judged by their spelling, as requests are. */
export function makeWorkerListen({ userAgent, allow }: { userAgent: string; allow: AllowList }): Listen {
  return async function* ({ url, headers, ...limits }) {
    const address = checkUrl(httpAddress(url), allow);
    const sent = { 'user-agent': userAgent, ...headers, upgrade: 'websocket' };
    const response = (await fetch(address, { headers: sent }).catch((error) => {
      throw networkFailure(error, address.host);
    })) as Upgraded;
    const socket = response.webSocket;
    if (!socket) {
      const headers = Object.fromEntries(response.headers);
      throw refusedStream({ status: response.status, headers }, address.host, new Date());
    }
    socket.accept();
    yield* messagesOf(socket, address.host, limits);
  };
}
