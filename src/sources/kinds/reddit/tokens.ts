/** Tokens for Reddit's interface: of the app alone, or of the account that signed in. */
import type { Http } from '../../../platform/platform.ts';
import type { ReplyOptions, SignIn } from '../../adapter.ts';
import { BY_ACCOUNT, isByAccount } from '../../reading/by-account.ts';
import { askToken } from '../../reading/grant.ts';
import { stableId } from '../../reading/stable-id.ts';
import { clientOf, signedIn, type TokenSource } from '../../reading/token.ts';
import { REDDIT } from './thing.ts';

type Settings = Record<string, string>;

/** https://github.com/reddit-archive/reddit/wiki/oauth2 */
export const SIGN_IN: SignIn = {
  when: BY_ACCOUNT,
  authorizeUrl: () => 'https://www.reddit.com/api/v1/authorize',
  tokenUrl: () => 'https://www.reddit.com/api/v1/access_token',
  scopes: ['read', 'identity', 'submit'],
  clientId: 'clientId',
  clientSecret: 'clientSecret',
  clientBy: 'basic',
  // Without it there is no refresh token, and the sign-in ends within the day.
  extra: { duration: 'permanent' },
  headers: agentOf,
};

export async function tokens(settings: Settings, plain: Http, options: ReplyOptions): Promise<TokenSource> {
  const http: Http = (request) =>
    plain({ ...request, headers: { ...request.headers, ...agentOf(settings) } });
  if (isByAccount(settings)) return signedIn(REDDIT, SIGN_IN, settings, http, options);
  const request = { ...clientOf(SIGN_IN, settings), form: { grant_type: 'client_credentials' } };
  const renew = () => askToken(http, request, { name: REDDIT, now: options.now, refused: () => WRONG_KEYS });
  const { id, secret } = request.client!;
  return { name: REDDIT, http, options, madeFor: await stableId(id, secret), renew };
}

const WRONG_KEYS =
  'Reddit does not know this client id with this secret, so nothing was read. Enter both again.';

/** platform:app id:version (by /u/name), https://support.reddithelp.com/hc/en-us/articles/16160319875092 */
function agentOf({ clientId = '', username = '' }: Settings): Record<string, string> {
  const name = username.trim().replace(/^\/?u\//, '');
  const by = /^[\w-]+$/.test(name) ? ` (by /u/${name})` : '';
  return { 'user-agent': `server:earshot.${clientId.replace(/[^\w.-]/g, '')}:v1${by}` };
}
