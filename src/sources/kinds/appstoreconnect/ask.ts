/** Requests to App Store Connect, signed with the team's key. */
import type { Http, HttpReply, HttpRequest } from '../../../platform/platform.ts';
import type { ReplyOptions } from '../../adapter.ts';
import { askJson, isObject } from '../../reading/json.ts';
import { signedToken } from '../../reading/jwt.ts';
import type { TokenSource } from '../../reading/token.ts';
import { appleRefusal } from './refusal.ts';

export const API = 'https://api.appstoreconnect.apple.com';
export const NAME = 'App Store Connect';
/** Apple takes tokens that live up to 20 minutes. */
const TOKEN_MINUTES = 15;

/** A GET, or what `more` says. Throws Failure. */
export function ask(
  http: Http,
  url: string,
  { token, now, ...more }: { token: string; now: Date } & Partial<HttpRequest>,
) {
  const refusal = (reply: HttpReply, value: unknown) =>
    isObject(value) ? appleRefusal(reply, value, NAME, now) : null;
  const headers = { ...more.headers, authorization: `Bearer ${token}` };
  return askJson(http, { ...more, url, headers }, { name: NAME, now, refusal });
}

/** Nobody grants these, and nothing needs to be kept: the key signs one for each poll. */
export function tokensOf(
  settings: Record<string, string>,
  http: Http,
  { now, session = null }: ReplyOptions,
): TokenSource {
  const { issuerId = '', keyId = '', privateKey = '' } = settings;
  const issued = Math.floor(now.getTime() / 1000);
  const expires = issued + TOKEN_MINUTES * 60;
  const claims = { iss: issuerId.trim(), iat: issued, exp: expires, aud: 'appstoreconnect-v1' };
  const renew = async () => ({
    accessToken: await signedToken({ algorithm: 'ES256', pem: privateKey, keyId: keyId.trim() }, claims),
    expiresAt: new Date(expires * 1000).toISOString(),
    refreshToken: null,
    refreshExpiresAt: null,
  });
  return { name: NAME, http, options: { now, session }, renew };
}
