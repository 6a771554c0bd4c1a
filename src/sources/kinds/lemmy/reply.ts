/** Answering on Lemmy: https://join-lemmy.org/api, CreateComment */
import { Failure } from '../../../failure.ts';
import type { Http } from '../../../platform/platform.ts';
import type { Answer, Item, Known, ReplyAbility, ReplyOptions } from '../../adapter.ts';
import { fields, number, unknownShape } from '../../reading/json.ts';
import { isSince } from '../../reading/written.ts';
import { type Account, accountOf } from './account.ts';
import { NAME } from './ask.ts';
import { placeOf } from './recheck.ts';
import { readViews } from './views.ts';

const NO_ACCOUNT =
  'This source reads Lemmy without an account. To answer from here, give it the name and password of an account on its server.';

export const lemmyReply: ReplyAbility = {
  lacks: ({ username = '', password = '' }) => (username.trim() && password ? null : NO_ACCOUNT),
  async send(settings, answer, http, options) {
    const { account, post, comment } = await placed(settings, answer, http, options);
    const below = comment === null ? {} : { parent_id: comment };
    const made = await account.ask('comment', { content: answer.text, post_id: post, ...below });
    const [ours] = readViews(made, account.instance) ?? [];
    if (!ours) throw unknownShape(NAME);
    return { id: ours.item.externalId, url: ours.item.url };
  },
  async find(settings, answer, http, options) {
    const { account, post, comment } = await placed(settings, answer, http, options);
    const below = await commentsBelow(account, comment === null ? { post_id: post } : { parent_id: comment });
    const ours = below.find((one) => isOurs(one, account, answer));
    return ours ? { id: ours.externalId, url: ours.url } : null;
  },
  async follow(settings, { posted }, http, options) {
    const account = accountOf(settings, http, options);
    const ours = placeOf(posted.url, account.instance);
    if (!ours) return [];
    const below = await commentsBelow(account, { parent_id: Number(ours.id) });
    return below.filter(({ externalId }) => externalId !== posted.id);
  },
};

type Placed = { account: Account; post: number; comment: number | null };

/** The numbers that the account's server gave what is answered. Throws Failure. */
async function placed(
  settings: Record<string, string>,
  { url }: Known,
  http: Http,
  options: ReplyOptions,
): Promise<Placed> {
  const account = accountOf(settings, http, options);
  const place = placeOf(url, account.instance);
  if (!place) throw new Failure('bad-query', NOT_THERE);
  const id = Number(place.id);
  if (place.kind === 'post') return { account, post: id, comment: null };
  const { comment_view } = await account.ask(`comment?id=${id}`);
  const post = number(fields(fields(comment_view).post).id);
  if (post === null) throw unknownShape(NAME);
  return { account, post, comment: id };
}

const NOT_THERE =
  'The server that the source reads has no number for this post, so nothing was posted. Answer it there.';

/** The newest fifty. */
async function commentsBelow(account: Account, where: Record<string, number>): Promise<Item[]> {
  const wanted = { type_: 'All', sort: 'New', limit: '50' };
  const numbers = Object.entries(where).map(([name, id]) => [name, String(id)]);
  const query = new URLSearchParams({ ...wanted, ...Object.fromEntries(numbers) });
  const value = await account.ask(`comment/list?${query}`);
  const shown = readViews({ comments: value.comments ?? value.items }, account.instance);
  if (!shown) throw unknownShape(NAME);
  return shown.filter(({ isGone }) => !isGone).map(({ item }) => item);
}

function isOurs(item: Item, { handle }: Account, { url, externalId, since }: Answer): boolean {
  const isBelow = item.replyTo === url || item.replyTo === externalId;
  const isHis = item.author.handle?.toLowerCase() === handle.toLowerCase();
  return isBelow && isHis && isSince(item.publishedAt, since);
}
