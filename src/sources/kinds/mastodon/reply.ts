/** Answering on Mastodon: https://docs.joinmastodon.org/methods/statuses */
import { Failure } from '../../../failure.ts';
import type { Http } from '../../../platform/platform.ts';
import type { Answer, Item, Known, Posted, ReplyAbility, ReplyOptions } from '../../adapter.ts';
import { entered, isByAccount } from '../../reading/by-account.ts';
import { type Fields, fields, objects, text, unknownShape } from '../../reading/json.ts';
import { isSince, pictureForm } from '../../reading/written.ts';
import { type Desk, openDesk } from './ask.ts';
import { placeOf } from './recheck.ts';
import { MASTODON_ACCOUNT } from './sign-in.ts';
import { NAME, readStatuses } from './statuses.ts';

const NO_ACCOUNT =
  'This source reads Mastodon without an account. To answer from here, give it an access token with the permissions write:statuses, write:media and read:accounts, or sign in.';

export const mastodonReply: ReplyAbility = {
  lacks: (settings) =>
    settings.mode !== 'account' && (isByAccount(settings) || settings.token?.trim()) ? null : NO_ACCOUNT,
  send: (settings, answer, http, options) =>
    signedInto(settings, http, options, async (desk) => {
      const to = await localId(desk, answer);
      const status = {
        status: addressed(answer),
        in_reply_to_id: to,
        visibility: 'public',
        ...(await mediaOf(answer, desk, options.now)),
      };
      return postedAs(await desk.post('/api/v1/statuses', status, { 'idempotency-key': answer.key }));
    }),
  upload: (settings, { description, ...picture }, http, options) =>
    signedInto(settings, http, options, async (desk) => {
      const form = pictureForm('file', picture, { description });
      const id = text(fields(await desk.upload('/api/v2/media', form)).id);
      if (!id) throw unknownShape(NAME);
      return id;
    }),
  find: (settings, answer, http, options) =>
    signedInto(settings, http, options, async (desk) => {
      const to = await localId(desk, answer);
      const own = text(fields(await desk.ask('/api/v1/accounts/verify_credentials')).id);
      const { descendants } = fields(await desk.ask(`/api/v1/statuses/${to}/context`));
      const ours = objects(descendants).find((status) => isOurs(status, { own, to, since: answer.since }));
      return ours ? postedAs(ours) : null;
    }),
  follow: (settings, { posted }, http, options) =>
    signedInto(settings, http, options, async (desk) => {
      const { descendants } = fields(await desk.ask(`/api/v1/statuses/${posted.id}/context`));
      return readStatuses(objects(descendants), desk.host).map(({ item }): Item => item);
    }),
};

function signedInto<Result>(
  settings: Record<string, string>,
  http: Http,
  options: ReplyOptions,
  work: (desk: Desk) => Promise<Result>,
): Promise<Result> {
  return entered(MASTODON_ACCOUNT, settings, http, options, (open) =>
    work(openDesk(open, http, options.now)),
  );
}

const MOMENT_MS = 20_000;

/** The server makes a film of an animation first, and takes no answer with it before. Throws Failure 'rate'. */
async function mediaOf({ pictures }: Answer, desk: Desk, now: Date) {
  for (const { id } of pictures.filter(({ type }) => type === 'image/gif')) {
    if (text(fields(await desk.ask(`/api/v1/media/${id}`)).url)) continue;
    const message = `${desk.host} is still working on a picture. Earshot posts the reply once it is done.`;
    throw new Failure('rate', message, { retryAt: new Date(now.getTime() + MOMENT_MS) });
  }
  return pictures.length === 0 ? {} : { media_ids: pictures.map(({ id }) => id) };
}

/** Whoever is not named is not told. */
function addressed({ authorHandle, text: words }: Answer): string {
  const name = authorHandle && `@${authorHandle}`;
  return !name || words.toLowerCase().includes(name.toLowerCase()) ? words : `${name} ${words}`;
}

/** What the account's own server calls the post; it fetches posts of other servers when it is asked for them. */
async function localId(desk: Desk, { url, externalId }: Known): Promise<string> {
  const { host, id } = placeOf(url);
  if (host === desk.host && id) return id;
  const query = new URLSearchParams({ q: url ?? externalId, resolve: 'true', type: 'statuses', limit: '1' });
  const [found] = objects(fields(await desk.ask(`/api/v2/search?${query}`)).statuses);
  const local = text(found?.id);
  if (local) return local;
  throw new Failure('gone', `${desk.host} cannot find this post, so nothing was posted. It may be deleted.`);
}

function isOurs(
  status: Fields,
  { own, to, since }: { own: string | null; to: string; since: Date },
): boolean {
  const isBelow = text(status.in_reply_to_id) === to && isSince(status.created_at, since);
  return own !== null && text(fields(status.account).id) === own && isBelow;
}

function postedAs(value: unknown): Posted {
  const id = text(fields(value).id);
  if (!id) throw unknownShape(NAME);
  return { id, url: text(fields(value).url) };
}
