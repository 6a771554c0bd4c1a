/** Triage rules in their order: switched, moved, deleted, taken back. */
import { Hono } from 'hono';
import { z } from 'zod';
import { count } from '../../views/format.ts';
import { TriageRulesPage } from '../../views/triage-rules.tsx';
import { brandsWhere, can } from '../accounts/can.ts';
import { guard } from '../accounts/guard.ts';
import { listTriageRules } from '../rules/list.ts';
import { deleteTriageRule, moveTriageRule, switchTriageRule } from '../rules/rules.ts';
import { undoRun } from '../rules/undo-run.ts';
import { frameOf } from './frame.ts';
import { onward, show } from './request/answer.tsx';
import type { Environment } from './request/environment.ts';
import { readForm } from './request/input.ts';
import { takeAway } from './request/removal.ts';
import { NONCE, sentOnce } from './request/sent-once.ts';
import { permittedSomewhere } from './request/session.ts';
import { CHANGE, changing, mayChange, RULES, seenIds } from './triage-rule-of.ts';

const PLACE = z.object({ to: z.enum(['up', 'down']), nonce: NONCE });
const SWITCH = z.object({ enabled: z.enum(['0', '1']) });
const UNDO = z.object({ batch: z.uuid() });

export const triageRulesRoutes = new Hono<Environment>();

triageRulesRoutes.get(RULES, async (c) => {
  const { viewer } = permittedSomewhere(c, 'see inbox');
  const rules = await listTriageRules(c.get('platform'), await seenIds(c));
  const data = {
    rules: rules.map((rule) => ({ ...rule, mayChange: mayChange(viewer, rule.brandId) })),
    mayOrder: can(viewer, CHANGE),
  };
  return show(c, <TriageRulesPage frame={await frameOf(c)} data={data} />);
});

triageRulesRoutes.post('/triage-rules/:id/deletion', (c) =>
  takeAway(c, { list: RULES, capability: CHANGE }, async () => {
    const { actor, rule } = await changing(c);
    await deleteTriageRule(c.get('platform'), actor, rule.id);
    return 'Rule deleted. What it did stays.';
  }),
);

triageRulesRoutes.post('/triage-rules/:id/switch', async (c) => {
  const { actor, rule } = await changing(c);
  const enabled = (await readForm(c, SWITCH)).enabled === '1';
  await switchTriageRule(c.get('platform'), actor, rule.id, enabled);
  return onward(c, undefined, RULES, { text: `“${rule.name}” is ${enabled ? 'on' : 'off'}.` });
});

triageRulesRoutes.post('/triage-rules/:id/place', async (c) => {
  const { actor, viewer, rule } = await changing(c);
  guard(viewer, CHANGE);
  const form = await readForm(c, PLACE);
  const text = await sentOnce(c, form, `“${rule.name}” moved ${form.to}.`, (platform) =>
    moveTriageRule(platform, actor, rule.id, form.to),
  );
  return onward(c, undefined, RULES, { text });
});

triageRulesRoutes.post('/triage-rules/:id/undo', async (c) => {
  const { actor, viewer, rule } = await changing(c);
  const { batch } = await readForm(c, UNDO);
  const brandIds = brandsWhere(viewer, CHANGE, await seenIds(c));
  const asked = { ruleId: rule.id, batchId: batch, brandIds };
  const { done, changedByOthers } = await undoRun(c.get('platform'), actor, asked);
  return onward(c, undefined, RULES, { text: takenBack(done, changedByOthers) });
});

function takenBack(done: number, changedByOthers: number): string {
  const said = done > 0 ? `Taken back on ${count(done, 'mention')}.` : 'Nothing was left to take back.';
  if (changedByOthers === 0) return said;
  return `${said} ${changedByOthers} ${changedByOthers === 1 ? 'was changed since and stays' : 'were changed since and stay'}.`;
}
