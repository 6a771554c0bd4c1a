import type { Http } from '../../../platform/platform.ts';
import type { Item, Known, PollOptions } from '../../adapter.ts';
import { askPosts } from './poll.ts';
import { FIELDS } from './post.ts';

/** Ids that a lookup takes at once. */
export const AT_ONCE = 100;

/** Asks for the versions that are known, and for later ones of those that were edited since. */
export async function recheckPosts(
  settings: Record<string, string>,
  known: Known[],
  http: Http,
  options: PollOptions,
): Promise<{ items: Item[]; gone: string[] }> {
  const ids = new Map(known.map((one) => [versionOf(one), one.externalId]));
  const lookUp = (wanted: string[]) =>
    askPosts(settings, http, options, `tweets?${new URLSearchParams({ ids: wanted.join(','), ...FIELDS })}`);
  const posts = await lookUp([...ids.keys()]);
  const newer = posts.newer.length > 0 ? (await lookUp(posts.newer)).items : [];
  const items = new Map([...posts.items, ...newer].map((item) => [item.externalId, item]));
  const gone = posts.deleted.flatMap((id) => ids.get(id) ?? []);
  return { items: [...items.values()], gone: gone.filter((id) => !items.has(id)) };
}

/** The address carries the id of the version that was read last. */
function versionOf({ externalId, url }: Known): string {
  return /\/status\/(\d+)/.exec(url ?? '')?.[1] ?? externalId;
}
