/** One brand and its match rules. */
import { Hono } from 'hono';
import { z } from 'zod';
import { notFound } from '../accounts/guard.ts';
import { changeRetention } from '../brands/retention.ts';
import { addRule, changeRule, deleteRule, type Rule, ruleById } from '../brands/rules.ts';
import { ASSIGN_BY, changeAssignment } from '../mentions/assign-by-brand.ts';
import { assignmentOf, ruleError, showBrand } from './brand-page.tsx';
import { onward } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, id as idNumber, pathId, readForm, readQuery, text } from './request/input.ts';
import { changeOrAnew, takeAway } from './request/removal.ts';
import { NONCE, sentOnce } from './request/sent-once.ts';
import { permittedOn, signedIn } from './request/session.ts';

const RULE = z.object({ rule: text(20_000), nonce: NONCE });
/** A rule that is gone does not say any more whose it was. */
const FROM = z.object({ brand: idNumber.optional() });
const EDITED = z.object({ rule: idNumber.optional() });
const ASSIGNMENT = z.object({
  team: z.union([z.literal('').transform(() => null), idNumber]),
  by: z.enum(ASSIGN_BY),
});
const RETENTION = z.object({ days: text(20).default('') });

export const brandRoutes = new Hono<Environment>();

brandRoutes.get('/brands/:id', (c) => {
  const { rule } = readQuery(c, EDITED);
  return showBrand(c, pathId(c, 'brand'), { typed: { ruleId: rule ?? null } });
});

brandRoutes.post('/brands/:id/retention', async (c) => {
  const id = pathId(c, 'brand');
  const { actor } = permittedOn(c, 'change retention', id, 'brand');
  const { days } = await readForm(c, RETENTION);
  try {
    await changeRetention(c.get('platform'), actor, { brandId: id, days: days === '' ? null : Number(days) });
    const words =
      days === '' ? 'Texts are kept as long as their sources allow.' : `Texts are kept ${days} days.`;
    return onward(c, undefined, `/brands/${id}`, { text: `Saved. ${words}` });
  } catch (error) {
    return showBrand(c, id, { retention: { value: days, error: formErrors(error).days } });
  }
});

brandRoutes.post('/brands/:id/assignment', async (c) => {
  const id = pathId(c, 'brand');
  const { actor } = permittedOn(c, 'change brands', id, 'brand');
  const { team, by } = await readForm(c, ASSIGNMENT);
  try {
    await changeAssignment(c.get('platform'), actor, { brandId: id, teamId: team, by });
    const text =
      team === null ? 'Saved. New mentions go to nobody.' : 'Saved. New mentions go there from now on.';
    return onward(c, undefined, `/brands/${id}`, { text });
  } catch (error) {
    const { team: problem } = formErrors(error);
    return showBrand(c, id, {
      assignment: await assignmentOf(c.get('platform'), id, { by, error: problem }),
    });
  }
});

brandRoutes.post('/brands/:id/rules', async (c) => {
  const id = pathId(c, 'brand');
  const { actor } = permittedOn(c, 'change brands', id, 'brand');
  const form = await readForm(c, RULE);
  const { rule } = form;
  try {
    const text = await sentOnce(c, form, 'Rule added. It counts from the next poll on.', (platform) =>
      addRule(platform, actor, id, rule),
    );
    return onward(c, undefined, `/brands/${id}`, { text });
  } catch (error) {
    return showBrand(c, id, { typed: { value: rule, error: ruleError(error) } });
  }
});

brandRoutes.post('/rules/:id', async (c) => {
  const { rule: value, brand } = await readForm(c, RULE.extend(FROM.shape));
  return changeOrAnew(c, {
    find: () => ruleOf(c),
    save: (rule) => save(c, rule, value),
    anew: (told) => showBrand(c, changeable(c, brand), { typed: { value, error: told } }),
  });
});

async function save(c: Request, { brandId, id }: Rule, rule: string) {
  const { actor } = permittedOn(c, 'change brands', brandId, 'rule');
  try {
    await changeRule(c.get('platform'), actor, id, rule);
    return onward(c, undefined, `/brands/${brandId}`, { text: 'Rule changed. Mentions found before stay.' });
  } catch (error) {
    return showBrand(c, brandId, { typed: { ruleId: id, value: rule, error: ruleError(error) } });
  }
}

/** The brand that a form names, for somebody who may change it. */
function changeable(c: Request, brandId = 0): number {
  permittedOn(c, 'change brands', brandId, 'brand');
  return brandId;
}

brandRoutes.post('/rules/:id/deletion', async (c) => {
  const { brand } = await readForm(c, FROM);
  const list = brand === undefined ? '/brands' : `/brands/${brand}`;
  return takeAway(c, { list, capability: 'change brands' }, async () => {
    const { brandId, id } = await ruleOf(c);
    const { actor } = permittedOn(c, 'change brands', brandId, 'rule');
    await deleteRule(c.get('platform'), actor, id);
    return 'Rule removed. Mentions found by it stay.';
  });
});

async function ruleOf(c: Request): Promise<Rule> {
  signedIn(c);
  const rule = await ruleById(c.get('platform'), pathId(c, 'rule'));
  if (!rule) throw notFound('rule');
  return rule;
}
