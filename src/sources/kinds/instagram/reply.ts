/**
 * Answering posts that mention the account: /{ig-user-id}/mentions of the Instagram Graph API. What stands there cannot
 * be listed by who wrote it, so after an attempt that broke off a person looks.
 */
import type { ReplyAbility } from '../../adapter.ts';
import { entered } from '../../reading/by-account.ts';
import { postGraph } from '../../reading/meta.ts';
import { NAME } from './media.ts';
import { INSTAGRAM_ACCOUNT } from './settings.ts';

const NOT_HERE =
  'Instagram lets an account answer posts that mention it, and no others: none that only tag it or carry a hashtag.';

export const instagramReply: ReplyAbility = {
  lacks: ({ mode = '' }) => (mode === 'mentioned' ? null : NOT_HERE),
  send: (settings, { externalId, url, text }, http, options) =>
    entered(INSTAGRAM_ACCOUNT, settings, http, options, async ({ token = '', account = '' }) => {
      const graph = { http, now: options.now, token, name: NAME };
      const message = { media_id: externalId, message: text };
      return { id: await postGraph(graph, `${account.trim()}/mentions`, message), url };
    }),
};
