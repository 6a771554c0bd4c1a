/** The brands that are watched. */
import { Hono } from 'hono';
import { z } from 'zod';
import { type BrandsData, BrandsPage, type BrandValues } from '../../views/brands.tsx';
import { can } from '../accounts/can.ts';
import { brandCounts } from '../brands/brand-counts.ts';
import { changeBrand, createBrand, deleteBrand } from '../brands/brands.ts';
import { listed, NEVER_FIELDS, type Never } from '../brands/never.ts';
import { showBrand } from './brand-page.tsx';
import { frameOf } from './frame.ts';
import { onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, pathId, readForm, text } from './request/input.ts';
import { takeAway } from './request/removal.ts';
import { permitted, permittedOn, permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';

const BRAND = z.object({
  name: text(200),
  website: text(2000).default(''),
  about: text(500).default(''),
  kind: z.enum(['own', 'competitor']).default('own'),
  timeZone: text(80).default('UTC'),
  responseMinutes: text(20).default('240'),
});
/** Sent by the form of a brand that exists. */
const NEVER = z.object({
  neverAuthors: text(100_000).optional(),
  neverSites: text(100_000).optional(),
  neverThreads: text(100_000).optional(),
  ownAccounts: text(100_000).optional(),
});
const BLANK: BrandValues = {
  name: '',
  website: '',
  about: '',
  kind: 'own',
  timeZone: 'UTC',
  responseMinutes: '240',
};

export const brandsRoutes = new Hono<Environment>();

brandsRoutes.get('/brands', (c) => showBrands(c, { values: BLANK, errors: {} }));

brandsRoutes.post('/brands', async (c) => {
  const { actor } = permitted(c, 'change brands');
  const values = await readForm(c, BRAND);
  try {
    const brand = await createBrand(c.get('platform'), actor, inputOf(values));
    const notice = { text: `${brand.name} added. Add a match rule, so that something is found.` };
    return onward(c, undefined, `/brands/${brand.id}`, notice);
  } catch (error) {
    return showBrands(c, { values, errors: formErrors(error) });
  }
});

brandsRoutes.post('/brands/:id', async (c) => {
  const id = pathId(c, 'brand');
  const { actor } = permittedOn(c, 'change brands', id, 'brand');
  const { neverAuthors, neverSites, neverThreads, ownAccounts, ...values } = await readForm(
    c,
    BRAND.extend(NEVER.shape),
  );
  const never = { neverAuthors, neverSites, neverThreads, ownAccounts };
  try {
    await changeBrand(c.get('platform'), actor, id, { ...inputOf(values), ...listsOf(never) });
    return onward(c, undefined, `/brands/${id}`, { text: 'Saved.' });
  } catch (error) {
    return showBrand(c, id, { values, never, errors: formErrors(error) });
  }
});

brandsRoutes.post('/brands/:id/deletion', (c) =>
  takeAway(c, { list: '/brands', capability: 'change brands' }, async () => {
    const id = pathId(c, 'brand');
    const { actor } = permittedOn(c, 'change brands', id, 'brand');
    await deleteBrand(c.get('platform'), actor, id);
    return 'Brand deleted, with its mentions.';
  }),
);

/** What is no number reaches the verb as one that it refuses. */
const inputOf = (values: BrandValues) => ({
  ...values,
  responseMinutes: Number(values.responseMinutes || 'x'),
});

/** What was not sent stays as it is. */
function listsOf(never: z.output<typeof NEVER>): Partial<Never> {
  const given = NEVER_FIELDS.filter((field) => never[field] !== undefined);
  return Object.fromEntries(given.map((field) => [field, listed(never[field] ?? '')]));
}

async function showBrands(c: Request, form: Pick<BrandsData, 'values' | 'errors'>) {
  const platform = c.get('platform');
  const { viewer } = permittedSomewhere(c, 'see inbox');
  const counts = new Map((await brandCounts(platform)).map((each) => [each.brandId, each]));
  const brands = (await seenBrands(c)).map((brand) => ({
    ...brand,
    rules: counts.get(brand.id)?.rules ?? 0,
    mentionsIn30Days: counts.get(brand.id)?.mentionsIn30Days ?? 0,
  }));
  const failed = Object.keys(form.errors).length > 0;
  const frame = await frameOf(c);
  // Adding a brand is the workspace's, changing one belongs to the brand.
  const allowed = { ...frame, can: { ...frame.can, 'change brands': can(viewer, 'change brands') } };
  return show(c, <BrandsPage frame={allowed} data={{ brands, ...form }} />, failed ? 422 : 200);
}
