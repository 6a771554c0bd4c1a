/** Posts and comments asked for again by id. */
import type { Http } from '../../../platform/platform.ts';
import type { Item, Known, PollOptions } from '../../adapter.ts';
import { askAgain } from '../../reading/ask-again.ts';
import { isObject, unknownShape } from '../../reading/json.ts';
import { askGraph, type Graph } from '../../reading/meta.ts';
import { COMMENT_FIELDS, NAME, POST_FIELDS, toItem } from './item.ts';

/** Only what stands on the page itself: of other people's posts nobody can tell "gone" from "not for you". */
const OWN_GROUND: Record<string, string> = { feed: POST_FIELDS, comments: COMMENT_FIELDS };

export async function recheck(
  { mode = '', page = '', token = '' }: Record<string, string>,
  known: Known[],
  http: Http,
  options: PollOptions,
): Promise<{ items: Item[]; gone: string[] }> {
  const wanted = OWN_GROUND[mode];
  if (!wanted) return { items: [], gone: [] };
  const graph: Graph = { http, now: options.now, token, name: NAME };
  const found = await askAgain(known, async ({ externalId, parent }) => {
    if (!/^\d+(_\d+)*$/.test(externalId)) return null;
    const { value } = await askGraph(graph, externalId, { fields: wanted }, 'gone');
    if (!isObject(value) || !('created_time' in value)) throw unknownShape(NAME);
    return toItem(value, page, parent);
  });
  // A token that lost its rights gets the same answer as for a deleted post.
  if (found.gone.length > 0) await askGraph(graph, page, { fields: 'id' });
  return found;
}
