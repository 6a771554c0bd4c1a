import { listedMentions, ownersList } from '../mentions/inbox/kept-list.ts';
import type { Platform } from '../platform/platform.ts';
import { atomOf, changedAt } from './atom.ts';
import { feedBehind } from './feeds.ts';

const MOST_ENTRIES = 50;

/** The feed of a secret address as its owner may see it now; null when there is none. Throws QueryError. */
export async function readFeed(
  platform: Platform,
  secret: string,
): Promise<{ body: string; changedAt: Date } | null> {
  const link = await feedBehind(platform, secret);
  const list = link && (await ownersList(platform, link.userId, link));
  if (!list) return null;
  const { items } = await listedMentions(platform, list.scope, { order: 'newest', limit: MOST_ENTRIES });
  const { publicUrl } = platform.settings;
  const feed = { ...link, publicUrl, selfUrl: `${publicUrl}/feeds/${secret}`, items };
  return { body: atomOf(feed), changedAt: changedAt(feed) };
}
