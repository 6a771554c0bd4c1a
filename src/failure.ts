/** Other people's failures are data with a name. */
export const FAILURE_CLASSES = [
  'auth',
  'forbidden',
  'rate',
  'gone',
  'bad-query',
  'transient',
  'schema',
  'blocked',
  'dns',
  'tls',
  'timeout',
  'too-large',
  'not-a-feed',
] as const;

export type FailureClass = (typeof FAILURE_CLASSES)[number];

/** A failure outside of Earshot. `message` is one sentence: what happened, whose fault it is, what to do. */
export class Failure extends Error {
  override name = 'Failure';
  readonly class: FailureClass;
  /** The other side asked not to come back before this time. */
  readonly retryAt: Date | null;
  /** The HTTP status, when there was one. */
  readonly status: number | null;

  constructor(
    failureClass: FailureClass,
    message: string,
    options: { retryAt?: Date | null; status?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.class = failureClass;
    this.retryAt = options.retryAt ?? null;
    this.status = options.status ?? null;
  }
}

/** A request that Earshot refuses because of what the user gave; the message is shown as it is. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly reason: 'invalid' | 'not-found' | 'forbidden' | 'conflict' | 'too-many';
  /** Field name → sentence, for forms. */
  readonly fields: Record<string, string>;

  constructor(reason: Refusal['reason'], message: string, fields: Record<string, string> = {}) {
    super(message);
    this.reason = reason;
    this.fields = fields;
  }
}

/** It was there and is not any more, which whoever asked may know. */
export class Gone extends Refusal {
  override name = 'Gone';

  constructor(message: string) {
    super('not-found', message);
  }
}
