/** The two doors: with the key as the public, or signed in as the business. */
import type { Http } from '../../../platform/platform.ts';
import type { ReplyOptions, SignIn } from '../../adapter.ts';
import { signedIn, withToken } from '../../reading/token.ts';
import { API, type Door, NAME } from './ask.ts';

export const BUSINESS = { name: 'access', is: ['business'] };
const TOKENS = `${API}/oauth/oauth-business-users-for-applications/accesstoken`;

export const SIGN_IN: SignIn = {
  when: BUSINESS,
  authorizeUrl: () => 'https://authenticate.trustpilot.com/',
  tokenUrl: () => TOKENS,
  scopes: [],
  clientId: 'apiKey',
  clientSecret: 'apiSecret',
  clientBy: 'basic',
};

/** Does `work` with the door that the settings choose. */
export function enter<Result>(
  settings: Record<string, string>,
  http: Http,
  options: ReplyOptions,
  work: (door: Door) => Promise<Result>,
): Promise<Result> {
  const { now } = options;
  if (settings.access !== 'business') return work({ http, now, apiKey: settings.apiKey ?? '', token: null });
  const tokens = signedIn(NAME, SIGN_IN, settings, http, options);
  return withToken(tokens, (token) => work({ http, now, apiKey: '', token }));
}
