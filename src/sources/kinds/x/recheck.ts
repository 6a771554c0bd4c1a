import type { Http } from '../../../platform/platform.ts';
import type { Item, Known, Page, PollOptions } from '../../adapter.ts';
import { askPosts } from './ask.ts';
import { planOf, priceOf } from './money.ts';
import { FIELDS } from './post.ts';

/** Ids that a lookup takes at once. */
export const AT_ONCE = 100;

/** Asks for the versions that are known, and for later ones of those that were edited since. */
export async function recheckPosts(
  settings: Record<string, string>,
  known: Known[],
  http: Http,
  options: PollOptions,
): Promise<{ items: Item[]; gone: string[]; spent: Page['spent'] }> {
  const ids = new Map(
    affordable(known, settings, options.now).map((one) => [versionOf(one), one.externalId]),
  );
  const lookUp = (wanted: string[]) =>
    askPosts(settings, http, options, `tweets?${new URLSearchParams({ ids: wanted.join(','), ...FIELDS })}`);
  const posts = await lookUp([...ids.keys()]);
  const newer = posts.newer.length > 0 ? await lookUp(posts.newer) : { items: [], read: 0 };
  const items = new Map([...posts.items, ...newer.items].map((item) => [item.externalId, item]));
  const gone = posts.deleted.flatMap((id) => ids.get(id) ?? []);
  const spent = { usd: (posts.read + newer.read) * priceOf({ ...settings, mode: 'search' }) };
  return { items: [...items.values()], gone: gone.filter((id) => !items.has(id)), spent };
}

const DAY_MS = 86_400_000;

/** As many as one poll may pay for, another part of them each day. */
function affordable(known: Known[], settings: Record<string, string>, now: Date): Known[] {
  const { perPage, pages } = planOf({ ...settings, mode: 'search' });
  const most = perPage * pages;
  if (known.length <= most) return known;
  const start = (Math.floor(now.getTime() / DAY_MS) * most) % known.length;
  return [...known.slice(start), ...known.slice(0, start)].slice(0, most);
}

/** The address carries the id of the version that was read last. */
function versionOf({ externalId, url }: Known): string {
  return /\/status\/(\d+)/.exec(url ?? '')?.[1] ?? externalId;
}
