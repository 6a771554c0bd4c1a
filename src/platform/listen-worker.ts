/** WebSockets on Workers: a fetch that is upgraded. */
import { type AllowList, checkUrl } from './address.ts';
import { httpAddress, messagesOf, type Socket } from './messages.ts';
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
    if (!socket) throw refusal(response, address.host);
    socket.accept();
    yield* messagesOf(socket, address.host, limits);
  };
}

function refusal({ status }: Response, host: string) {
  return networkFailure({ message: `no stream at ${host}, status ${status}` }, host);
}
