/** Answering comments on YouTube: https://developers.google.com/youtube/v3/docs/comments/insert */
import type { Http } from '../../../platform/platform.ts';
import type { Posted, ReplyAbility, ReplyOptions } from '../../adapter.ts';
import { entered, isByAccount } from '../../reading/by-account.ts';
import { type Fields, fields, objects, text, unknownShape } from '../../reading/json.ts';
import { isSince } from '../../reading/written.ts';
import { type Api, openApi, YOUTUBE } from './ask.ts';
import { toComment } from './resource.ts';
import { modeOf, YOUTUBE_ACCOUNT } from './settings.ts';
import { repliesTo } from './threads.ts';

const NO_ACCOUNT =
  'This source reads YouTube with a key alone, and a key cannot write. To answer from here, let it sign in with an account as well.';
const VIDEOS = 'Earshot answers comments on YouTube, and this source reads videos.';

/** Of 100 replies each. */
const MOST_PAGES = 5;

export const youtubeReply: ReplyAbility = {
  lacks: (settings) => {
    if (modeOf(settings) !== 'comments') return VIDEOS;
    return isByAccount(settings) ? null : NO_ACCOUNT;
  },
  send: (settings, { externalId, parent, text: textOriginal }, http, options) =>
    signedInto(settings, http, options, async (api, token) => {
      const snippet = { parentId: threadOf(externalId), textOriginal };
      return postedAs(await api.post('comments', { snippet }, token), parent);
    }),
  find: (settings, { externalId, parent, since }, http, options) =>
    signedInto(settings, http, options, async (api, token) => {
      const mine = await api.ask('channels', { part: 'id', mine: 'true' }, token);
      const own = text(objects(mine.items)[0]?.id);
      const { replies } = await repliesTo(api, threadOf(externalId), MOST_PAGES);
      const ours = replies.find(({ snippet }) => {
        const { authorChannelId, publishedAt } = fields(snippet);
        return own !== null && text(fields(authorChannelId).value) === own && isSince(publishedAt, since);
      });
      return ours ? postedAs(ours, parent) : null;
    }),
  async follow(settings, { externalId, parent }, http, { now }) {
    const { replies } = await repliesTo(openApi(settings, http, now), threadOf(externalId), MOST_PAGES);
    return replies.flatMap((reply) => toComment(reply, parent) ?? []);
  },
};

function signedInto<Result>(
  settings: Record<string, string>,
  http: Http,
  options: ReplyOptions,
  work: (api: Api, token: string) => Promise<Result>,
): Promise<Result> {
  return entered(YOUTUBE_ACCOUNT, settings, http, options, (open) =>
    work(openApi(open, http, options.now), open.token ?? ''),
  );
}

/** Threads are one deep: the id of a reply begins with that of what stands on top. */
const threadOf = (externalId: string): string => externalId.split('.')[0]!;

function postedAs(comment: Fields, video: string | null): Posted {
  const made = toComment(comment, video);
  if (!made) throw unknownShape(YOUTUBE);
  return { id: made.externalId, url: made.url };
}
