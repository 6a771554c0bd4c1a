/** How App Store Connect refuses, and what is left of the hour. */
import { Failure } from '../../../failure.ts';
import type { HttpReply } from '../../../platform/platform.ts';
import { statusFailure } from '../../../retry-after.ts';
import { type Fields, objects, text } from '../../reading/json.ts';

/** The Failure in `errors`, with Apple's words; null when there are none. */
export function appleRefusal(
  { status, headers }: HttpReply,
  { errors }: Fields,
  name: string,
  now: Date,
): Failure | null {
  const error = objects(errors)[0];
  if (!error) return null;
  const failure = statusFailure({ status: Number(text(error.status) ?? status), headers }, name, now);
  if (!failure) return null;
  const code = text(error.code) ?? '';
  const words = text(error.detail) ?? text(error.title) ?? code;
  const sentence = ADVICE.find(([pattern]) => pattern.test(code))?.[1] ?? failure.message;
  return new Failure(failure.class, `${sentence} It said: “${words.slice(0, 300)}”`, {
    retryAt: failure.retryAt,
    status: failure.status ?? status,
  });
}

const ADVICE: [RegExp, string][] = [
  [
    /^NOT_AUTHORIZED/,
    'App Store Connect does not accept the key. Check issuer ID, key ID and the .p8 file; they must belong together, and the key must not be revoked.',
  ],
  [
    /^FORBIDDEN/,
    'App Store Connect does not let this key read reviews. Give it the role Customer Support, App Manager or Admin; a key’s role cannot be changed, so create a new one.',
  ],
  [
    /^NOT_FOUND/,
    'App Store Connect knows no such app or review for this key. Check the App ID, and that the key belongs to the team that owns the app.',
  ],
];

/** Of "user-hour-lim:3500;user-hour-rem:500;"; null when it is not said. */
export function requestsLeft({ headers }: HttpReply): number | null {
  const left = /user-hour-rem:(\d+)/.exec(headers['x-rate-limit'] ?? '')?.[1];
  return left === undefined ? null : Number(left);
}
