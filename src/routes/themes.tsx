/** Themes: the report, one of them closely, and how a brand's are called. */
import { Hono } from 'hono';
import { z } from 'zod';
import { ThemePage } from '../../views/theme.tsx';
import { type ThemeFormData, ThemeFormPage, ThemeSettingsPage } from '../../views/theme-settings.tsx';
import { ThemesPage } from '../../views/themes.tsx';
import { notFound, permittedAmong } from '../accounts/guard.ts';
import { changeTheme, themesOfBrand } from '../brands/themes.ts';
import { impactReport } from '../reports/impact/report.ts';
import { themeDetail } from '../reports/themes/detail.ts';
import { themeReport } from '../reports/themes/report.ts';
import { frameOf } from './frame.ts';
import { overDays, readReportQuery } from './report-query.ts';
import { onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, id, readForm, readQuery, text, ticked } from './request/input.ts';
import { DONE_ALREADY, madeOnce, NONCE } from './request/sent-once.ts';
import { permittedOn, permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';
import { welcome } from './welcome.tsx';

const WHOSE = z.object({ brand: id.optional() });
const PRESET = z.object({ brand: id.optional(), name: z.string().max(100).default('') });
const FORM = z.object({
  brand: id,
  name: text(200),
  phrases: text(20_000).default(''),
  hidden: ticked,
  nonce: NONCE,
});

export const themeRoutes = new Hono<Environment>();

themeRoutes.get(
  '/themes',
  overDays(async (c) => {
    permittedSomewhere(c, 'see reports');
    const brands = await seenBrands(c);
    if (!brands.some((brand) => brand.kind === 'own') && !c.req.query('brand')) return welcome(c);
    const question = await questionOf(c);
    const [data, impact] = await Promise.all([
      themeReport(c.get('platform'), question),
      impactReport(c.get('platform'), { ...question, sourceKind: null }),
    ]);
    const changeable = await changeableOf(c, data.brand?.id ?? null);
    return show(c, <ThemesPage frame={await frameOf(c)} data={{ ...data, impact, changeable }} />);
  }),
);

themeRoutes.get('/themes/edit', async (c) => {
  if ((await seenBrands(c)).length === 0) return welcome(c);
  const { brand, brands } = await changeableBrand(c);
  const data = { brand, brands, themes: themesOfBrand(brand), isBehind: brand.themesBehind !== null };
  return show(c, <ThemeSettingsPage frame={await frameOf(c)} data={data} />);
});

themeRoutes.get('/themes/new', async (c) => {
  const { brand } = await changeableBrand(c);
  const { name } = readQuery(c, PRESET);
  return showForm(c, {
    brand,
    theme: null,
    isOwn: true,
    values: { name, phrases: name, hidden: false },
    errors: {},
  });
});

themeRoutes.post('/themes', (c) => change(c, null));

themeRoutes.get(
  '/themes/:theme',
  overDays(async (c) => {
    permittedSomewhere(c, 'see reports');
    const data = await themeDetail(c.get('platform'), { ...(await questionOf(c)), theme: themeIn(c) });
    const changeable = await changeableOf(c, data.brand?.id ?? null);
    return show(c, <ThemePage frame={await frameOf(c)} data={{ ...data, changeable }} />);
  }),
);

themeRoutes.get('/themes/:theme/edit', async (c) => {
  const { brand } = await changeableBrand(c);
  const setting = themesOfBrand(brand).find(({ theme }) => theme === themeIn(c));
  if (!setting) throw notFound('theme');
  const { theme, isOwn, ...values } = setting;
  return showForm(c, { brand, theme, isOwn, values, errors: {} });
});

themeRoutes.post('/themes/:theme', (c) => change(c, themeIn(c)));

const themeIn = (c: Request) => c.req.param('theme')!;

async function questionOf(c: Request) {
  const { viewer } = permittedSomewhere(c, 'see reports');
  const { brandId, period } = readReportQuery(c, []);
  const visible = permittedAmong(viewer, 'see reports', await seenBrands(c));
  return { brandId, visibleBrandIds: visible.map((each) => each.id), period };
}

/** The brand that is shown, or else the first that the viewer may change; null without any. */
async function changeableOf(c: Request, shown: number | null): Promise<number | null> {
  const { viewer } = permittedSomewhere(c, 'see reports');
  const brands = permittedAmong(viewer, 'change themes', await seenBrands(c));
  const one = shown === null ? brands[0] : brands.find((brand) => brand.id === shown);
  return one?.id ?? null;
}

async function changeableBrand(c: Request) {
  const { viewer } = permittedSomewhere(c, 'change themes');
  const brands = permittedAmong(viewer, 'change themes', await seenBrands(c));
  const { brand: asked } = readQuery(c, WHOSE);
  const brand = asked === undefined ? brands[0] : brands.find((each) => each.id === asked);
  if (!brand) throw notFound('brand');
  return { brand, brands };
}

async function change(c: Request, theme: string | null) {
  const { brand: brandId, nonce, ...values } = await readForm(c, FORM);
  const { actor } = permittedOn(c, 'change themes', brandId, 'brand');
  const brand = (await seenBrands(c)).find((each) => each.id === brandId);
  if (!brand) throw notFound('brand');
  const known = themesOfBrand(brand).find((each) => each.theme === theme);
  if (theme !== null && !known) throw notFound('theme');
  try {
    const input = { ...values, theme: theme ?? values.name.trim().toLowerCase() };
    const list = `/themes/edit?brand=${brandId}`;
    const sent = { nonce, brandId, ...input };
    const saved = await madeOnce(c, sent, (platform) => changeTheme(platform, actor, brandId, input));
    if (!saved) return onward(c, undefined, list, { text: DONE_ALREADY });
    const words = saved.hidden ? `${theme} is not used any more.` : `Saved as ${saved.name}.`;
    return onward(c, undefined, list, { text: `${words} Stored mentions follow within minutes.` });
  } catch (error) {
    const isOwn = known?.isOwn ?? true;
    return showForm(c, { brand, theme, isOwn, values, errors: formErrors(error) }, 422);
  }
}

async function showForm(c: Request, data: ThemeFormData, status: 200 | 422 = 200) {
  return show(c, <ThemeFormPage frame={await frameOf(c)} data={data} />, status);
}
