/** Answering on one's own Facebook page: https://developers.facebook.com/docs/graph-api/reference/object/comments */
import { Failure } from '../../../failure.ts';
import type { Http } from '../../../platform/platform.ts';
import type { Answer, Posted, ReplyAbility, ReplyOptions } from '../../adapter.ts';
import { entered } from '../../reading/by-account.ts';
import { fields, isObject, objects, text, unknownShape } from '../../reading/json.ts';
import { askGraph, type Graph, postGraph } from '../../reading/meta.ts';
import { isSince } from '../../reading/written.ts';
import { NAME, profileOf } from './item.ts';
import { FACEBOOK_ACCOUNT } from './sign-in.ts';

const NOT_HERE =
  'Facebook lets a page answer what stands on the page itself: its posts and the comments under them. This source reads something else.';

const ANSWERS = { fields: 'id,created_time,from{id}', order: 'reverse_chronological', limit: '100' };

export const facebookReply: ReplyAbility = {
  lacks: ({ mode = '' }) => (mode === 'feed' || mode === 'comments' ? null : NOT_HERE),
  send: (settings, answer, http, options) =>
    opened(settings, http, options, async (graph) =>
      postedAs(await postGraph(graph, pathTo(answer), { message: answer.text })),
    ),
  find: (settings, answer, http, options) =>
    opened(settings, http, options, async (graph) => {
      const { value } = await askGraph(graph, pathTo(answer), ANSWERS, 'gone');
      if (!isObject(value) || !Array.isArray(value.data)) throw unknownShape(NAME);
      const own = settings.page?.trim();
      const ours = objects(value.data).find(
        ({ from, created_time }) => text(fields(from).id) === own && isSince(created_time, answer.since),
      );
      const id = text(ours?.id);
      return id === null ? null : postedAs(id);
    }),
};

function opened<Result>(
  settings: Record<string, string>,
  http: Http,
  options: ReplyOptions,
  work: (graph: Graph) => Promise<Result>,
): Promise<Result> {
  return entered(FACEBOOK_ACCOUNT, settings, http, options, ({ token = '' }) =>
    work({ http, now: options.now, token, name: NAME }),
  );
}

function pathTo({ externalId }: Answer): string {
  if (/^\d+(_\d+)*$/.test(externalId)) return `${externalId}/comments`;
  throw new Failure(
    'bad-query',
    `${NAME} gave no number for this post, so nothing was posted. Answer it on the page.`,
  );
}

const postedAs = (id: string): Posted => ({ id, url: profileOf(id) });
