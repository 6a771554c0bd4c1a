/** What several parts of one answer ask for is read once per request. */
import { permittedAmong } from '../accounts/guard.ts';
import { type Brand, listBrands } from '../brands/brands.ts';
import { type ViewTotals, viewCounts } from '../mentions/inbox/view-counts.ts';
import { type SourcesInBrief, sourcesInBrief } from '../sources/in-brief.ts';
import type { Request } from './request/environment.ts';
import { signedIn } from './request/session.ts';

/** The brands whose mentions the viewer may see. */
export const seenBrands = oncePerRequest(async (c): Promise<Brand[]> => {
  const { viewer } = signedIn(c);
  return permittedAmong(viewer, 'see inbox', await listBrands(c.get('platform')));
});

/** The kinds of sources there are, and which sources need a person. */
export const briefOnSources = oncePerRequest(
  (c): Promise<SourcesInBrief> => sourcesInBrief(c.get('platform')),
);

/** How many each view holds; counted where it is first asked for, so after a move. */
export const viewTotals = oncePerRequest(async (c): Promise<ViewTotals> => {
  const brands = await seenBrands(c);
  return viewCounts(c.get('platform'), {
    brandIds: brands.map(({ id }) => id),
    ownBrandIds: brands.filter(({ kind }) => kind === 'own').map(({ id }) => id),
    viewerUserId: signedIn(c).viewer.userId,
  });
});

function oncePerRequest<Value>(read: (c: Request) => Promise<Value>): (c: Request) => Promise<Value> {
  const known = new WeakMap<Request, Promise<Value>>();
  return (c) => {
    const value = known.get(c) ?? read(c);
    known.set(c, value);
    return value;
  };
}
