/** Requests to the Android Publisher API. */
import { Refusal } from '../../../failure.ts';
import type { Http, HttpRequest } from '../../../platform/platform.ts';
import type { ReplyOptions } from '../../adapter.ts';
import { googleRefusal, serviceAccount } from '../../reading/google.ts';
import { askJson } from '../../reading/json.ts';

export const API = 'https://androidpublisher.googleapis.com/androidpublisher/v3/applications';
export const NAME = 'Google Play';
const SCOPE = 'https://www.googleapis.com/auth/androidpublisher';

/** A GET, or what `more` says. Throws Failure. */
export async function ask(
  http: Http,
  url: string,
  { token, now, ...more }: { token: string; now: Date } & Partial<HttpRequest>,
): Promise<unknown> {
  const refusal = googleRefusal(NAME, now, (reasons) =>
    reasons.some((reason) => /^(PERMISSION_DENIED|permissionDenied|forbidden)$/.test(reason))
      ? NOT_INVITED
      : null,
  );
  const request = { ...more, url, headers: { ...more.headers, authorization: `Bearer ${token}` } };
  return (await askJson(http, request, { name: NAME, now, refusal })).value;
}

const NOT_INVITED =
  'Google Play does not let this service account read reviews. Invite it in the Play Console under Users and permissions, with the permission to reply to reviews; that may take a day to work.';

export function tokensOf(
  { serviceAccount: keyFile = '' }: Record<string, string>,
  http: Http,
  options: ReplyOptions,
) {
  return serviceAccount(NAME, keyFile, SCOPE, http, options);
}

export function packageOf(settings: Record<string, string>): string {
  const name = /^(?:.*[?&]id=)?([a-z]\w*(?:\.\w+)+)(?:&.*)?$/i.exec(settings.package?.trim() ?? '')?.[1];
  if (name) return name;
  throw new Refusal('invalid', 'Give the package name of your app, such as com.example.fernhill.');
}
