import { z } from 'zod';
import { guard, guardOn, notFound, permittedAmong } from '../accounts/guard.ts';
import {
  type Brand,
  brandById,
  changeBrand,
  createBrand,
  deleteBrand,
  listBrands,
} from '../brands/brands.ts';
import { type ApiRoute, route } from './contract.ts';
import { brandKind, id, listOf, text, time, wholeList } from './shapes.ts';

const BRAND = z.object({
  id,
  name: z.string(),
  kind: brandKind,
  website: z.string().nullable(),
  timeZone: z.string(),
  responseMinutes: z.int(),
  neverAuthors: z.array(z.string()).meta({ description: 'Handles or whole names that are left out' }),
  neverSites: z.array(z.string()),
  neverThreads: z.array(z.string()).meta({ description: 'By address, or by the id of the first post' }),
  ownAccounts: z.array(z.string()).meta({ description: 'Left out like muted authors' }),
  createdAt: time,
});

const NEVER = z
  .array(text(1000))
  .transform((values) => [...new Set(values.filter(Boolean))])
  .optional()
  .meta({ description: 'The whole list' });

const NEW_BRAND = z.object({
  name: text(1000),
  kind: brandKind.default('own'),
  website: text(4096).nullish(),
  timeZone: text(80).optional(),
  responseMinutes: z.int().optional(),
  neverAuthors: NEVER,
  neverSites: NEVER,
  neverThreads: NEVER,
  ownAccounts: NEVER,
});

const brandOf = (brand: Brand) => {
  const { id, name, kind, website, timeZone, responseMinutes, createdAt } = brand;
  const { neverAuthors, neverSites, neverThreads, ownAccounts } = brand;
  const never = { neverAuthors, neverSites, neverThreads, ownAccounts };
  return { id, name, kind, website, timeZone, responseMinutes, ...never, createdAt };
};

export const brandRoutes: ApiRoute[] = [
  route({
    method: 'get',
    path: '/brands',
    summary: 'The brands that this token sees',
    answer: listOf(BRAND),
    async run({ platform, viewer }) {
      return wholeList(permittedAmong(viewer, 'see inbox', await listBrands(platform)).map(brandOf));
    },
  }),
  route({
    method: 'post',
    path: '/brands',
    summary: 'Add a brand',
    status: 201,
    body: NEW_BRAND,
    answer: BRAND,
    async run({ platform, viewer, actor, body }) {
      guard(viewer, 'change brands');
      return brandOf(await createBrand(platform, actor, body));
    },
  }),
  route({
    method: 'get',
    path: '/brands/{id}',
    summary: 'One brand',
    answer: BRAND,
    async run({ platform, viewer, id: brandId }) {
      guardOn(viewer, 'see inbox', brandId, 'brand');
      const brand = await brandById(platform, brandId);
      if (!brand) throw notFound('brand');
      return brandOf(brand);
    },
  }),
  route({
    method: 'patch',
    path: '/brands/{id}',
    summary: 'Change a brand',
    body: NEW_BRAND.partial().extend({ kind: brandKind.optional() }),
    answer: BRAND,
    async run({ platform, viewer, actor, id: brandId, body }) {
      guardOn(viewer, 'change brands', brandId, 'brand');
      return brandOf(await changeBrand(platform, actor, brandId, body));
    },
  }),
  route({
    method: 'delete',
    path: '/brands/{id}',
    summary: 'Remove a brand with its rules and mentions',
    status: 204,
    async run({ platform, viewer, actor, id: brandId }) {
      guardOn(viewer, 'change brands', brandId, 'brand');
      await deleteBrand(platform, actor, brandId);
    },
  }),
];
