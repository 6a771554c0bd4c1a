/** Alert rules: making, changing, resting and removing them. */
import { Hono } from 'hono';
import { z } from 'zod';
import { guard, guardOwnedBy, notFound } from '../accounts/guard.ts';
import { pauseAlertRules } from '../alerts/pause.ts';
import { inputOf, rowsOf, type TypedRule } from '../alerts/rule-form.ts';
import { changeAlertRule, createAlertRule, deleteAlertRule, listAlertRules } from '../alerts/rules.ts';
import { suggestNarrower } from '../alerts/verdict.ts';
import type { Platform } from '../platform/platform.ts';
import { type Read, readRule } from './alert-rule-form.ts';
import { ruleErrors, showRule } from './alert-rule-page.tsx';
import { readyMadeBy, ruleById, startOf, typedOf } from './alert-rule-start.ts';
import { onward } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { id, pathId, readForm, text } from './request/input.ts';
import { changeOrAnew, takeAway } from './request/removal.ts';
import { NONCE, sentOnce } from './request/sent-once.ts';
import { permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';

const CHANGE = 'change alert rules';
const PAUSE = z.object({ until: text(20).default('') });
const READY = z.object({ key: text(40), channel: id, nonce: NONCE });

export const alertRuleRoutes = new Hono<Environment>();

alertRuleRoutes.get('/alerts/new', async (c) => {
  permittedSomewhere(c, CHANGE);
  return showRule(c, { id: null, values: await startOf(c) });
});

alertRuleRoutes.post('/alert-rules', async (c) => {
  const { actor, viewer } = permittedSomewhere(c, CHANGE);
  const { values, nonce } = await readRule(c);
  const input = inputOf(values);
  guardOwnedBy(viewer, CHANGE, input.brandId ?? null);
  try {
    const created = `Alert created. It looks at ${LOOKS_AT[values.about]} from now on.`;
    const create = (platform: Platform) => createAlertRule(platform, actor, input);
    return onward(c, undefined, '/alerts', { text: await sentOnce(c, { nonce, ...input }, created, create) });
  } catch (error) {
    return showRule(c, { id: null, values, ...ruleErrors(error) });
  }
});

const LOOKS_AT = {
  mentions: 'mentions',
  overdue: 'late first replies',
  sources: 'sources',
  incidents: 'incidents',
};

alertRuleRoutes.post('/alert-rules/ready-made', async (c) => {
  const { actor, viewer } = permittedSomewhere(c, CHANGE);
  const { key, channel, nonce } = await readForm(c, READY);
  guardOwnedBy(viewer, CHANGE, null);
  const ready = await readyMadeBy(c, key);
  if (!ready) throw notFound('alert of that name');
  const input = inputOf({ ...ready, channelIds: [channel] });
  const text = await sentOnce(c, { nonce, ...input }, `Alert “${input.name}” created.`, (platform) =>
    createAlertRule(platform, actor, input),
  );
  return onward(c, undefined, '/alerts', { text });
});

alertRuleRoutes.post('/alert-rules/pause', async (c) => {
  const { actor, viewer, account } = permittedSomewhere(c, CHANGE);
  guard(viewer, CHANGE);
  const { until } = await readForm(c, PAUSE);
  const brandIds = (await seenBrands(c)).map((brand) => brand.id);
  const ids = (await listAlertRules(c.get('platform'), brandIds)).map((rule) => rule.id);
  const paused = await pauseAlertRules(c.get('platform'), actor, { ids, until, timeZone: account.timeZone });
  const what = `${paused.count} ${paused.count === 1 ? 'alert' : 'alerts'}`;
  return onward(c, undefined, '/alerts', { text: until ? `${what} paused.` : `${what} on again.` });
});

alertRuleRoutes.get('/alert-rules/:id', async (c) => {
  const rule = await ruleOf(c);
  const asked = c.req.query('narrower') ? await suggestNarrower(c.get('platform'), rule.id) : null;
  const typed = typedOf(rule);
  const values = asked ? { ...typed, ...withCondition(typed.filter, asked.condition) } : typed;
  return showRule(c, { id: rule.id, values, pausedUntil: rule.pausedUntil });
});

alertRuleRoutes.post('/alert-rules/:id', async (c) => {
  permittedSomewhere(c, CHANGE);
  const typed = await readRule(c);
  return changeOrAnew(c, {
    find: () => ruleOf(c),
    save: (rule) => save(c, rule, typed),
    anew: (told) => showRule(c, { id: null, values: typed.values, errors: { name: told } }),
  });
});

async function save(c: Request, rule: Awaited<ReturnType<typeof ruleOf>>, { values }: Read) {
  const { actor, viewer } = permittedSomewhere(c, CHANGE);
  guardOwnedBy(viewer, CHANGE, rule.brandId);
  guardOwnedBy(viewer, CHANGE, inputOf(values).brandId ?? null);
  try {
    await changeAlertRule(c.get('platform'), actor, rule.id, inputOf(values));
    return onward(c, undefined, '/alerts', { text: 'Saved.' });
  } catch (error) {
    return showRule(c, { id: rule.id, values, ...ruleErrors(error) });
  }
}

alertRuleRoutes.post('/alert-rules/:id/pause', async (c) => {
  const { actor, viewer, account } = permittedSomewhere(c, CHANGE);
  const rule = await ruleOf(c);
  guardOwnedBy(viewer, CHANGE, rule.brandId);
  const { until } = await readForm(c, PAUSE);
  await pauseAlertRules(c.get('platform'), actor, { ids: [rule.id], until, timeZone: account.timeZone });
  return onward(c, undefined, `/alert-rules/${rule.id}`, {
    text: `“${rule.name}” ${until ? 'is paused' : 'rings again'}.`,
  });
});

alertRuleRoutes.post('/alert-rules/:id/deletion', (c) =>
  takeAway(c, { list: '/alerts', capability: CHANGE }, async () => {
    const { actor, viewer } = permittedSomewhere(c, CHANGE);
    const rule = await ruleOf(c);
    guardOwnedBy(viewer, CHANGE, rule.brandId);
    await deleteAlertRule(c.get('platform'), actor, rule.id);
    return 'Alert deleted. What it sent stays in the log.';
  }),
);

/** Shown, and saved only when somebody saves it. */
function withCondition(filter: string, condition: string): Pick<TypedRule, 'filter' | 'rows'> {
  const narrowed = filter.includes(' OR ') ? `(${filter}) ${condition}` : `${filter} ${condition}`.trim();
  return { filter: narrowed, rows: rowsOf(narrowed) };
}

function ruleOf(c: Request) {
  permittedSomewhere(c, 'see alert rules');
  return ruleById(c, pathId(c, 'alert rule'));
}
