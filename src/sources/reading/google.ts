/** What Google's services share: a service account's tokens, and how they refuse. */
import { Failure } from '../../failure.ts';
import type { Http, HttpReply } from '../../platform/platform.ts';
import { retryAt, statusFailure } from '../../retry-after.ts';
import type { ReplyOptions, SignIn } from '../adapter.ts';
import { askToken, renewing } from './grant.ts';
import { type Fields, fields, isObject, objects, parse, text, withWords } from './json.ts';
import { signedToken } from './jwt.ts';
import { stableId } from './stable-id.ts';
import type { TokenSource } from './token.ts';

const GOOGLE_TOKENS = 'https://oauth2.googleapis.com/token';
const AN_HOUR = 3600;

/** A person signs in, and the app may do what `scope` says. */
export const googleSignIn = (scope: string): SignIn => ({
  authorizeUrl: () => 'https://accounts.google.com/o/oauth2/v2/auth',
  tokenUrl: () => GOOGLE_TOKENS,
  scopes: [scope],
  clientId: 'clientId',
  clientSecret: 'clientSecret',
  // Only a fresh consent gives a refresh token, and only to those who ask to work offline.
  extra: { access_type: 'offline', prompt: 'consent' },
});

/** Tokens that the service account in `keyFile` (JSON) buys with a signed claim (RFC 7523). */
export function serviceAccount(
  name: string,
  keyFile: string,
  scope: string,
  http: Http,
  options: ReplyOptions,
): Promise<TokenSource> {
  return stableId(keyFile, scope).then((madeFor) => ({
    name,
    http,
    options,
    madeFor,
    renew: async () => {
      const assertion = await claimOf(readKeyFile(keyFile), scope, options.now);
      const form = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion };
      const words = { name, now: options.now, refused: renewing(name, NEW_KEY) };
      return askToken(http, { url: GOOGLE_TOKENS, form }, words);
    },
  }));
}

const NEW_KEY =
  'Create a new key for the service account in the Google Cloud console and enter its JSON file here.';

type KeyFile = { email: string; pem: string; keyId: string | null };

function claimOf({ email, pem, keyId }: KeyFile, scope: string, now: Date): Promise<string> {
  const issued = Math.floor(now.getTime() / 1000);
  const claims = { iss: email, scope, aud: GOOGLE_TOKENS, iat: issued, exp: issued + AN_HOUR };
  return signedToken({ algorithm: 'RS256', pem, keyId }, claims);
}

/** Throws Failure 'auth' when it is not the JSON file of a service account. */
function readKeyFile(json: string): KeyFile {
  const file = fields(parse(json));
  const email = text(file.client_email);
  const pem = text(file.private_key);
  if (email && pem) return { email, pem, keyId: text(file.private_key_id) };
  const what = isObject(file.installed ?? file.web)
    ? 'It is the file of an OAuth client.'
    : 'It is cut off or something else.';
  throw new Failure(
    'auth',
    `What was entered is not the JSON key file of a service account. ${what} ${NEW_KEY}`,
  );
}

const ASKED_TOO_OFTEN =
  /^(RESOURCE_EXHAUSTED|rateLimitExceeded|userRateLimitExceeded|quotaExceeded|dailyLimitExceeded|RATE_LIMIT_EXCEEDED)$/;
const WRONG_KEY = /^(API_KEY_INVALID|keyInvalid|API_KEY_EXPIRED|keyExpired)$/;

/** The class that a Google error body means (google.rpc.Status and its elder); null when the status says it all. */
export function googleRefusal(
  name: string,
  now: Date,
  hint: (reasons: string[]) => string | null = () => null,
): (reply: HttpReply, value: unknown) => Failure | null {
  return (reply, value) => {
    const error = fields(value).error;
    if (!isObject(error) || (reply.status < 400 && error.code === undefined)) return null;
    const status = reply.status < 400 ? Number(error.code) : reply.status;
    const reasons = reasonsOf(error);
    const found = statusFailure({ status, headers: reply.headers }, name, now);
    const advice = hint(reasons);
    const named = classOf(reasons);
    if (!found || (!named && !advice)) return withWords(found, error);
    const pause = named === 'rate' ? retryAt(reply.headers, now) : found.retryAt;
    const failureClass = named ?? found.class;
    const sentence =
      advice ??
      (named === 'rate'
        ? `${name} answered ${status}: it was asked too often. Earshot waits and then asks again.`
        : `${name} answered ${status}: it does not accept the key. Enter it again.`);
    return withWords(new Failure(failureClass, sentence, { status, retryAt: pause }), error);
  };
}

function classOf(reasons: string[]): 'rate' | 'auth' | null {
  if (reasons.some((reason) => ASKED_TOO_OFTEN.test(reason))) return 'rate';
  return reasons.some((reason) => WRONG_KEY.test(reason)) ? 'auth' : null;
}

/** Its status, and the reasons in `errors` and `details`. */
function reasonsOf(error: Fields): string[] {
  const details = [...objects(error.errors), ...objects(error.details)].map(({ reason }) => reason);
  return [error.status, ...details].flatMap((reason) => text(reason) ?? []);
}
