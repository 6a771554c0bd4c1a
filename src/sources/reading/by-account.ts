/** Kinds where one may sign in at the service's own page instead of entering a token: a setting says which. */
import type { Http } from '../../platform/platform.ts';
import type { ReplyOptions, Setting, SignIn } from '../adapter.ts';
import { signedIn, withToken } from './token.ts';

const NAME = 'signInWith';

/** For settings, and a sign-in, that are asked for only then. */
export const BY_ACCOUNT = { name: NAME, is: ['account'] };
export const BY_TOKEN = { name: NAME, is: ['token'] };

export const isByAccount = (settings: Record<string, string>): boolean => settings[NAME] === 'account';

/** The choice itself; `other` is what is done without signing in, and stands first. */
export function signInChoice(
  other: { value: string; label: string },
  words: { account: string; help: string },
  when?: Setting['when'],
): Setting {
  const options = [other, { value: 'account', label: words.account }];
  const choice = { name: NAME, label: 'Sign in with', help: words.help, required: true, options };
  return when ? { ...choice, when } : choice;
}

/** Does `work` with settings whose `token` is the one to read with: as entered, or as signing in gave it. */
export function entered<Result>(
  { name, signIn }: { name: string; signIn: SignIn },
  settings: Record<string, string>,
  http: Http,
  options: ReplyOptions,
  work: (settings: Record<string, string>) => Promise<Result>,
): Promise<Result> {
  if (!isByAccount(settings)) return work(settings);
  const source = signedIn(name, signIn, settings, http, options);
  return withToken(source, (token) => work({ ...settings, token }));
}
