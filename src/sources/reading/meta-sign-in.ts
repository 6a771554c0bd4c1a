/** Signing in with Facebook, which both of Meta's kinds do, and the settings for it. */
import type { Http } from '../../platform/platform.ts';
import type { Session, Setting, SignIn } from '../adapter.ts';
import { BY_ACCOUNT, BY_TOKEN, signInChoice } from './by-account.ts';
import { askToken } from './grant.ts';
import { GRAPH, VERSION } from './meta.ts';
import { clientOf, sessionWith } from './token.ts';

type Afterwards = NonNullable<SignIn['afterwards']>;

/** https://developers.facebook.com/docs/facebook-login/guides/advanced/manual-flow ; `afterwards` follows the long-lived token. */
export function metaSignIn(name: string, scopes: string[], afterwards?: Afterwards): SignIn {
  const signIn: SignIn = {
    when: BY_ACCOUNT,
    authorizeUrl: () => `https://www.facebook.com/${VERSION}/dialog/oauth`,
    tokenUrl: () => `${GRAPH}/oauth/access_token`,
    scopes,
    clientId: 'clientId',
    clientSecret: 'clientSecret',
    async afterwards(session, settings, http, now) {
      const lasting = await longLived(name, signIn, session, settings, http, now);
      return (await afterwards?.(lasting, settings, http, now)) ?? lasting;
    },
  };
  return signIn;
}

/** A token for about 60 days instead of hours. By POST, so that neither token nor secret stands in an address. */
async function longLived(
  name: string,
  signIn: SignIn,
  { values }: Session,
  settings: Record<string, string>,
  http: Http,
  now: Date,
): Promise<Session> {
  const form = { grant_type: 'fb_exchange_token', fb_exchange_token: values.accessToken ?? '' };
  const refused = () =>
    `${name} signed you in, but gave no access token that lasts, so nothing is read. Sign in again.`;
  const grant = await askToken(http, { ...clientOf(signIn, settings), form }, { name, now, refused });
  return { ...sessionWith(grant, null), expiresAt: grant.expiresAt };
}

/** The choice, the token, and the app to sign in with. */
export function metaSettings(token: Pick<Setting, 'label' | 'help'>, permissions: string): Setting[] {
  return [
    signInChoice(
      { value: 'token', label: 'An access token' },
      {
        account: 'An account on Facebook',
        help: 'Either enter a token that you made yourself, or sign in on Facebook’s page with an account that manages the page.',
      },
    ),
    { name: 'token', ...token, required: true, secret: true, when: BY_TOKEN },
    {
      name: 'clientId',
      label: 'App ID',
      help: `Of a Meta app with Facebook Login and the permissions ${permissions}. Enter the redirect address shown here under Valid OAuth Redirect URIs.`,
      required: true,
      example: '1234567890',
      when: BY_ACCOUNT,
    },
    {
      name: 'clientSecret',
      label: 'App secret',
      help: 'Under App settings, Basic.',
      required: true,
      secret: true,
      when: BY_ACCOUNT,
    },
  ];
}
