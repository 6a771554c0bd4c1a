/** Signed in to a Lemmy server: 0.19 has version 3 of its interface, 1.0 may have version 4 alone. */
import { Failure } from '../../../failure.ts';
import type { Http } from '../../../platform/platform.ts';
import type { ReplyOptions } from '../../adapter.ts';
import { instanceAddress } from '../../reading/instance.ts';
import { askJson, type Fields, fields, text, unknownShape } from '../../reading/json.ts';
import { jsonRequest } from '../../reading/written.ts';
import { NAME, serviceAt } from './ask.ts';

export type Account = {
  instance: string;
  /** name@host, as authors are called. */
  handle: string;
  ask(path: string, body?: unknown): Promise<Fields>;
};

const LOGINS = { '3': 'user/login', '4': 'account/auth/login' } as const;
type Version = keyof typeof LOGINS;

/** Asks with the kept token, or with a new one where that is not accepted any more. */
export function accountOf(settings: Record<string, string>, http: Http, options: ReplyOptions): Account {
  const instance = instanceAddress(settings.instance, 'Lemmy server');
  const name = (settings.username ?? '').trim().replace(/^@/, '');
  const service = serviceAt(options.now, 'it does not take this.');
  const account = `${name} ${instance}`;
  const kept = options.session?.values.account === account ? options.session.values : {};
  let { token = '', version = '3' } = kept;

  const ask = async (path: string, body?: unknown): Promise<Fields> => {
    const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
    const request = body === undefined ? { headers } : jsonRequest('POST', body, headers);
    const url = `${instance}/api/v${version}/${path}`;
    return fields((await askJson(http, { ...request, url }, service)).value);
  };
  const enter = async (by: Version) => {
    [token, version] = ['', by];
    const given = await ask(LOGINS[by], { username_or_email: name, password: settings.password ?? '' });
    token = text(given.jwt) ?? '';
    if (!token) throw unknownShape(NAME, 'the sign-in without a token');
    await options.keepSession?.({ values: { account, token, version }, expiresAt: null });
  };
  const enterEither = () =>
    enter('3').catch((error) => (isOther(error) ? enter('4') : Promise.reject(error)));

  return {
    instance,
    handle: `${name}@${new URL(instance).host}`,
    async ask(path, body) {
      if (!token) {
        await enterEither();
        return ask(path, body);
      }
      return ask(path, body).catch(async (error) => {
        if (!(error instanceof Failure) || error.class !== 'auth') throw error;
        await enterEither();
        return ask(path, body);
      });
    },
  };
}

/** A missing interface, and not a missing post, of which the server would say so. */
const isOther = (error: unknown): boolean =>
  error instanceof Failure && error.class === 'gone' && !/It said/.test(error.message);
