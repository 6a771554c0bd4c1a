/** Links to reports: making, listing and revoking them. */
import { Hono } from 'hono';
import { z } from 'zod';
import { SharesPage } from '../../views/shares.tsx';
import type { SharesData, ShareValues } from '../../views/shares-data.ts';
import { SHARES_PATH } from '../../views/urls.ts';
import { notFound, permittedAmong } from '../accounts/guard.ts';
import { readOnly } from '../reports/only.ts';
import { makeShare, revokeShare, sharesOf } from '../shares/shares.ts';
import { frameOf } from './frame.ts';
import { REPORT_QUESTION } from './report-query.ts';
import { onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, pathId, readForm, readQuery, secret, text } from './request/input.ts';
import { takeAway } from './request/removal.ts';
import { MADE_ALREADY, madeOnce, NONCE } from './request/sent-once.ts';
import { permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';

const SHARE = z.object({
  label: text(400),
  brand: z.string().max(20).default(''),
  period: z.string().max(20).default(''),
  from: z.string().max(20).default(''),
  to: z.string().max(20).default(''),
  source: text(40).default(''),
  language: text(40).default(''),
  theme: text(200).default(''),
  frozen: z
    .string()
    .default('')
    .transform((value) => value !== ''),
  shows: z.enum(['figures', 'quotes', 'authors']).default('figures'),
  days: z.string().max(9).default(''),
  password: secret.default(''),
  nonce: NONCE,
});

/** What the report shows whose Share button was pressed. */
const ASKED = z.object(REPORT_QUESTION);

export const shareRoutes = new Hono<Environment>();

shareRoutes.get(SHARES_PATH, (c) => {
  const { brand, period, from, to, source = '', language = '', theme = '' } = readQuery(c, ASKED);
  const isCustom = period === 'custom' || Boolean(from);
  const values: ShareValues = {
    label: '',
    brand: brand ? String(brand) : '',
    period: isCustom ? 'custom' : (period ?? '30d'),
    from: from ?? '',
    to: to ?? '',
    ...{ source, language, theme },
    frozen: isCustom,
    shows: 'figures',
    days: '30',
  };
  return showShares(c, { values, errors: {}, made: null });
});

shareRoutes.post(SHARES_PATH, async (c) => {
  const { actor } = permittedSomewhere(c, 'share reports');
  const form = await readForm(c, SHARE);
  const { password, nonce: _, ...values } = form;
  const brands = await shareable(c);
  const brandIds = brands.map((brand) => brand.id);
  const brandId = form.brand === '' ? null : Number(form.brand);
  if (brandId !== null && !brandIds.includes(brandId)) throw notFound('brand');
  const { period, from, to, frozen, label, shows, source, language, theme } = values;
  const days = form.days === '' ? null : Number(form.days);
  try {
    const only = readOnly({ source, language, theme }, brands);
    const asked = { label, brandId, brandIds, only, frozen, shows, password, days };
    const chosen = period === 'custom' ? { period, from, to } : { period };
    const share = { ...asked, period: chosen };
    const link = await madeOnce(c, form, (platform) => makeShare(platform, actor, share));
    if (!link) return onward(c, undefined, SHARES_PATH, { text: MADE_ALREADY });
    const url = c.get('platform').settings.publicUrl + link.path;
    // Shown in the answer itself: a redirect would have to carry the secret.
    return showShares(c, { values, errors: {}, made: { label, url, hasPassword: password !== '' } });
  } catch (error) {
    return showShares(c, { values, errors: formErrors(error), made: null });
  }
});

shareRoutes.post(`${SHARES_PATH}/:id/revocation`, (c) =>
  takeAway(c, { list: SHARES_PATH, capability: 'share reports' }, async () => {
    const { actor } = permittedSomewhere(c, 'share reports');
    const brandIds = (await shareable(c)).map((brand) => brand.id);
    await revokeShare(c.get('platform'), actor, { id: pathId(c, 'link'), brandIds });
    return 'Link revoked. It stopped working at once.';
  }),
);

/** The brands whose reports the user may show to others. */
async function shareable(c: Request) {
  const { viewer } = permittedSomewhere(c, 'share reports');
  return permittedAmong(viewer, 'share reports', await seenBrands(c));
}

async function showShares(c: Request, data: Pick<SharesData, 'values' | 'errors' | 'made'>) {
  const brands = await shareable(c);
  const shares = await sharesOf(
    c.get('platform'),
    brands.map((brand) => brand.id),
  );
  const failed = Object.keys(data.errors).length > 0;
  const view = <SharesPage frame={await frameOf(c)} data={{ ...data, shares, brands }} />;
  return show(c, view, failed ? 422 : 200);
}
