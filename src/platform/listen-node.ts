/** WebSockets on Node: undici's, behind the guarded agent. */
import { type Agent, type Dispatcher, WebSocket } from 'undici';
import type { Answer } from '../retry-after.ts';
import { type AllowList, checkUrl } from './address.ts';
import { flat } from './flat-headers.ts';
import { httpAddress, messagesOf, refusedStream, type Socket } from './messages.ts';
import type { Listen } from './platform.ts';

/** Makes the listener on top of an agent that refuses private addresses. */
export function listenWith(
  agent: Agent,
  { allow, userAgent }: { allow: AllowList; userAgent: string },
): Listen {
  return async function* ({ url, headers, ...limits }) {
    const { host } = checkUrl(httpAddress(url), allow);
    let answer: Answer | null = null;
    const dispatcher = watched(agent, (seen) => {
      answer = seen;
    });
    const sent = { 'user-agent': userAgent, ...headers };
    const socket = new WebSocket(url, { dispatcher, headers: sent }) as unknown as Socket;
    const refusal = () => answer && refusedStream(answer, host, new Date());
    yield* messagesOf(socket, host, limits, refusal);
  };
}

/** A WebSocket that was refused only says that it failed; its answer is seen on the way. */
function watched(agent: Agent, see: (answer: Answer) => void): Dispatcher {
  return agent.compose(
    (dispatch) => (options, handler) =>
      dispatch(options, {
        onRequestStart: (controller, context) => handler.onRequestStart?.(controller, context),
        onRequestUpgrade: (...answer) => handler.onRequestUpgrade?.(...answer),
        onResponseStart: (controller, status, headers, reason) => {
          see({ status, headers: flat(headers) });
          handler.onResponseStart?.(controller, status, headers, reason);
        },
        onResponseData: (controller, chunk) => handler.onResponseData?.(controller, chunk),
        onResponseEnd: (controller, trailers) => handler.onResponseEnd?.(controller, trailers),
        onResponseError: (controller, error) => handler.onResponseError?.(controller, error),
      }),
  );
}
