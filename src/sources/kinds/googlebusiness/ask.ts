/** Requests to the Business Profile API. */
import { Refusal } from '../../../failure.ts';
import type { Http, HttpRequest } from '../../../platform/platform.ts';
import { googleRefusal, googleSignIn } from '../../reading/google.ts';
import { askJson } from '../../reading/json.ts';

export const API = 'https://mybusiness.googleapis.com/v4';
export const NAME = 'Google Business Profile';

export const SIGN_IN = googleSignIn('https://www.googleapis.com/auth/business.manage');

/** A GET, or what `more` says. Throws Failure. */
export async function ask(
  http: Http,
  url: string,
  { token, now, ...more }: { token: string; now: Date } & Partial<HttpRequest>,
): Promise<unknown> {
  const refusal = googleRefusal(NAME, now, (reasons) =>
    reasons.includes('SERVICE_DISABLED')
      ? NOT_ENABLED
      : reasons.includes('PERMISSION_DENIED')
        ? NOT_ALLOWED
        : null,
  );
  const request = { ...more, url, headers: { ...more.headers, authorization: `Bearer ${token}` } };
  return (await askJson(http, request, { name: NAME, now, refusal })).value;
}

const NOT_ENABLED =
  'The Google Cloud project may not use the Business Profile API. Apply for access with Google’s form, then enable the “Google My Business API” in the project.';
const NOT_ALLOWED =
  'Google Business Profile does not let this sign-in read the location. Sign in with an account that owns or manages it; the location must be verified and the Google Cloud project approved.';

export function placeOf({ account = '', location = '' }: Record<string, string>): string {
  const accountId = /accounts\/(\w+)/.exec(account)?.[1] ?? /^\s*(\w+)\s*$/.exec(account)?.[1];
  const locationId = /locations\/(\w+)/.exec(location)?.[1] ?? /^\s*(\w+)\s*$/.exec(location)?.[1];
  if (accountId && locationId) return `accounts/${accountId}/locations/${locationId}`;
  throw new Refusal('invalid', 'Give the numbers of the account and of the location.');
}
