/** Answering on Bluesky: a post of the account that names the post it answers and the root of the thread. */
import { Failure } from '../../../failure.ts';
import type { Http } from '../../../platform/platform.ts';
import type { Answer, Item, Posted, ReplyAbility, ReplyOptions } from '../../adapter.ts';
import { type Fields, fields, isObject, objects, text, unknownShape } from '../../reading/json.ts';
import { isSince } from '../../reading/written.ts';
import { POSTS, toViewed } from './post.ts';
import { signedIn } from './signed-in.ts';
import { BLUESKY } from './xrpc.ts';

const NO_ACCOUNT =
  'This source hears Bluesky without an account. To answer from here, let it search with a handle and an app password.';

type Ask = ReturnType<typeof signedIn>;

export const blueskyReply: ReplyAbility = {
  lacks: ({ mode, handle, appPassword }) =>
    mode === 'search' && handle?.trim() && appPassword?.trim() ? null : NO_ACCOUNT,
  async send(settings, answer, http, options) {
    const ask = signedIn(settings, http, options);
    const parent = await postOf(ask, answer.externalId);
    const root = fields(fields(fields(parent.record).reply).root);
    const here = { uri: text(parent.uri), cid: text(parent.cid) };
    const record = {
      $type: POSTS,
      text: answer.text,
      createdAt: options.now.toISOString(),
      reply: {
        root: text(root.uri) && text(root.cid) ? { uri: root.uri, cid: root.cid } : here,
        parent: here,
      },
      ...embedOf(answer),
    };
    const repo = await ownRepo(ask);
    return postedAs(
      await ask('com.atproto.repo.createRecord', { body: { repo, collection: POSTS, record } }),
    );
  },
  async upload(settings, file, http, options) {
    const { blob } = await signedIn(settings, http, options)('com.atproto.repo.uploadBlob', { file });
    if (!isObject(blob)) throw unknownShape(BLUESKY);
    return JSON.stringify(blob);
  },
  async find(settings, answer, http, options) {
    const ask = signedIn(settings, http, options);
    const repo = await ownRepo(ask);
    const parameters = new URLSearchParams({ repo, collection: POSTS, limit: '50' });
    const { records } = await ask('com.atproto.repo.listRecords', { parameters });
    const ours = objects(records).find(({ value }) => answers(fields(value), answer));
    return ours ? postedAs(ours) : null;
  },
  follow: (settings, { posted }, http, options) => below(settings, posted, http, options),
};

/** The post as the account sees it. Throws 'gone' for one that was deleted. */
async function postOf(ask: Ask, uri: string): Promise<Fields> {
  const { posts } = await ask('app.bsky.feed.getPosts', { parameters: new URLSearchParams({ uris: uri }) });
  const [post] = objects(posts);
  if (post && text(post.uri) && text(post.cid)) return post;
  throw new Failure('gone', 'This post is not on Bluesky any more, so nothing was posted.');
}

/** A picture is named by all that the server said of it. */
function embedOf({ pictures }: Answer) {
  if (pictures.length === 0) return {};
  const images = pictures.map(({ id, description }) => ({ alt: description, image: JSON.parse(id) }));
  return { embed: { $type: 'app.bsky.embed.images', images } };
}

/** The account's own id. */
async function ownRepo(ask: Ask): Promise<string> {
  const did = text((await ask('com.atproto.server.getSession', {})).did);
  if (!did) throw unknownShape(BLUESKY);
  return did;
}

function answers(record: Fields, { externalId, since }: Answer): boolean {
  const parent = text(fields(fields(record.reply).parent).uri);
  return parent === externalId && isSince(record.createdAt, since);
}

function postedAs({ uri }: Fields): Posted {
  const id = text(uri);
  const [, did, rkey] = /^at:\/\/([^/]+)\/[^/]+\/([^/]+)$/.exec(id ?? '') ?? [];
  if (!id) throw unknownShape(BLUESKY);
  return { id, url: did && rkey ? `https://bsky.app/profile/${did}/post/${rkey}` : null };
}

/** Everything below our answer, two levels deep. */
async function below(
  settings: Record<string, string>,
  { id }: Posted,
  http: Http,
  options: ReplyOptions,
): Promise<Item[]> {
  const parameters = new URLSearchParams({ uri: id, depth: '2', parentHeight: '0' });
  const { thread } = await signedIn(settings, http, options)('app.bsky.feed.getPostThread', { parameters });
  const near = objects(fields(thread).replies);
  const all = [...near, ...near.flatMap((reply) => objects(reply.replies))];
  return all.flatMap(({ post }) => toViewed(fields(post)) ?? []);
}
