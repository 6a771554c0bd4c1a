/** Signing in for a page: https://developers.facebook.com/docs/facebook-login/guides/access-tokens */
import { Failure } from '../../../failure.ts';
import type { Session } from '../../adapter.ts';
import { fields, text } from '../../reading/json.ts';
import { askGraph } from '../../reading/meta.ts';
import { metaSignIn } from '../../reading/meta-sign-in.ts';
import { NAME } from './item.ts';

export const PERMISSIONS = [
  'pages_show_list',
  'pages_read_engagement',
  'pages_read_user_content',
  'pages_manage_engagement',
];

/** A page's token lasts, what it shows does not: https://developers.facebook.com/docs/facebook-login/auth-vs-data */
const DATA_ACCESS_MS = 90 * 86_400_000;

const SIGN_IN = metaSignIn(
  NAME,
  PERMISSIONS,
  async ({ values }, { page = '' }, http, now): Promise<Session> => {
    const graph = { http, now, token: values.accessToken ?? '', name: NAME };
    const { value } = await askGraph(graph, encodeURIComponent(page.trim()), { fields: 'access_token' });
    const accessToken = text(fields(value).access_token);
    if (accessToken === null) throw new Failure('forbidden', notManaged(page));
    return { values: { accessToken }, expiresAt: new Date(now.getTime() + DATA_ACCESS_MS).toISOString() };
  },
);

const notManaged = (page: string) =>
  `${NAME} gave no access to page ${page}. Sign in with an account that manages this page, and choose it on ${NAME}’s page.`;

export const FACEBOOK_ACCOUNT = { name: NAME, signIn: SIGN_IN };
