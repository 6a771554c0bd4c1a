/** The list beside a mention: drawn whole, or only as far as its neighbours and its count need it. */
import type { RowData } from '../../views/row-data.ts';
import { colleagues } from '../accounts/assignable.ts';
import { brandsWhere, canSomewhere } from '../accounts/can.ts';
import { listTeams } from '../accounts/teams.ts';
import type { Brand } from '../brands/brands.ts';
import { askAtOnce } from '../db/question.ts';
import type { Total } from '../mentions/inbox/inbox-row.ts';
import { placesIn, rowInList, totalIn } from '../mentions/inbox/places.ts';
import type { InboxScope } from '../mentions/inbox/walk.ts';
import { type Asked, type List, listFor, PAGE_LENGTH, rowOf } from './inbox-data.ts';
import { isInRail, isWholeView, scopeOf } from './inbox-query.ts';
import { type Beside, besideIn } from './mention-data.ts';
import { isPartial } from './request/answer.tsx';
import type { Request } from './request/environment.ts';
import { signedIn } from './request/session.ts';
import { viewTotals } from './seen.ts';

/**
 * So far a list is read to find a mention: who works from its top down is near it, and somebody who has loaded more
 * than the last keeps the mention that was decided in sight.
 */
const REACHES = [10, PAGE_LENGTH + 1, 500];

/** A list on a page whose rail counts the views. */
export async function wholeList(c: Request, asked: Asked, cursor: string | null = null): Promise<List> {
  const total = isInRail(asked.query) ? railTotal(c, asked) : null;
  const choices = isPartial(c) ? {} : await toChoose(c, asked.seen);
  return listFor(c.get('platform'), { ...asked, ...choices }, { cursor, total });
}

/** To whom the viewer may give many mentions at once. */
async function toChoose(c: Request, seen: Brand[]): Promise<Pick<Asked, 'people' | 'teams'>> {
  const { viewer, account } = signedIn(c);
  if (!canSomewhere(viewer, 'assign others'))
    return { people: [{ id: viewer.userId, name: account.name }], teams: [] };
  const platform = c.get('platform');
  const brandIds = seen.map((brand) => brand.id);
  const [people, teams] = await askAtOnce(
    colleagues(platform, brandsWhere(viewer, 'assign others', brandIds)),
    listTeams(platform),
  );
  return { people, teams };
}

const railTotal =
  (c: Request, { query }: Asked) =>
  async (): Promise<Total> =>
    (await viewTotals(c))[query.view];

/** What a piece of a page says of the list beside a mention. A search counts while it finds. */
export async function besideFor(c: Request, asked: Asked): Promise<Beside> {
  const scope = scopeFor(asked);
  if (!scope || !isWholeView(asked.query)) return besideIn(await listFor(c.get('platform'), asked));
  const [{ ids }, count] = await Promise.all([
    placesIn(c.get('platform'), scope, PAGE_LENGTH),
    totalIn(c.get('platform'), scope),
  ]);
  return { ids, count };
}

/** How many there are now, where the rail is drawn too. */
export async function countAfter(c: Request, asked: Asked): Promise<Total> {
  if (isInRail(asked.query)) return (await viewTotals(c))[asked.query.view];
  const scope = scopeFor(asked);
  return scope && isWholeView(asked.query)
    ? totalIn(c.get('platform'), scope)
    : (await listFor(c.get('platform'), asked)).count;
}

/** The list in its order, far enough to know what comes after this mention. */
export async function orderAround(c: Request, asked: Asked, mentionId: number): Promise<number[]> {
  const scope = scopeFor(asked);
  if (!scope) return [];
  let near: number[] = [];
  for (const reach of REACHES) {
    const { ids, isWhole } = await placesIn(c.get('platform'), scope, reach);
    near = ids;
    if (isWhole || ids.slice(0, -1).includes(mentionId)) break;
  }
  return near;
}

/** How the list shows a mention now; null where it does not hold it. */
export async function rowFor(c: Request, asked: Asked, mentionId: number): Promise<RowData | null> {
  const scope = scopeFor(asked);
  const row = scope && (await rowInList(c.get('platform'), scope, mentionId));
  return row && rowOf(row, asked);
}

const scopeFor = ({ query, seen, viewer }: Asked): InboxScope | null =>
  scopeOf(query, seen, viewer.userId).scope;
