/** When a brand answers and how soon. */
import { Hono } from 'hono';
import { z } from 'zod';
import type { HoursData } from '../../views/hours-data.ts';
import { HoursEffectPart } from '../../views/hours-effect.tsx';
import { Fragment } from '../../views/layout.tsx';
import { HoursPage, NoHoursPage } from '../../views/settings-hours.tsx';
import { can } from '../accounts/can.ts';
import { notFound } from '../accounts/guard.ts';
import type { Brand } from '../brands/brands.ts';
import { Refusal } from '../failure.ts';
import { clockOf } from '../mentions/clock/clocks.ts';
import { exampleOf } from '../mentions/clock/example.ts';
import { NO_TARGET, readSettings, type TypedSettings, typedSettings } from '../mentions/clock/form.ts';
import { leftToReplan, previewReplan } from '../mentions/clock/replan.ts';
import {
  changeResponseSettings,
  type ResponseSettings,
  responseSettings,
  rowsOf,
} from '../mentions/clock/settings.ts';
import type { Platform } from '../platform/platform.ts';
import { SOURCE_LABELS } from '../sources/labels.ts';
import { fragmentFrameOf, frameOf } from './frame.ts';
import { fragment, onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, id, readForm, readQuery, several, text } from './request/input.ts';
import { permittedOn, permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';

const PAGE = '/settings/hours';
const QUERY = z.object({ brand: id.optional(), copy: id.optional() });
const day = text(200).default('');
const FORM = z.object({
  brand: id,
  always: text(1).default('0'),
  ...{ day1: day, day2: day, day3: day, day4: day, day5: day, day6: day, day7: day },
  holidays: text(40_000).default(''),
  first: text(40).default(''),
  resolve: text(40).default(''),
  priority: several,
  source: several,
  targetFirst: several,
  targetResolve: several,
});
const KINDS = new Set(Object.keys(SOURCE_LABELS));
const SPARE_LINES = 2;

export const settingsHoursRoutes = new Hono<Environment>();

settingsHoursRoutes.get(PAGE, async (c) => {
  const { brand: asked, copy } = readQuery(c, QUERY);
  permittedSomewhere(c, 'see inbox');
  const own = await ownBrands(c);
  const brand = asked === undefined ? own[0] : own.find((one) => one.id === asked);
  if (!brand && asked !== undefined) throw notFound('brand');
  if (!brand) return show(c, <NoHoursPage frame={await frameOf(c)} />);
  if (copy === undefined) return showHours(c, brand, {});
  const other = await responseSettings(c.get('platform'), (own.find(({ id }) => id === copy) ?? brand).id);
  return showHours(c, brand, { typed: typedSettings(other!), isTried: true });
});

settingsHoursRoutes.post(PAGE, async (c) => {
  const { typed, brand, actor } = await sent(c);
  try {
    const settings = await settingsFrom(c.get('platform'), brand, typed);
    await changeResponseSettings(c.get('platform'), actor, { brandId: brand.id, settings });
    const notice = { text: `Saved. Due times of ${brand.name} follow.` };
    return onward(c, undefined, `${PAGE}?brand=${brand.id}`, notice);
  } catch (error) {
    return showHours(c, brand, { typed, errors: formErrors(error) });
  }
});

settingsHoursRoutes.post(`${PAGE}/trial`, async (c) => {
  const { typed, brand } = await sent(c);
  try {
    await settingsFrom(c.get('platform'), brand, typed);
    return showHours(c, brand, { typed, isTried: true });
  } catch (error) {
    return showHours(c, brand, { typed, errors: formErrors(error) });
  }
});

settingsHoursRoutes.post(`${PAGE}/effect`, async (c) => {
  const { typed, brand } = await sent(c);
  const effect = await effectOfTyped(c.get('platform'), brand, typed);
  return fragment(
    c,
    <Fragment frame={await fragmentFrameOf(c)}>
      <HoursEffectPart effect={effect} timeZone={brand.timeZone} />
    </Fragment>,
  );
});

async function sent(c: Request) {
  const form = await readForm(c, FORM);
  const { actor } = permittedOn(c, 'change brands', form.brand, 'brand');
  const brand = (await ownBrands(c)).find(({ id }) => id === form.brand);
  if (!brand) throw notFound('brand');
  return { typed: typedOf(form), brand, actor };
}

function typedOf(form: z.output<typeof FORM>): TypedSettings {
  const { always, holidays, first, resolve, priority, source, targetFirst, targetResolve } = form;
  const { day1, day2, day3, day4, day5, day6, day7 } = form;
  const targets = priority.map((one, index) => ({
    priority: one,
    source: source[index] ?? '',
    first: targetFirst[index] ?? '',
    resolve: targetResolve[index] ?? '',
  }));
  const days = [day1, day2, day3, day4, day5, day6, day7];
  return { always: always === '1', days, holidays, first, resolve, targets };
}

const ownBrands = async (c: Request) => (await seenBrands(c)).filter(({ kind }) => kind === 'own');

async function settingsFrom(platform: Platform, brand: Brand, typed: TypedSettings) {
  const stored = await responseSettings(platform, brand.id);
  if (!stored) throw notFound('brand');
  return readSettings(typed, KINDS, stored);
}

/** What the form would mean; null when it cannot be read. */
async function effectOfTyped(platform: Platform, brand: Brand, typed: TypedSettings) {
  try {
    return await effectOf(platform, brand, await settingsFrom(platform, brand, typed), true);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

async function effectOf(platform: Platform, brand: Brand, settings: ResponseSettings, isTried: boolean) {
  const clock = clockOf(rowsOf(settings, brand.timeZone));
  const preview = isTried ? await previewReplan(platform, brand.id, clock) : null;
  return { example: exampleOf(clock, platform.now()), preview };
}

type Shown = { typed?: TypedSettings; errors?: HoursData['errors']; isTried?: boolean };

async function showHours(c: Request, brand: Brand, { typed, errors, isTried = false }: Shown) {
  const platform = c.get('platform');
  const { viewer } = permittedSomewhere(c, 'see inbox');
  const stored = await responseSettings(platform, brand.id);
  if (!stored) throw notFound('brand');
  const values = typed ?? typedSettings(stored);
  const spare = Array.from({ length: errors ? 0 : SPARE_LINES }, () => NO_TARGET);
  const data: HoursData = {
    brand,
    brands: await ownBrands(c),
    values: { ...values, targets: [...values.targets.filter(isWritten), ...spare] },
    errors: errors ?? {},
    sources: [...KINDS],
    effect:
      isTried || errors
        ? await effectOfTyped(platform, brand, values)
        : await effectOf(platform, brand, stored, false),
    left: await leftToReplan(platform, brand.id),
    mayChange: can(viewer, 'change brands', brand.id),
  };
  if (errors) data.values = values;
  return show(c, <HoursPage frame={await frameOf(c)} data={data} />, errors ? 422 : 200);
}

const isWritten = (target: TypedSettings['targets'][number]) =>
  Object.values(target).some((value) => value !== '');
