/** One alert rule: which mentions, how often, and to which channels. */
import { Hono } from 'hono';
import { z } from 'zod';
import { ConditionRows } from '../../views/alert-rule-rows.tsx';
import { AlertTrial } from '../../views/alert-rule-trial.tsx';
import { Fragment } from '../../views/layout.tsx';
import { Part } from '../../views/partials.tsx';
import type { Viewer } from '../accounts/can.ts';
import { guard, guardOn, notFound } from '../accounts/guard.ts';
import { type Condition, filterOf } from '../alerts/conditions.ts';
import { listChannels } from '../alerts/list-channels.ts';
import { pauseAlertRules } from '../alerts/pause.ts';
import { readyMade } from '../alerts/ready-made.ts';
import { inputOf, NEW_RULE, rowsIn, rowsOf, type TypedRule, typedRule } from '../alerts/rule-form.ts';
import { alertRuleById, changeAlertRule, createAlertRule, deleteAlertRule } from '../alerts/rules.ts';
import { testRule } from '../alerts/test-rule.ts';
import { suggestNarrower } from '../alerts/verdict.ts';
import { calculate, dataOf, newestAlert, ruleErrors, showRule } from './alert-rule-page.tsx';
import { frameOf } from './frame.ts';
import { fragment, isPartial, onward } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { id, pathId, readForm, several, text, ticked } from './request/input.ts';
import { permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';

const figure = (otherwise: string) => text(20).default(otherwise);
const RULE = z.looseObject({
  rule: id.optional(),
  name: text(300).default(''),
  brand: z.union([z.literal('').transform(() => null), id]).default(null),
  about: z.enum(['mentions', 'overdue', 'sources', 'incidents']).default('mentions'),
  rows: z.literal('1').optional(),
  filter: text(1000).default(''),
  channel: several.transform((values) =>
    values.map(Number).filter((value) => Number.isSafeInteger(value) && value > 0),
  ),
  ...{ enabled: ticked, group: ticked, quiet: ticked, remind: ticked },
  ...{ quietFrom: figure('22:00'), quietUntil: figure('07:00'), quietZone: text(60).default('UTC') },
  overrideFrom: z.enum(['', 'urgent', 'high', 'normal', 'low']).default('urgent'),
  ...{ groupMinutes: figure('10'), cooldownMinutes: figure(''), threshold: figure('1') },
  ...{ thresholdMinutes: figure('60'), dailyBudget: figure(''), remindMinutes: figure('30') },
  ...{ add: text(1).optional(), remove: text(2).optional(), write: z.enum(['rows', 'filter']).optional() },
});
const PAUSE = z.object({ until: text(20).default('') });
const READY = z.object({ key: text(40), channel: id });
const NEW = { from: 'from', copy: 'copy', about: 'about' } as const;

export const alertRuleRoutes = new Hono<Environment>();

alertRuleRoutes.get('/alerts/new', async (c) => {
  permittedSomewhere(c, 'change alert rules');
  return showRule(c, { id: null, values: await startOf(c) });
});

alertRuleRoutes.post('/alert-rules', async (c) => {
  const { actor, viewer } = permittedSomewhere(c, 'change alert rules');
  const { values } = await readRule(c);
  guardRule(viewer, inputOf(values).brandId ?? null);
  try {
    await createAlertRule(c.get('platform'), actor, inputOf(values));
    return onward(c, undefined, '/alerts', {
      text: `Alert created. It looks at ${LOOKS_AT[values.about]} from now on.`,
    });
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

/** The form as it would be with one more row, one less, or written another way; or only what it would have done. */
alertRuleRoutes.post('/alert-rules/draft', async (c) => {
  const { viewer } = permittedSomewhere(c, 'change alert rules');
  const { values: typed, ruleId, step, fits } = await readRule(c);
  guardRule(viewer, typed.brandId);
  const { values, problem } = stepped(typed, step);
  if (!isPartial(c))
    return showRule(c, { id: ruleId, values, ...(problem && { errors: { filter: problem } }) });
  const data = await dataOf(c, { id: ruleId, values });
  return fragment(
    c,
    <Fragment frame={await frameOf(c)}>
      <AlertTrial {...data} error={data.filterError} about={values.about} />
      {values.rows && !fits && (
        <Part target="#conditions">
          <ConditionRows rows={values.rows} offered={data.offered} />
        </Part>
      )}
    </Fragment>,
  );
});

alertRuleRoutes.post('/alert-rules/test', async (c) => {
  const { actor, viewer } = permittedSomewhere(c, 'change alert rules');
  const { values, ruleId } = await readRule(c);
  guardRule(viewer, values.brandId);
  const { newest, errors, filterError } = await calculate(c, values);
  const shown = { id: ruleId, values };
  if (Object.keys(errors).length > 0) return showRule(c, { ...shown, errors, filterError });
  const alert = await newestAlert(c, values, newest);
  const test = { ruleName: values.name || 'New alert', channelIds: values.channelIds, alert };
  try {
    return await showRule(c, { ...shown, tested: await testRule(c.get('platform'), actor, test) });
  } catch (error) {
    return showRule(c, { ...shown, ...ruleErrors(error) });
  }
});

alertRuleRoutes.post('/alert-rules/ready-made', async (c) => {
  const { actor, viewer } = permittedSomewhere(c, 'change alert rules');
  const { key, channel } = await readForm(c, READY);
  guardRule(viewer, null);
  const ready = await readyMadeBy(c, key);
  if (!ready) throw notFound('alert of that name');
  const input = inputOf({ ...ready, channelIds: [channel] });
  await createAlertRule(c.get('platform'), actor, input);
  return onward(c, undefined, '/alerts', { text: `Alert “${input.name}” created.` });
});

alertRuleRoutes.post('/alert-rules/pause', async (c) => {
  const { actor, viewer, account } = permittedSomewhere(c, 'change alert rules');
  guard(viewer, 'change alert rules');
  const { until } = await readForm(c, PAUSE);
  const ids = (await dataOf(c, { id: null, values: await startOf(c) })).rules.map((rule) => rule.id);
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
  const { actor, viewer } = permittedSomewhere(c, 'change alert rules');
  const rule = await ruleOf(c);
  const { values } = await readRule(c);
  guardRule(viewer, rule.brandId);
  guardRule(viewer, inputOf(values).brandId ?? null);
  try {
    await changeAlertRule(c.get('platform'), actor, rule.id, inputOf(values));
    return onward(c, undefined, '/alerts', { text: 'Saved.' });
  } catch (error) {
    return showRule(c, { id: rule.id, values, ...ruleErrors(error) });
  }
});

alertRuleRoutes.post('/alert-rules/:id/pause', async (c) => {
  const { actor, viewer, account } = permittedSomewhere(c, 'change alert rules');
  const rule = await ruleOf(c);
  guardRule(viewer, rule.brandId);
  const { until } = await readForm(c, PAUSE);
  await pauseAlertRules(c.get('platform'), actor, { ids: [rule.id], until, timeZone: account.timeZone });
  return onward(c, undefined, `/alert-rules/${rule.id}`, {
    text: `“${rule.name}” ${until ? 'is paused' : 'rings again'}.`,
  });
});

alertRuleRoutes.post('/alert-rules/:id/deletion', async (c) => {
  const { actor, viewer } = permittedSomewhere(c, 'change alert rules');
  const rule = await ruleOf(c);
  guardRule(viewer, rule.brandId);
  await deleteAlertRule(c.get('platform'), actor, rule.id);
  return onward(c, undefined, '/alerts', { text: 'Alert deleted. What it sent stays in the log.' });
});

/** Shown, and saved only when somebody saves it. */
function withCondition(filter: string, condition: string): Pick<TypedRule, 'filter' | 'rows'> {
  const narrowed = filter.includes(' OR ') ? `(${filter}) ${condition}` : `${filter} ${condition}`.trim();
  return { filter: narrowed, rows: rowsOf(narrowed) };
}

/** A rule for every brand is the workspace's; one for a brand belongs to that brand. */
function guardRule(viewer: Viewer, brandId: number | null): void {
  if (brandId === null) guard(viewer, 'change alert rules');
  else guardOn(viewer, 'change alert rules', brandId, 'brand');
}

/** What a new rule begins with: nothing, a ready-made one, a copy. */
async function startOf(c: Request): Promise<TypedRule> {
  const channels = await listChannels(c.get('platform'));
  const channelIds = channels.length === 1 ? channels.map((channel) => channel.id) : [];
  const begun = {
    ...NEW_RULE,
    quietZone: permittedSomewhere(c, 'see alert rules').account.timeZone,
    channelIds,
  };
  const from = c.req.query(NEW.from) ?? (c.req.query(NEW.about) === 'sources' ? 'source-silent' : '');
  const ready = from ? await readyMadeBy(c, from) : null;
  if (ready) return { ...ready, channelIds };
  const copied = id.safeParse(c.req.query(NEW.copy));
  if (!copied.success) return begun;
  const rule = await ruleById(c, copied.data);
  return { ...typedOf(rule), name: `${rule.name} (copy)` };
}

async function readyMadeBy(c: Request, key: string): Promise<TypedRule | null> {
  const rivals = (await seenBrands(c)).filter(({ kind }) => kind === 'competitor').map(({ name }) => name);
  const found = readyMade(rivals).find((one) => one.key === key);
  if (!found) return null;
  const { timeZone } = permittedSomewhere(c, 'see alert rules').account;
  return {
    ...NEW_RULE,
    quietZone: timeZone,
    name: found.name,
    ...found.values,
    rows: rowsOf(found.values.filter),
  };
}

type Step = { add: boolean; remove: number | null; write: 'rows' | 'filter' | null };
type Read = { values: TypedRule; ruleId: number | null; step: Step; fits: boolean };

async function readRule(c: Request): Promise<Read> {
  const form = await readForm(c, RULE);
  const { brand, channel, rule, rows, add, remove, write, ...typed } = form;
  const read = rows ? rowsIn(form) : { rows: null, fits: true };
  const names = Object.keys({ ...NEW_RULE, quietZone: '' });
  const kept = Object.fromEntries(Object.entries(typed).filter(([name]) => names.includes(name)));
  const values = { ...kept, brandId: brand, channelIds: channel, rows: read.rows } as TypedRule;
  const step = {
    add: add !== undefined,
    remove: remove === undefined ? null : Number(remove),
    write: write ?? null,
  };
  return { values, ruleId: rule ?? null, step, fits: read.fits };
}

/** In the order in which one thinks of them. */
const NEXT: Condition[] = [
  { field: 'sentiment', is: 'any', values: [] },
  { field: 'reach', is: 'least', values: [] },
  { field: 'theme', is: 'any', values: [] },
  { field: 'priority', is: 'any', values: [] },
  { field: 'rating', is: 'most', values: [] },
  { field: 'source', is: 'any', values: [] },
];

function stepped(values: TypedRule, { add, remove, write }: Step): { values: TypedRule; problem?: string } {
  const { rows } = values;
  if (write === 'rows') {
    const read = rowsOf(values.filter);
    if (read) return { values: { ...values, rows: read } };
    return { values, problem: 'Conditions cannot say all that this filter says, so it stays a filter.' };
  }
  if (!rows) return { values };
  if (write === 'filter') return { values: { ...values, rows: null, filter: filterOf(rows) } };
  if (remove !== null) return { values: { ...values, rows: rows.filter((_, index) => index !== remove) } };
  if (!add) return { values };
  const next = NEXT.find(({ field }) => !rows.some((row) => row.field === field)) ?? NEXT[0]!;
  return { values: { ...values, rows: [...rows, next] } };
}

const typedOf = (rule: Awaited<ReturnType<typeof ruleById>>) =>
  typedRule({ ...rule, channelIds: rule.channels.map((channel) => channel.id) });

function ruleOf(c: Request) {
  permittedSomewhere(c, 'see alert rules');
  return ruleById(c, pathId(c, 'alert rule'));
}

async function ruleById(c: Request, ruleId: number) {
  const brandIds = (await seenBrands(c)).map((brand) => brand.id);
  const rule = await alertRuleById(c.get('platform'), ruleId, brandIds);
  if (!rule) throw notFound('alert rule');
  return rule;
}
