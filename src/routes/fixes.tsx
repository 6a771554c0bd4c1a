/** Fixes: the list, the form for one, and what becomes of it. Whom to tell is in fix-telling.tsx. */
import { Hono } from 'hono';
import { z } from 'zod';
import { FixPage } from '../../views/fix.tsx';
import { type FixFormData, FixFormPage } from '../../views/fix-form.tsx';
import { FixesPage } from '../../views/fixes.tsx';
import { brandsWhere, can } from '../accounts/can.ts';
import { guardOn, notFound, permittedAmong } from '../accounts/guard.ts';
import type { Brand } from '../brands/brands.ts';
import { themesOfBrand } from '../brands/themes.ts';
import { TOLD } from '../fixes/complainants.ts';
import { fixDetail } from '../fixes/detail.ts';
import { effectsOf } from '../fixes/effect.ts';
import { type Fix, stateOf } from '../fixes/fix.ts';
import { fixById, fixesOf } from '../fixes/list.ts';
import { changeFix, deleteFix, registerFix, watchAgain } from '../fixes/register.ts';
import { progressOf } from '../fixes/written.ts';
import { templatesOf } from '../mentions/writing/templates.ts';
import { dayOf } from '../reports/period.ts';
import { frameOf } from './frame.ts';
import { guardBrand } from './report-query.ts';
import { onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, id, pathId, readForm, readQuery, text } from './request/input.ts';
import { changeOrAnew, takeAway } from './request/removal.ts';
import { DONE_ALREADY, madeOnce, NONCE, PRESSED, sentOnce } from './request/sent-once.ts';
import { permittedOn, permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';
import { welcome } from './welcome.tsx';

const WHOSE = z.object({ brand: id.optional() });
const PRESET = z.object({ brand: id.optional(), theme: z.string().max(100).default('') });
const SHOW = z.object({ show: z.enum(TOLD).optional(), after: id.optional() });
const FORM = z.object({
  brand: id,
  theme: text(100).default(''),
  title: text(1000).default(''),
  shippedOn: text(20).default(''),
  comparisonTheme: text(100).default(''),
  windowDays: z.coerce.number().int().default(28),
  template: z.union([z.literal('').transform(() => null), id]).default(null),
  nonce: NONCE,
});

export const fixesRoutes = new Hono<Environment>();

fixesRoutes.get('/fixes', async (c) => {
  const { viewer } = permittedSomewhere(c, 'see reports');
  const platform = c.get('platform');
  const { brand } = readQuery(c, WHOSE);
  guardBrand(c, brand ?? null);
  const seen = permittedAmong(viewer, 'see reports', await seenBrands(c));
  if (seen.length === 0 && brand === undefined) return welcome(c);
  const brands = brand === undefined ? seen : seen.filter((each) => each.id === brand);
  if (brands.length === 0 && brand !== undefined) throw notFound('brand');
  const fixes = await fixesOf(
    platform,
    brands.map((each) => each.id),
  );
  const [effects, progress] = await Promise.all([effectsOf(platform, fixes), progressOf(platform, fixes)]);
  const rows = fixes.map((fix) => ({
    fix,
    state: stateOf(fix, dayOf(platform.now(), fix.timeZone)),
    effect: effects.get(fix.id)!,
    told: progress.get(fix.id)?.told ?? 0,
  }));
  return show(c, <FixesPage frame={await frameOf(c)} data={{ rows, brandId: brand ?? null }} />);
});

fixesRoutes.get('/fixes/new', async (c) => {
  if ((await seenBrands(c)).length === 0) return welcome(c);
  const { brand } = await changeableBrand(c);
  const { theme } = readQuery(c, PRESET);
  const shippedOn = dayOf(c.get('platform').now(), brand.timeZone);
  const values = { theme, title: '', shippedOn, comparisonTheme: '', windowDays: 28, templateId: null };
  return showForm(c, brand, { id: null, values, errors: {} });
});

fixesRoutes.post('/fixes', async (c) => register(c, await readForm(c, FORM)));

fixesRoutes.get('/fixes/:id', async (c) => {
  const fix = await fixIn(c);
  const { viewer } = permittedOn(c, 'see reports', fix.brandId, 'fix');
  const { show: shown = null, after = null } = readQuery(c, SHOW);
  c.set('isOverDays', true);
  const detail = await fixDetail(c.get('platform'), fix, { show: shown, after });
  const may = {
    change: can(viewer, 'change fixes', fix.brandId),
    tell: can(viewer, 'write reply', fix.brandId),
  };
  return show(c, <FixPage frame={await frameOf(c)} data={{ ...detail, may }} />);
});

fixesRoutes.get('/fixes/:id/edit', async (c) => {
  const { brandId, shippedOn, ...fix } = await changeable(c);
  const brand = (await seenBrands(c)).find((each) => each.id === brandId)!;
  const values = { ...fix, shippedOn, comparisonTheme: fix.comparisonTheme ?? '' };
  return showForm(c, brand, { id: fix.id, values, errors: {} });
});

fixesRoutes.post('/fixes/:id', async (c) => {
  permittedSomewhere(c, 'change fixes');
  const form = await readForm(c, FORM);
  return changeOrAnew(c, {
    find: () => changeable(c),
    save: (fix) => change(c, fix, form),
    anew: async (told) => {
      const { brand } = await brandFor(c, form.brand);
      return showForm(c, brand, { id: null, values: valuesOf(form), errors: { '': told } }, 422);
    },
  });
});

fixesRoutes.post('/fixes/:id/watch', async (c) => {
  const fix = await changeable(c);
  const { actor } = permittedOn(c, 'change fixes', fix.brandId, 'fix');
  const said = 'It is watched again from today on.';
  const text = await sentOnce(c, await readForm(c, PRESSED), said, (platform) =>
    watchAgain(platform, actor, fix.id),
  );
  return onward(c, undefined, `/fixes/${fix.id}`, { text });
});

fixesRoutes.post('/fixes/:id/deletion', (c) =>
  takeAway(c, { list: '/fixes', capability: 'change fixes' }, async () => {
    const fix = await changeable(c);
    const { actor } = permittedOn(c, 'change fixes', fix.brandId, 'fix');
    await deleteFix(c.get('platform'), actor, fix.id);
    return 'The fix is removed. Replies that told of it stay.';
  }),
);

type Typed = z.output<typeof FORM>;

async function register(c: Request, form: Typed) {
  const { brand, actor } = await brandFor(c, form.brand);
  const values = valuesOf(form);
  try {
    const fix = await madeOnce(c, form, (platform) => registerFix(platform, actor, brand.id, values));
    if (!fix) return onward(c, undefined, `/fixes?brand=${brand.id}`, { text: DONE_ALREADY });
    return onward(c, undefined, `/fixes/${fix.id}`, { text: 'Registered. It is watched from now on.' });
  } catch (error) {
    return showForm(c, brand, { id: null, values, errors: formErrors(error) }, 422);
  }
}

async function change(c: Request, { id: fixId, brandId }: Fix, form: Typed) {
  const { brand, actor } = await brandFor(c, brandId);
  const values = valuesOf(form);
  try {
    await changeFix(c.get('platform'), actor, fixId, values);
    return onward(c, undefined, `/fixes/${fixId}`, { text: 'Saved.' });
  } catch (error) {
    return showForm(c, brand, { id: fixId, values, errors: formErrors(error) }, 422);
  }
}

const valuesOf = ({ brand: _, nonce: __, template, ...values }: Typed) => ({
  ...values,
  templateId: template,
});

/** The brand whose fixes the form is about, and who asks. */
async function brandFor(c: Request, brandId: number) {
  const { actor } = permittedOn(c, 'change fixes', brandId, 'brand');
  const brand = (await seenBrands(c)).find((each) => each.id === brandId);
  if (!brand) throw notFound('brand');
  return { brand, actor };
}

/** The fix behind the path, of a brand that the viewer sees. */
export async function fixIn(c: Request): Promise<Fix> {
  const { viewer } = permittedSomewhere(c, 'see reports');
  const seen = await seenBrands(c);
  const brandIds = brandsWhere(
    viewer,
    'see reports',
    seen.map((brand) => brand.id),
  );
  const fix = await fixById(c.get('platform'), pathId(c, 'fix'), brandIds);
  if (!fix) throw notFound('fix');
  return fix;
}

async function changeable(c: Request): Promise<Fix> {
  const fix = await fixIn(c);
  guardOn(permittedSomewhere(c, 'see reports').viewer, 'change fixes', fix.brandId, 'fix');
  return fix;
}

async function changeableBrand(c: Request) {
  const { viewer } = permittedSomewhere(c, 'change fixes');
  const brands = permittedAmong(viewer, 'change fixes', await seenBrands(c));
  const { brand: asked } = readQuery(c, WHOSE);
  const brand =
    brands.find((each) => (asked === undefined ? each.kind === 'own' : each.id === asked)) ??
    (asked === undefined ? brands[0] : undefined);
  if (!brand) throw notFound('brand');
  return { brand };
}

type Shown = Pick<FixFormData, 'id' | 'values' | 'errors'>;

async function showForm(c: Request, brand: Brand, shown: Shown, status: 200 | 422 = 200) {
  const { viewer } = permittedSomewhere(c, 'change fixes');
  const names = themesOfBrand(brand).flatMap(({ name, hidden }) => (hidden ? [] : [name]));
  const data: FixFormData = {
    ...shown,
    brand,
    brands: permittedAmong(viewer, 'change fixes', await seenBrands(c)),
    themes: [...new Set(names)],
    templates: await templatesOf(c.get('platform'), [brand.id]),
  };
  return show(c, <FixFormPage frame={await frameOf(c)} data={data} />, status);
}
