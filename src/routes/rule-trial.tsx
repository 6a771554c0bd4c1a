/** Trying a rule before it is saved, and saying of what it finds whether it is about the brand. */
import { Hono } from 'hono';
import { z } from 'zod';
import { Fragment } from '../../views/layout.tsx';
import { Part } from '../../views/partials.tsx';
import { Exclusions, Thumbs } from '../../views/rule-samples.tsx';
import { LiveFound } from '../../views/rule-trial.tsx';
import { WorkbenchFragment } from '../../views/rule-workbench.tsx';
import { can } from '../accounts/can.ts';
import { giveThumb } from '../brands/examples.ts';
import { compileRule } from '../brands/match.ts';
import { withExclusion } from '../brands/relevance/exclusions.ts';
import { switchSettingAside } from '../brands/set-aside.ts';
import { type Asked, dryRun } from '../ingest/dry-run/dry-run.ts';
import { dryRunLive } from '../ingest/dry-run/live.ts';
import { ruleError, showBrand, type Typed, workbenchOf } from './brand-page.tsx';
import { fragmentFrameOf } from './frame.ts';
import { fragment, isPartial, onward } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { id, pathId, readForm, several, text, ticked } from './request/input.ts';
import { permittedOn } from './request/session.ts';
import { seenBrands } from './seen.ts';
import { THUMB } from './thumb.ts';

const TRIAL = z.object({
  rule: text(20_000),
  ruleId: id.optional(),
  live: several.transform((values) => values.map(Number).filter(Number.isSafeInteger)),
  add: text(1000).optional(),
});
const SWITCH = z.object({ setsAside: ticked });
type Form = z.output<typeof TRIAL>;

export const ruleTrialRoutes = new Hono<Environment>();

ruleTrialRoutes.post('/brands/:id/rules/trial', async (c) => {
  const brandId = pathId(c, 'brand');
  permittedOn(c, 'change brands', brandId, 'brand');
  return showTried(c, brandId, withAdded(await readForm(c, TRIAL)));
});

ruleTrialRoutes.post('/brands/:id/rules/live', async (c) => {
  const brandId = pathId(c, 'brand');
  permittedOn(c, 'change brands', brandId, 'brand');
  const form = await readForm(c, TRIAL);
  if (!isPartial(c)) return showTried(c, brandId, form);
  const live = await dryRunLive(c.get('platform'), await askedOf(c, brandId, form), liveIds(c, form));
  return fragment(
    c,
    <Fragment frame={await fragmentFrameOf(c)}>
      <LiveFound live={live} brandId={brandId} />
    </Fragment>,
  );
});

ruleTrialRoutes.post('/brands/:id/rules/thumbs', async (c) => {
  const brandId = pathId(c, 'brand');
  const { actor } = permittedOn(c, 'change brands', brandId, 'brand');
  const { thumb, ...form } = await readForm(c, TRIAL.extend({ thumb: THUMB }));
  await giveThumb(c.get('platform'), actor, { brandId, ...thumb });
  if (!isPartial(c)) return showTried(c, brandId, form);
  const { exclusions, told } = await dryRun(c.get('platform'), await askedOf(c, brandId, form));
  return fragment(
    c,
    <Fragment frame={await fragmentFrameOf(c)}>
      <Part target={`#thumbs-${thumb.itemHash}`}>
        <Thumbs sample={thumb} brandId={brandId} />
      </Part>
      <Part target="#exclusions">
        <Exclusions exclusions={exclusions} told={told} brandId={brandId} />
      </Part>
    </Fragment>,
  );
});

ruleTrialRoutes.post('/brands/:id/relevance', async (c) => {
  const brandId = pathId(c, 'brand');
  const { actor } = permittedOn(c, 'change brands', brandId, 'brand');
  const { setsAside } = await readForm(c, SWITCH);
  await switchSettingAside(c.get('platform'), actor, brandId, setsAside);
  const words = setsAside
    ? 'From now on, what is surely not about the brand is set aside.'
    : 'Nothing is set aside any more.';
  return onward(c, undefined, `/brands/${brandId}`, { text: words });
});

/** An exclusion that was pressed goes behind the rule. */
function withAdded({ add, ...form }: Form): Form {
  if (!add) return form;
  return { ...form, rule: withExclusion(form.rule, add, isEither(form.rule)) };
}

function isEither(rule: string): boolean {
  try {
    return compileRule(rule).query.kind === 'or';
  } catch {
    return false;
  }
}

async function askedOf(c: Request, brandId: number, { rule, ruleId = undefined }: Form): Promise<Asked> {
  const brandIds = (await seenBrands(c)).map((brand) => brand.id);
  return { brandId, rule, ruleId: ruleId ?? null, brandIds };
}

const liveIds = (c: Request, { live }: Form) => (can(viewerOf(c), 'poll now') ? live : []);

const viewerOf = (c: Request) => permittedOn(c, 'change brands', pathId(c, 'brand'), 'brand').viewer;

/** With htmx the sources are asked by the page itself, after the figures of what is stored are there. */
async function showTried(c: Request, brandId: number, form: Form) {
  const { rule, ruleId } = form;
  const live = liveIds(c, form);
  const typed: Typed = { ruleId: ruleId ?? null, value: rule, live };
  const trial = await tried(c, brandId, form, live);
  if (!isPartial(c)) return showBrand(c, brandId, { typed: { ...typed, trial } });
  const data = await workbenchOf(c.get('platform'), viewerOf(c), brandId, { ...typed, trial });
  return fragment(c, <WorkbenchFragment frame={await fragmentFrameOf(c)} data={data} />);
}

async function tried(c: Request, brandId: number, form: Form, live: number[]): Promise<Typed['trial']> {
  try {
    const asked = await askedOf(c, brandId, form);
    const run = await dryRun(c.get('platform'), asked);
    const isNow = live.length > 0 && !isPartial(c);
    const answer = isNow ? await dryRunLive(c.get('platform'), asked, live) : null;
    return { run, brandId, isLiveAsked: live.length > 0, live: answer };
  } catch (error) {
    return { problem: ruleError(error) };
  }
}
