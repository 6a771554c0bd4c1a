/** Signing in to a Mastodon server: https://docs.joinmastodon.org/methods/oauth */
import type { SignIn } from '../../adapter.ts';
import { BY_ACCOUNT } from '../../reading/by-account.ts';
import { instanceAddress } from '../../reading/instance.ts';
import { NAME } from './statuses.ts';

const SIGN_IN: SignIn = {
  when: BY_ACCOUNT,
  authorizeUrl: ({ instance }) => `${instanceAddress(instance, 'Mastodon server')}/oauth/authorize`,
  tokenUrl: ({ instance }) => `${instanceAddress(instance, 'Mastodon server')}/oauth/token`,
  scopes: ['read:search', 'read:statuses', 'read:accounts', 'write:statuses', 'write:media'],
  clientId: 'clientId',
  clientSecret: 'clientSecret',
};

export const MASTODON_ACCOUNT = { name: NAME, signIn: SIGN_IN };
