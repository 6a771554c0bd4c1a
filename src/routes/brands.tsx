/** The brands that are watched. */
import { Hono } from 'hono';
import { z } from 'zod';
import { type BrandsData, BrandsPage, type BrandValues } from '../../views/brands.tsx';
import { can } from '../accounts/can.ts';
import { notFound } from '../accounts/guard.ts';
import { brandCounts } from '../brands/brand-counts.ts';
import { brandById, changeBrand, createBrand, deleteBrand } from '../brands/brands.ts';
import { listed, NEVER_FIELDS, type Never } from '../brands/never.ts';
import { showBrand } from './brand-page.tsx';
import { frameOf } from './frame.ts';
import { onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, pathId, readForm, text } from './request/input.ts';
import { changeOrAnew, takeAway } from './request/removal.ts';
import { DONE_ALREADY, madeOnce, NONCE } from './request/sent-once.ts';
import { permitted, permittedOn, permittedSomewhere, type SignedIn } from './request/session.ts';
import { seenBrands } from './seen.ts';

const BRAND = z.object({
  name: text(200),
  website: text(2000).default(''),
  about: text(500).default(''),
  kind: z.enum(['own', 'competitor']).default('own'),
  timeZone: text(80).default('UTC'),
  responseMinutes: text(20).default('240'),
});
/** Sent by the form of a brand that exists, or existed. */
const NEVER = z.object({
  neverAuthors: text(100_000).optional(),
  neverSites: text(100_000).optional(),
  neverThreads: text(100_000).optional(),
  ownAccounts: text(100_000).optional(),
});
const CHANGED = BRAND.extend(NEVER.shape);
const NEW = CHANGED.extend({ nonce: NONCE });
const BLANK: BrandValues = {
  name: '',
  website: '',
  about: '',
  kind: 'own',
  timeZone: 'UTC',
  responseMinutes: '240',
};

export const brandsRoutes = new Hono<Environment>();

brandsRoutes.get('/brands', (c) => showBrands(c, { values: BLANK, never: null, errors: {} }));

brandsRoutes.post('/brands', async (c) => {
  const { actor } = permitted(c, 'change brands');
  const form = await readForm(c, NEW);
  const { nonce, ...typed } = form;
  try {
    const brand = await madeOnce(c, form, (platform) => createBrand(platform, actor, inputOf(typed)));
    if (!brand) return onward(c, undefined, '/brands', { text: DONE_ALREADY });
    const notice = { text: `${brand.name} added. Add a match rule, so that something is found.` };
    return onward(c, undefined, `/brands/${brand.id}`, notice);
  } catch (error) {
    return showBrands(c, { ...shownOf(typed), errors: formErrors(error) });
  }
});

brandsRoutes.post('/brands/:id', async (c) => {
  const id = pathId(c, 'brand');
  const form = await readForm(c, CHANGED);
  return changeOrAnew(c, {
    find: () => changeable(c, id),
    save: (who) => save(c, who, id, form),
    anew: (told) => {
      permitted(c, 'change brands');
      return showBrands(c, { ...shownOf(form), errors: { name: told } });
    },
  });
});

/** Who asks, if the brand is there and they may change it. */
async function changeable(c: Request, id: number) {
  const who = permittedOn(c, 'change brands', id, 'brand');
  if (!(await brandById(c.get('platform'), id))) throw notFound('brand');
  return who;
}

async function save(c: Request, { actor }: SignedIn, id: number, form: Typed) {
  try {
    await changeBrand(c.get('platform'), actor, id, inputOf(form));
    return onward(c, undefined, `/brands/${id}`, { text: 'Saved.' });
  } catch (error) {
    const { values, never } = shownOf(form);
    return showBrand(c, id, { values, never: never ?? {}, errors: formErrors(error) });
  }
}

brandsRoutes.post('/brands/:id/deletion', (c) =>
  takeAway(c, { list: '/brands', capability: 'change brands' }, async () => {
    const id = pathId(c, 'brand');
    const { actor } = permittedOn(c, 'change brands', id, 'brand');
    await deleteBrand(c.get('platform'), actor, id);
    return 'Brand deleted, with its mentions.';
  }),
);

type Typed = z.output<typeof CHANGED>;

/** What is no number reaches the verb as one that it refuses. */
const inputOf = (typed: Typed) => ({
  ...shownOf(typed).values,
  responseMinutes: Number(typed.responseMinutes || 'x'),
  ...listsOf(typed),
});

/** As the form shows it again. */
function shownOf({ neverAuthors, neverSites, neverThreads, ownAccounts, ...values }: Typed) {
  const never = { neverAuthors, neverSites, neverThreads, ownAccounts };
  const isGiven = Object.values(never).some((list) => list !== undefined);
  return { values, never: isGiven ? never : null };
}

/** What was not sent stays as it is. */
function listsOf(never: Typed): Partial<Never> {
  const given = NEVER_FIELDS.filter((field) => never[field] !== undefined);
  return Object.fromEntries(given.map((field) => [field, listed(never[field] ?? '')]));
}

async function showBrands(c: Request, form: Omit<BrandsData, 'brands'>) {
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
