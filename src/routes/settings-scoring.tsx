/** Calibrations, and scoring stored mentions again. */
import { Hono } from 'hono';
import { z } from 'zod';
import { ScoringPage } from '../../views/settings-scoring.tsx';
import { can, type Viewer } from '../accounts/can.ts';
import { guard, guardOn, notFound, permittedAmong } from '../accounts/guard.ts';
import type { Brand } from '../brands/brands.ts';
import { refitCalibrations } from '../ingest/calibrate.ts';
import { newestCalibrations, switchCalibration } from '../ingest/calibrations.ts';
import { previewRescoring, upgradeWords } from '../ingest/rescore-preview.ts';
import { beginRescoring, cancelRescoring, listRescorings, rescoringById } from '../ingest/rescorings.ts';
import type { Platform } from '../platform/platform.ts';
import { ENGINE } from '../scoring/score.ts';
import { frameOf } from './frame.ts';
import { onward, show } from './request/answer.tsx';
import type { Environment } from './request/environment.ts';
import { id, readForm, readQuery } from './request/input.ts';
import { NONCE, PRESSED, sentOnce } from './request/sent-once.ts';
import { permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';

const PAGE = '/settings/scoring';
const ASKED = z.object({ brand: id.optional(), preview: z.literal('1').optional() });
const CHOSEN = z.object({ brand: z.union([z.literal('').transform(() => null), id]), nonce: NONCE });
const SWITCHED = z.object({ id, on: z.enum(['0', '1']) });
const LEARNING_MS = 20_000;

export const settingsScoringRoutes = new Hono<Environment>();

settingsScoringRoutes.get(PAGE, async (c) => {
  const { brand, preview } = readQuery(c, ASKED);
  const { viewer } = permittedSomewhere(c, preview ? 'change brands' : 'see inbox');
  if (brand) guardOn(viewer, preview ? 'change brands' : 'see inbox', brand, 'brand');
  const platform = c.get('platform');
  const seen = await seenBrands(c);
  const own = permittedAmong(viewer, 'change brands', seen);
  const all = can(viewer, 'change brands');
  const asked = brand ?? (all ? null : (own[0]?.id ?? null));
  const brandIds = asked === null ? null : [asked];
  const rescorings = await rescoringRows(platform, viewer, seen);
  const isBusy = rescorings.some(({ state }) => state === 'waiting' || state === 'running');
  const data = {
    engine: ENGINE,
    upgrade: all && !preview && !isBusy ? await upgradeWords(platform) : null,
    calibrations: await calibrationRows(platform, viewer, seen),
    rescorings,
    preview: preview ? await previewRescoring(platform, { brandIds }) : null,
    brands: own.map((one) => ({ id: one.id, name: one.name })),
    all,
    brand: String(asked ?? ''),
  };
  return show(c, <ScoringPage frame={await frameOf(c)} data={data} />);
});

settingsScoringRoutes.post(`${PAGE}/corrections`, async (c) => {
  const { viewer } = permittedSomewhere(c, 'change brands');
  guard(viewer, 'change brands');
  const platform = c.get('platform');
  const until = new Date(platform.now().getTime() + LEARNING_MS);
  const { fitted, used } = await refitCalibrations(platform, { until });
  const said = fitted === 0 ? 'There are no new corrections.' : `Learnt anew: ${used} of ${fitted} win.`;
  return onward(c, undefined, PAGE, { text: said });
});

settingsScoringRoutes.post(`${PAGE}/calibration`, async (c) => {
  const { actor, viewer } = permittedSomewhere(c, 'change brands');
  const form = await readForm(c, SWITCHED);
  const own = permittedAmong(viewer, 'change brands', await seenBrands(c));
  const on = form.on === '1';
  const brandIds = own.map((brand) => brand.id);
  await switchCalibration(c.get('platform'), actor, { id: form.id, brandIds, on });
  const text = on ? 'New mentions are scored with it.' : 'Left off. New mentions are scored without it.';
  return onward(c, undefined, PAGE, { text });
});

settingsScoringRoutes.post(`${PAGE}/rescoring`, async (c) => {
  const { actor, viewer } = permittedSomewhere(c, 'change brands');
  const form = await readForm(c, CHOSEN);
  const { brand: brandId } = form;
  if (brandId === null) guard(viewer, 'change brands');
  else guardOn(viewer, 'change brands', brandId, 'brand');
  const text = await sentOnce(c, form, 'It has begun. You may leave this page.', (platform) =>
    beginRescoring(platform, actor, { brandId }),
  );
  c.get('runSoon')('rescore');
  return onward(c, undefined, PAGE, { text });
});

settingsScoringRoutes.post(`${PAGE}/rescoring/cancellation`, async (c) => {
  const { actor, viewer } = permittedSomewhere(c, 'change brands');
  const form = await readForm(c, PRESSED.extend({ id }));
  const found = await rescoringById(c.get('platform'), form.id);
  if (!found) throw notFound('re-scoring');
  if (found.brandId === null) guard(viewer, 'change brands');
  else guardOn(viewer, 'change brands', found.brandId, 're-scoring');
  const text = await sentOnce(c, form, 'Cancelled. What was scored by then stays so.', (platform) =>
    cancelRescoring(platform, actor, form.id),
  );
  return onward(c, undefined, PAGE, { text });
});

async function calibrationRows(platform: Platform, viewer: Viewer, seen: Brand[]) {
  const names = new Map(seen.map((brand) => [brand.id, brand.name]));
  const found = await newestCalibrations(platform, [...names.keys()]);
  return found.map(({ brandId, parameters, engine, ...row }) => ({
    ...row,
    brand: names.get(brandId)!,
    won: parameters !== null,
    isOld: engine !== ENGINE,
    mayChange: can(viewer, 'change brands', brandId),
  }));
}

async function rescoringRows(platform: Platform, viewer: Viewer, seen: Brand[]) {
  const found = await listRescorings(platform);
  const isSeen = (brandId: number | null) => brandId === null || seen.some((brand) => brand.id === brandId);
  return found
    .filter(({ brandId }) => isSeen(brandId))
    .map((row) => ({ ...row, mayCancel: can(viewer, 'change brands', row.brandId ?? undefined) }));
}
