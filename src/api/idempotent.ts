import { claimKey, finishKey, type KeyedRequest, releaseKey } from '../accounts/idempotency.ts';
import { hashOf } from '../accounts/secret-token.ts';
import { QueryError } from '../brands/query-error.ts';
import { Refusal } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import { ApiProblem } from './problem.ts';

export type Answer = { status: number; body: string | null; isRepeated?: boolean };

type Write = {
  platform: Platform;
  tokenId: number;
  key: string | undefined;
  request: string;
  showsSecret: boolean;
};

/** Runs a write once per Idempotency-Key and token; without a key, each time. */
export async function once(
  { platform, tokenId, key, request, showsSecret }: Write,
  run: () => Promise<Answer>,
): Promise<Answer> {
  if (key === undefined) return run();
  if (!/^[\x21-\x7e]{1,200}$/.test(key))
    throw new ApiProblem(400, 'Idempotency-Key: 1 to 200 visible characters.');
  const keyed = { tokenId, key, requestHash: await hashOf(request) };
  const earlier = await claimKey(platform, keyed);
  if (earlier) return repeated(earlier, keyed, showsSecret);
  const answer = await run().catch(async (error) => {
    if (isRefusal(error)) await releaseKey(platform, keyed);
    throw error;
  });
  await finishKey(platform, keyed, { status: answer.status, body: showsSecret ? null : answer.body });
  return answer;
}

/** Nothing happened. After any other error something may have: only a look can tell, so the key stays taken. */
const isRefusal = (error: unknown) =>
  error instanceof Refusal || error instanceof ApiProblem || error instanceof QueryError;

function repeated(
  earlier: { requestHash: string; status: number | null; body: string | null },
  { requestHash }: KeyedRequest,
  showsSecret: boolean,
): Answer {
  if (earlier.requestHash !== requestHash) {
    throw new ApiProblem(422, 'This Idempotency-Key was used for another request. Take a new key.');
  }
  if (earlier.status === null) {
    throw new ApiProblem(
      409,
      'A request with this Idempotency-Key is running or was cut off. Look before you repeat it.',
    );
  }
  if (showsSecret) {
    throw new ApiProblem(
      409,
      'A request with this Idempotency-Key was done. Its secret was shown once and is not kept.',
    );
  }
  return { status: earlier.status, body: earlier.body, isRepeated: true };
}
