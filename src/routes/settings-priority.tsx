/** What the reasons for a priority weigh. */
import { Hono } from 'hono';
import { z } from 'zod';
import { PriorityPage } from '../../views/settings-priority.tsx';
import { can } from '../accounts/can.ts';
import { guard } from '../accounts/guard.ts';
import { countDue } from '../ingest/rescore-due.ts';
import { changeWeights, weightsInUse } from '../mentions/priority-weights.ts';
import { LEVELS } from '../scoring/priority.ts';
import { type PriorityWeights, WEIGHTS, type WeightName } from '../scoring/priority-weights.ts';
import { frameOf } from './frame.ts';
import { onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, readForm, text } from './request/input.ts';
import { permittedSomewhere } from './request/session.ts';

const PAGE = '/settings/priority';
const TYPED = z.object(Object.fromEntries(WEIGHTS.map(({ name }) => [name, text(10)])));

export const settingsPriorityRoutes = new Hono<Environment>();

settingsPriorityRoutes.get(PAGE, (c) => showWeights(c));

settingsPriorityRoutes.post(PAGE, async (c) => {
  const { actor, viewer } = permittedSomewhere(c, 'change brands');
  guard(viewer, 'change brands');
  const typed = await readForm(c, TYPED);
  try {
    await changeWeights(c.get('platform'), actor, pointsOf(typed));
    return onward(c, undefined, PAGE, { text: 'Weights saved. They count from the next mention on.' });
  } catch (error) {
    return showWeights(c, { typed, errors: formErrors(error) });
  }
});

/** What is not a number stays none, so that its field says so. */
const pointsOf = (typed: Record<string, string>) =>
  Object.fromEntries(
    WEIGHTS.map(({ name }) => [name, /^-?\d+$/.test(typed[name]!) ? Number(typed[name]) : Number.NaN]),
  ) as PriorityWeights;

type Refused = { typed: Record<string, string>; errors: Partial<Record<WeightName, string>> };

async function showWeights(c: Request, refused?: Refused) {
  const { viewer } = permittedSomewhere(c, 'see inbox');
  const platform = c.get('platform');
  const { weights, changedAt, changedBy } = await weightsInUse(platform);
  const data = {
    weights: WEIGHTS.map(({ name, label, points, least, most, ...more }) => ({
      name,
      label,
      hint: 'hint' in more ? more.hint : null,
      value: refused?.typed[name] ?? String(weights[name]),
      shipped: points,
      least,
      most,
      error: refused?.errors[name],
    })),
    levels: LEVELS,
    changedAt,
    changedBy,
    mayChange: can(viewer, 'change brands'),
    behind: can(viewer, 'change brands') && changedAt ? (await countDue(platform, null)).due : 0,
  };
  return show(c, <PriorityPage frame={await frameOf(c)} data={data} />, refused ? 422 : 200);
}
