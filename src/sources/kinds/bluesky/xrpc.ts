/** Asking Bluesky's interfaces, and what they say when they refuse. */
import { Failure } from '../../../failure.ts';
import type { Http, HttpReply, HttpRequest } from '../../../platform/platform.ts';
import type { Item, Known } from '../../adapter.ts';
import {
  askJson,
  type Fields,
  fields,
  isObject,
  objects,
  text,
  unknownShape,
  withWords,
} from '../../reading/json.ts';
import { toViewed } from './post.ts';

export const BLUESKY = 'Bluesky';
const PUBLIC = 'https://public.api.bsky.app';

/** How many posts getPosts takes at once. */
export const POSTS_AT_ONCE = 25;

/** The parsed reply of a method of `server`. Throws Failure. */
export async function askXrpc(
  http: Http,
  { server, method, ...request }: { server: string; method: string } & Omit<HttpRequest, 'url' | 'method'>,
  { parameters, now, isPost = false }: { parameters?: URLSearchParams; now: Date; isPost?: boolean },
): Promise<Fields> {
  const url = `${server}/xrpc/${method}${parameters ? `?${parameters}` : ''}`;
  const service = { name: BLUESKY, now, refusal };
  const { value } = await askJson(http, { ...request, url, method: isPost ? 'POST' : 'GET' }, service);
  if (!isObject(value)) throw unknownShape(BLUESKY);
  return value;
}

const SIGN_IN = new Set([
  'ExpiredToken',
  'InvalidToken',
  'AuthMissing',
  'AuthenticationRequired',
  'AccountTakedown',
]);

/** Tokens that ended are said with 400. */
export function refusal({ status }: HttpReply, value: unknown): Failure | null {
  const code = text(fields(value).error);
  if (status < 400 || code === null) return null;
  if (code === 'AuthFactorTokenRequired')
    return new Failure(
      'auth',
      'Bluesky wants a code by mail for this password. Enter an app password instead.',
      { status },
    );
  const isAuth = SIGN_IN.has(code) && status < 403;
  return isAuth ? withWords(new Failure('auth', NOT_SIGNED_IN, { status }), value) : null;
}

const NOT_SIGNED_IN =
  'Bluesky does not accept the sign-in, so nothing was read. Check the handle and enter a new app password.';

/** The items of a reply with posts. Throws Failure 'schema'. */
export function postsIn(value: Fields): Item[] {
  if (!Array.isArray(value.posts)) throw unknownShape(BLUESKY);
  const items = objects(value.posts).flatMap((view) => toViewed(view) ?? []);
  if (value.posts.length > 0 && items.length === 0) throw unknownShape(BLUESKY);
  return items;
}

/** The posts as anybody sees them now; those that are gone are left out. At most POSTS_AT_ONCE. */
export async function postsNow(http: Http, uris: string[], now: Date): Promise<Item[]> {
  const parameters = new URLSearchParams(uris.map((uri) => ['uris', uri]));
  return postsIn(
    await askXrpc(http, { server: PUBLIC, method: 'app.bsky.feed.getPosts' }, { parameters, now }),
  );
}

/** What getPosts leaves out has been deleted, by its author or with the account. */
export async function recheckPosts(
  known: Known[],
  http: Http,
  now: Date,
): Promise<{ items: Item[]; gone: string[] }> {
  const ids = known.map(({ externalId }) => externalId);
  const items = await postsNow(http, ids, now);
  const shown = new Set(items.map(({ externalId }) => externalId));
  return { items, gone: ids.filter((id) => !shown.has(id)) };
}
