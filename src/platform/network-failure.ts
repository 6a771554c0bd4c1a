/** Names for what can go wrong on the way to another host. */
import { Failure, type FailureClass } from '../failure.ts';

const AGAIN = 'Nothing of this answer was used; try again later.';

const SENTENCES: [
  pattern: RegExp,
  failureClass: FailureClass,
  sentence: (host: string, code: string) => string,
][] = [
  [
    /^(ENOTFOUND|EAI_|ENODATA|ESERVFAIL|EBADNAME)|dns/i,
    'dns',
    (host, code) =>
      `The name ${host} was not found (${code}). Check its spelling; if it is right, this machine has no network or the name service is down.`,
  ],
  [
    /^(CERT_|ERR_TLS|ERR_SSL|EPROTO$|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH)|certificate|tls|ssl/i,
    'tls',
    (host, code) =>
      `${host} has no valid certificate or cannot encrypt (${code}). Its operator has to mend it; nothing was sent.`,
  ],
  [
    /TIMEOUT|^ETIMEDOUT$|timed? ?out/i,
    'timeout',
    (host) => `${host} kept silent for too long. It or the way to it is slow. ${AGAIN}`,
  ],
  [
    /HEADERS_OVERFLOW|HEADER_OVERFLOW/,
    'too-large',
    (host) => `${host} sent more than 16 KB of headers. The fault is on its side. ${AGAIN}`,
  ],
  [
    /^(UND_ERR_INVALID_ARG|ERR_INVALID_)/,
    'bad-query',
    () =>
      'The request cannot be sent: a header or key has characters that are not allowed. Enter the setting again.',
  ],
  [/^ECONNREFUSED$/, 'transient', (host) => `${host} refused the connection. It is probably down. ${AGAIN}`],
  [
    /^(EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EACCES|EPERM)$/,
    'transient',
    (host, code) => `There is no way to ${host} from here (${code}). Check this machine's network. ${AGAIN}`,
  ],
  [
    /^(Z_|ERR__|ERR_BROTLI)/,
    'transient',
    (host) => `The compressed answer of ${host} is damaged or cut off. The fault is on its side. ${AGAIN}`,
  ],
  [
    /^HPE_|HTTP\/1\.1 protocol/,
    'transient',
    (host) => `${host} answered with something that is not HTTP. The fault is on its side. ${AGAIN}`,
  ],
];

/** The Failure for an error of a socket, a resolver, zlib, undici or fetch. */
export function networkFailure(error: unknown, host: string): Failure {
  if (error instanceof Failure) return error;
  const code = codeOf(error);
  const [, failureClass, sentence] = SENTENCES.find(([pattern]) => pattern.test(code)) ?? brokenOff;
  return new Failure(failureClass, sentence(host, code), { cause: error });
}

const brokenOff = [
  null,
  'transient' as FailureClass,
  (host: string, code: string) =>
    `The connection to ${host} broke off before the answer was complete (${code}). ${AGAIN}`,
] as const;

/** `limit` in bytes. */
export function tooLarge(host: string, limit: number): Failure {
  const size = limit >= 1024 * 1024 ? `${Math.floor(limit / 1024 / 1024)} MB` : `${limit} bytes`;
  return new Failure(
    'too-large',
    `The answer of ${host} is larger than ${size}, so it was not read. Give the address of a smaller one.`,
  );
}

/** Set `abort` to end what is under way when the time is over; `failure` is set from then on. */
export type Deadline = { abort: ((failure: Failure) => void) | null; failure: Failure | null };

/** Runs `work`; after `ms` rejects with Failure `timeout`, whatever `work` waits for, and aborts it. */
export async function within<Result>(
  ms: number,
  host: string,
  work: (deadline: Deadline) => Promise<Result>,
): Promise<Result> {
  const deadline: Deadline = { abort: null, failure: null };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const expired = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      deadline.failure = tooLate(host, ms);
      reject(deadline.failure);
      deadline.abort?.(deadline.failure);
    }, ms);
  });
  try {
    return await Promise.race([work(deadline), expired]);
  } finally {
    clearTimeout(timer);
  }
}

function tooLate(host: string, ms: number): Failure {
  const message = `${host} did not answer completely within ${ms / 1000} seconds. It or the way to it is slow. ${AGAIN}`;
  return new Failure('timeout', message);
}

/** undici and Node set `code`, fetch wraps in `cause`, several tried addresses come as `errors`; workerd only speaks. */
function codeOf(error: unknown): string {
  const { code, cause, errors, message } = (error ?? {}) as {
    code?: unknown;
    cause?: unknown;
    errors?: unknown[];
    message?: unknown;
  };
  if (typeof code === 'string') return code;
  if (cause) return codeOf(cause);
  if (errors?.length) return codeOf(errors[0]);
  return typeof message === 'string' && message !== '' ? message.slice(0, 100) : 'no reason given';
}
