/** Signing in to X: https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code */
import type { SignIn } from '../../adapter.ts';
import { BY_ACCOUNT } from '../../reading/by-account.ts';
import { X } from './post.ts';

const SIGN_IN: SignIn = {
  when: BY_ACCOUNT,
  authorizeUrl: () => 'https://x.com/i/oauth2/authorize',
  tokenUrl: () => 'https://api.x.com/2/oauth2/token',
  // Only the last one brings a refresh token, and each of those is good once.
  scopes: ['tweet.read', 'users.read', 'offline.access'],
  clientId: 'clientId',
  clientSecret: 'clientSecret',
  clientBy: 'basic',
};

export const X_ACCOUNT = { name: X, signIn: SIGN_IN };
