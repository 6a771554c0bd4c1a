/** Where mentions stand in a list, without what it shows of them. */
import { rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { counted, find, type RawRow, walkOn } from './find.ts';
import { rowOf } from './inbox.ts';
import type { InboxRow, Total } from './inbox-row.ts';
import { walkedPage, walkedPlaces } from './pages.ts';
import { type InboxScope, walkOf } from './walk.ts';

/** `isWhole`: the list ends here. */
export type Places = { ids: number[]; isWhole: boolean };

/** The first mentions of a list, `limit` at most. */
export async function placesIn(platform: Platform, scope: InboxScope, limit: number): Promise<Places> {
  const walk = await walkOf(platform, scope);
  const steps: { id: number; cut: boolean }[] = walk.search
    ? (await find(platform, walk, limit, null)).raw
    : await walkOn(platform, walk, limit, null, walkedPlaces);
  const cut = steps.findIndex((step) => step.cut);
  const held = cut === -1 ? steps : steps.slice(0, cut);
  return { ids: held.map(({ id }) => id), isWhole: cut === -1 && steps.length < limit };
}

/** How the list shows this mention; null where it does not hold it. */
export async function rowInList(
  platform: Platform,
  scope: InboxScope,
  mentionId: number,
): Promise<InboxRow | null> {
  const walk = await walkOf(platform, { ...scope, only: mentionId });
  const [raw] = await rows<RawRow>(platform.db, walkedPage(walk, 1, null));
  return raw ? rowOf(raw) : null;
}

/** How many a list holds that asks for nothing but a view. */
export const totalIn = async (platform: Platform, scope: InboxScope): Promise<Total> =>
  counted(platform, await walkOf(platform, scope));
