/** What a WebSocket's reader sees on every runtime: messages in their order, limits, an end. Only the opening differs. */
import { Failure } from '../failure.ts';
import { type Answer, statusFailure } from '../retry-after.ts';
import { networkFailure, tooLarge } from './network-failure.ts';

/** The part of the standard's WebSocket that both runtimes have. */
export type Socket = {
  addEventListener(type: 'message' | 'close' | 'error', listener: (event: never) => void): void;
  close(): void;
};

export type Limits = { silenceMs?: number; timeoutMs?: number; maxMessageBytes?: number };

const SILENCE_MS = 10_000;
const TIMEOUT_MS = 25_000;
const MAX_MESSAGE_BYTES = 1024 * 1024;
/** A reader that is slower than the sender is cut off here rather than filling the memory. */
const MOST_WAITING = 50_000;

/**
 * Messages until the server closes, keeps silent or the time is over. Closes the socket when the reader stops.
 * `refusal` says why the server did not open the stream, where that is known. Throws Failure.
 */
export async function* messagesOf(
  socket: Socket,
  host: string,
  limits: Limits,
  refusal: () => Failure | null = () => null,
): AsyncGenerator<string> {
  const fault = (error: unknown) => refusal() ?? networkFailure(error, host);
  const inbox = new Inbox(socket, host, limits.maxMessageBytes ?? MAX_MESSAGE_BYTES, fault);
  const silenceMs = limits.silenceMs ?? SILENCE_MS;
  const overall = setTimeout(() => inbox.end(null), limits.timeoutMs ?? TIMEOUT_MS);
  try {
    for (let next = await inbox.next(silenceMs); next !== null; next = await inbox.next(silenceMs))
      yield next;
  } finally {
    clearTimeout(overall);
    socket.close();
  }
}

class Inbox {
  private readonly waiting: string[] = [];
  private wake: (() => void) | null = null;
  private ended = false;
  private failure: Failure | null = null;

  constructor(socket: Socket, host: string, maxBytes: number, fault: (error: unknown) => Failure) {
    socket.addEventListener('message', ({ data }: MessageEvent) => {
      if (typeof data !== 'string') return;
      if (data.length > maxBytes) this.end(tooLarge(host, maxBytes));
      else if (this.waiting.length === MOST_WAITING) this.end(null);
      else if (!this.ended) this.waiting.push(data);
      this.wake?.();
    });
    socket.addEventListener('close', () => this.end(null));
    socket.addEventListener('error', ({ error, message }: ErrorEvent) =>
      this.end(fault(error ?? { message })),
    );
  }

  end(failure: Failure | null): void {
    this.failure ??= this.ended ? null : failure;
    this.ended = true;
    this.wake?.();
  }

  /** Null at the end, or after `silenceMs` without a message. */
  async next(silenceMs: number): Promise<string | null> {
    if (this.waiting.length === 0 && !this.ended) await this.arrival(silenceMs);
    const first = this.waiting.shift();
    if (first !== undefined) return first;
    if (this.failure) throw this.failure;
    return null;
  }

  private arrival(silenceMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, silenceMs);
      this.wake = () => {
        clearTimeout(timer);
        this.wake = null;
        resolve();
      };
    });
  }
}

/** What a status means that came instead of 101 (RFC 6455 4.1). A page where a stream was due is the server's fault. */
export function refusedStream(answer: Answer, host: string, now: Date): Failure {
  const message = `${host} answered ${answer.status} where a stream was due. The fault is on its side; try again later.`;
  const { status } = answer;
  return statusFailure(answer, host, now) ?? new Failure('transient', message, { status });
}

/** The http address of a WebSocket's, which the guard can judge. Throws Failure. */
export function httpAddress(url: string): string {
  if (/^wss?:\/\//i.test(url)) return url.replace(/^ws/i, 'http');
  throw new Failure('bad-query', `"${url}" is not the address of a stream; it begins with wss://.`);
}
