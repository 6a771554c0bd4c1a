/** The first step: the brand. */
import { Hono } from 'hono';
import { z } from 'zod';
import { type SetupBrandData, SetupBrandPage } from '../../views/setup.tsx';
import { changeProfile } from '../accounts/profile.ts';
import type { Account } from '../accounts/viewer.ts';
import { type Brand, brandById, changeBrand, createBrand, listBrands } from '../brands/brands.ts';
import { siteBehind } from '../brands/site/ask.ts';
import { unfinishedBrand } from '../brands/unfinished.ts';
import type { Platform } from '../platform/platform.ts';
import { listSources } from '../sources/list.ts';
import { doorOf, onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, id, readForm, text } from './request/input.ts';
import { DONE_ALREADY, madeOnce, NONCE } from './request/sent-once.ts';
import { permitted } from './request/session.ts';

const BRAND = z.object({
  brand: id.optional(),
  name: text(200),
  website: text(2000).default(''),
  timeZone: text(80).default('UTC'),
  nonce: NONCE,
});

export const setupRoutes = new Hono<Environment>();

setupRoutes.get('/setup/brand', async (c) => {
  const { account } = permitted(c, 'change brands');
  const begun = await begunBrand(c.get('platform'), c.req.query('brand'));
  const values = {
    brand: begun?.id,
    name: begun?.name ?? '',
    website: begun?.website ?? '',
    timeZone: begun?.timeZone ?? account.timeZone,
  };
  return showBrandStep(c, { values, errors: {} });
});

setupRoutes.post('/setup/brand', async (c) => {
  const { actor, account } = permitted(c, 'change brands');
  const platform = c.get('platform');
  const form = await readForm(c, BRAND);
  const { nonce: _, ...values } = form;
  try {
    const { brand: given, ...fields } = values;
    const saved = await madeOnce(c, form, async (inside) => {
      const begun = await begunBrand(inside, given);
      if (begun) return changeBrand(inside, actor, begun.id, fields);
      return createBrand(inside, actor, { ...fields, kind: 'own' });
    });
    const brand = saved ?? (await begunBrand(platform, given));
    if (!brand) return onward(c, undefined, '/', { text: DONE_ALREADY });
    if (account.timeZone === 'UTC')
      await changeProfile(platform, actor, { ...profileOf(account), timeZone: brand.timeZone });
    // Read while the browser asks for the next page.
    if (platform.isLasting) void siteBehind(platform, brand.website, true);
    return onward(c, undefined, `/setup/words?brand=${brand.id}`);
  } catch (error) {
    return showBrandStep(c, { values, errors: formErrors(error) });
  }
});

/** The brand that somebody came back to: until something is watched, the only one is still being set up. */
async function begunBrand(platform: Platform, given: unknown): Promise<Brand | null> {
  const asked = id.safeParse(given);
  if (asked.success) return brandById(platform, asked.data);
  const own = (await listBrands(platform)).filter(({ kind }) => kind === 'own');
  const isFirst = own.length === 1 && (await listSources(platform)).length === 0;
  return isFirst ? own[0]! : unfinishedBrand(platform);
}

/** Whoever chose no time zone yet sees the times of their brand. */
const profileOf = ({ name, theme, shortcuts }: Account) => ({ name, theme, shortcuts });

async function showBrandStep(c: Request, form: Pick<SetupBrandData, 'values' | 'errors'>) {
  const later = (await listBrands(c.get('platform'))).length > 0;
  const failed = Object.keys(form.errors).length > 0;
  return show(c, <SetupBrandPage door={doorOf(c)} data={{ ...form, later }} />, failed ? 422 : 200);
}
