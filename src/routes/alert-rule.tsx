/** One alert rule: which mentions, and to which channels. */
import { Hono } from 'hono';
import { z } from 'zod';
import { type AlertRuleData, AlertRulePage } from '../../views/alert-rule.tsx';
import { can, type Viewer } from '../accounts/can.ts';
import { guard, guardOn, notFound } from '../accounts/guard.ts';
import { foundByFilter } from '../alerts/found.ts';
import { listChannels } from '../alerts/list-channels.ts';
import { alertRuleById, changeAlertRule, createAlertRule, deleteAlertRule } from '../alerts/rules.ts';
import { QueryError } from '../brands/query-error.ts';
import { canOn, frameOf } from './frame.ts';
import { onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, id, pathId, readForm, several, text, ticked } from './request/input.ts';
import { permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';

const RULE = z.object({
  name: text(300),
  brand: z.union([z.literal('').transform(() => null), id]).default(null),
  about: z.enum(['mentions', 'sources']).default('mentions'),
  filter: text(1000).default(''),
  channel: several.transform((values) =>
    values.map(Number).filter((value) => Number.isSafeInteger(value) && value > 0),
  ),
  enabled: ticked,
});

export const alertRuleRoutes = new Hono<Environment>();

alertRuleRoutes.get('/alerts/new', async (c) => {
  permittedSomewhere(c, 'change alert rules');
  const about = c.req.query('about') === 'sources' ? 'sources' : 'mentions';
  const channels = await listChannels(c.get('platform'));
  const channelIds = channels.length === 1 ? channels.map((channel) => channel.id) : [];
  return showRule(c, {
    id: null,
    values: { ...STARTS[about], brandId: null, about, enabled: true, channelIds },
  });
});

alertRuleRoutes.post('/alert-rules', async (c) => {
  const { actor, viewer } = permittedSomewhere(c, 'change alert rules');
  const values = await readRule(c);
  guardRule(viewer, values.brandId);
  try {
    await createAlertRule(c.get('platform'), actor, values);
    return onward(c, undefined, '/alerts', {
      text: `Alert created. It looks at ${values.about} from now on.`,
    });
  } catch (error) {
    return showRule(c, { id: null, values, ...ruleErrors(error) });
  }
});

alertRuleRoutes.get('/alert-rules/:id', async (c) => {
  const { id: ruleId, name, brandId, about, filter, enabled, channels } = await ruleOf(c);
  const values = { name, brandId, about, filter, enabled, channelIds: channels.map((channel) => channel.id) };
  return showRule(c, { id: ruleId, values });
});

alertRuleRoutes.post('/alert-rules/:id', async (c) => {
  const { actor, viewer } = permittedSomewhere(c, 'change alert rules');
  const rule = await ruleOf(c);
  const values = await readRule(c);
  guardRule(viewer, rule.brandId);
  guardRule(viewer, values.brandId);
  try {
    await changeAlertRule(c.get('platform'), actor, rule.id, values);
    return onward(c, undefined, '/alerts', { text: 'Saved.' });
  } catch (error) {
    return showRule(c, { id: rule.id, values, ...ruleErrors(error) });
  }
});

alertRuleRoutes.post('/alert-rules/:id/deletion', async (c) => {
  const { actor, viewer } = permittedSomewhere(c, 'change alert rules');
  const rule = await ruleOf(c);
  guardRule(viewer, rule.brandId);
  await deleteAlertRule(c.get('platform'), actor, rule.id);
  return onward(c, undefined, '/alerts', { text: 'Alert deleted. What it sent stays in the log.' });
});

/** A rule for every brand is the workspace's; one for a brand belongs to that brand. */
function guardRule(viewer: Viewer, brandId: number | null): void {
  if (brandId === null) guard(viewer, 'change alert rules');
  else guardOn(viewer, 'change alert rules', brandId, 'brand');
}

async function readRule(c: Request): Promise<AlertRuleData['values']> {
  const { brand, channel, ...rule } = await readForm(c, RULE);
  return { ...rule, brandId: rule.about === 'sources' ? null : brand, channelIds: channel };
}

async function ruleOf(c: Request) {
  permittedSomewhere(c, 'see alert rules');
  const brandIds = (await seenBrands(c)).map((brand) => brand.id);
  const rule = await alertRuleById(c.get('platform'), pathId(c, 'alert rule'), brandIds);
  if (!rule) throw notFound('alert rule');
  return rule;
}

/** A filter that cannot be read also says where. */
function ruleErrors(error: unknown): Pick<AlertRuleData, 'errors' | 'filterError'> {
  if (!(error instanceof QueryError)) return { errors: formErrors(error), filterError: null };
  const { message, query, start, end } = error;
  return { errors: { filter: message }, filterError: { message, query, start, end } };
}

type Shown = Pick<AlertRuleData, 'id' | 'values'> & Partial<AlertRuleData>;

async function showRule(c: Request, shown: Shown) {
  const platform = c.get('platform');
  const { viewer } = permittedSomewhere(c, 'see alert rules');
  const seen = await seenBrands(c);
  const frame = await frameOf(c);
  const { brandId, filter } = shown.values;
  const mayChange =
    brandId === null ? can(viewer, 'change alert rules') : canOn(viewer, brandId)['change alert rules'];
  const asked = { filter, brandId, brandIds: seen.map((brand) => brand.id), viewerUserId: viewer.userId };
  const data: AlertRuleData = {
    channels: await listChannels(platform),
    errors: {},
    filterError: null,
    ...(filter && !shown.filterError ? await foundByFilter(platform, asked) : NOT_ASKED),
    ...shown,
  };
  const allowed = { ...frame, can: { ...frame.can, 'change alert rules': shown.id === null || mayChange } };
  return show(c, <AlertRulePage frame={allowed} data={data} />, shown.errors ? 400 : 200);
}

const STARTS = {
  mentions: { name: '', filter: '' },
  sources: { name: 'A source falls silent or stops', filter: '' },
};

const NOT_ASKED = { explanation: null, found30Days: null };
