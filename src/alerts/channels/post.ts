/** A message on its way to a service, and what is said when the way is broken. */
import { Failure, type FailureClass } from '../../failure.ts';
import type { HttpReply } from '../../platform/platform.ts';
import type { Outside } from './channel.ts';

/** Shorter than the lease of an alert, so that nobody else sends while we wait. */
const TIMEOUT_MS = 10_000;
const MOST_BYTES = 64 * 1024;

type Posted = {
  url: string;
  method?: 'POST' | 'PATCH';
  headers?: Record<string, string>;
  /** JSON. */
  body: string;
};

/** What the service answers, whatever it is. Throws Failure where none came; redirects are not followed. */
export async function postJson(
  { url, method = 'POST', headers, body }: Posted,
  { http }: Pick<Outside, 'http'>,
): Promise<HttpReply> {
  try {
    return await http({
      url,
      method,
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      body,
      timeoutMs: TIMEOUT_MS,
      maxBytes: MOST_BYTES,
      maxRedirects: 0,
    });
  } catch (error) {
    throw error instanceof Failure ? onTheWay(error, new URL(url).hostname) : error;
  }
}

const AGAIN = 'Earshot tries again.';

const SENTENCES: Partial<Record<FailureClass, (host: string) => string>> = {
  tls: (host) =>
    `${host} has no valid certificate, or cannot encrypt, so nothing was sent. Whoever runs it has to mend that; ${AGAIN}`,
  dns: (host) =>
    `The name ${host} was not found. Check the address; if it is right, this machine has no network. ${AGAIN}`,
  timeout: (host) => `${host} did not answer in time. The message may have arrived all the same. ${AGAIN}`,
  transient: (host) => `The connection to ${host} was refused or broke off. The message waits. ${AGAIN}`,
};

/** The client speaks of answers that are read; here a message is sent. */
function onTheWay(failure: Failure, host: string): Failure {
  const sentence = SENTENCES[failure.class];
  if (!sentence) return failure;
  return new Failure(failure.class, sentence(host), { retryAt: failure.retryAt, cause: failure });
}
