/** One triage rule, with a trial of what it would have done. */
import { Hono } from 'hono';
import { z } from 'zod';
import { Fragment } from '../../views/layout.tsx';
import { TriageRulePage } from '../../views/triage-rule.tsx';
import type { TriageRuleData } from '../../views/triage-rule-data.ts';
import { TriageTrialPart } from '../../views/triage-rule-trial.tsx';
import { colleagues } from '../accounts/assignable.ts';
import { guardOwnedBy } from '../accounts/guard.ts';
import { listTeams } from '../accounts/teams.ts';
import { listChannels } from '../alerts/list-channels.ts';
import { QueryError } from '../brands/query-error.ts';
import type { Platform } from '../platform/platform.ts';
import { dryRunRule } from '../rules/dry-run.ts';
import { actionsOf, typedActions } from '../rules/form.ts';
import type { TriageRuleInput } from '../rules/input.ts';
import { changeTriageRule, createTriageRule } from '../rules/rules.ts';
import { doesWords } from '../rules/words.ts';
import { fragmentFrameOf, frameOf } from './frame.ts';
import { fragment, isPartial, onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, id, readForm, text, ticked } from './request/input.ts';
import { changeOrAnew } from './request/removal.ts';
import { NONCE, sentOnce } from './request/sent-once.ts';
import { permittedSomewhere } from './request/session.ts';
import { CHANGE, changing, mayChange, RULES, ruleOf, seenIds } from './triage-rule-of.ts';

const choice = text(60).default('');
const FORM = z.object({
  rule: id.optional(),
  nonce: NONCE,
  name: text(200).default(''),
  brand: z.union([z.literal('').transform(() => null), id]).default(null),
  filter: text(2000).default(''),
  ...{ assign: choice, priority: choice, status: choice, channel: choice },
  tags: text(1000).default(''),
  approval: text(1).default(''),
  stops: ticked,
  enabled: ticked,
});
const EMPTY: TriageRuleData['values'] = {
  ...{ name: '', brandId: null, filter: '', stops: false, enabled: true },
  ...{ assign: '', tags: '', priority: '', status: '', channel: '', approval: '' },
};

export const triageRuleRoutes = new Hono<Environment>();

triageRuleRoutes.get('/triage-rules/new', (c) => {
  permittedSomewhere(c, CHANGE);
  return showRule(c, { id: null, values: EMPTY });
});

triageRuleRoutes.post('/triage-rules', async (c) => {
  const { actor, viewer } = permittedSomewhere(c, CHANGE);
  const { values, input, nonce } = await readRule(c);
  guardOwnedBy(viewer, CHANGE, input.brandId);
  try {
    const created = `Rule created. ${input.enabled ? 'It looks at what comes in from now on.' : 'It does nothing until you switch it on.'}`;
    const create = (platform: Platform) => createTriageRule(platform, actor, input);
    return onward(c, undefined, RULES, { text: await sentOnce(c, { nonce, ...input }, created, create) });
  } catch (error) {
    return showRule(c, { id: null, values, ...ruleErrors(error) });
  }
});

triageRuleRoutes.post('/triage-rules/trial', async (c) => {
  const { viewer } = permittedSomewhere(c, CHANGE);
  const { values, input, ruleId } = await readRule(c);
  guardOwnedBy(viewer, CHANGE, input.brandId);
  const shown = { id: ruleId, values, ...(await triedOf(c, input, ruleId)) };
  if (!isPartial(c)) return showRule(c, shown, 200);
  return fragment(
    c,
    <Fragment frame={await fragmentFrameOf(c)}>
      <TriageTrialPart trial={shown.trial ?? null} error={shown.filterError ?? null} />
    </Fragment>,
  );
});

triageRuleRoutes.get('/triage-rules/:id', async (c) => {
  const { name, brandId, filter, actions, stops, enabled, id: ruleId } = await ruleOf(c);
  return showRule(c, {
    id: ruleId,
    values: { name, brandId, filter, stops, enabled, ...typedActions(actions) },
  });
});

triageRuleRoutes.post('/triage-rules/:id', async (c) => {
  permittedSomewhere(c, CHANGE);
  const typed = await readRule(c);
  return changeOrAnew(c, {
    find: () => changing(c),
    save: (found) => save(c, found, typed),
    anew: (told) => showRule(c, { id: null, values: typed.values, errors: { name: told } }),
  });
});

type Found = Awaited<ReturnType<typeof changing>>;
type Read = Awaited<ReturnType<typeof readRule>>;

async function save(c: Request, { actor, viewer, rule }: Found, { values, input }: Read) {
  guardOwnedBy(viewer, CHANGE, input.brandId);
  try {
    await changeTriageRule(c.get('platform'), actor, rule.id, input);
    return onward(c, undefined, RULES, { text: 'Saved.' });
  } catch (error) {
    return showRule(c, { id: rule.id, values, ...ruleErrors(error) });
  }
}

async function readRule(c: Request) {
  const { rule, nonce, brand, assign, tags, priority, status, channel, approval, ...rest } = await readForm(
    c,
    FORM,
  );
  const typed = { assign, tags, priority, status, channel, approval };
  const values = { ...rest, ...typed, brandId: brand };
  const input: TriageRuleInput = { ...rest, brandId: brand, actions: actionsOf(typed) };
  return { values, input, nonce, ruleId: rule ?? null };
}

type Tried = Pick<Partial<TriageRuleData>, 'trial' | 'filterError'>;

async function triedOf(c: Request, input: TriageRuleInput, ruleId: number | null): Promise<Tried> {
  const platform = c.get('platform');
  try {
    const asked = { ...input, ruleId, brandIds: await seenIds(c) };
    const run = await dryRunRule(platform, asked);
    return { trial: { ...run, does: doesWords(input.actions, await namesOf(c, input)) } };
  } catch (error) {
    const { filterError } = ruleErrors(error);
    return { filterError };
  }
}

async function namesOf(c: Request, { actions: { assign, channelId } }: TriageRuleInput) {
  const { people, teams, channels } = await choices(c);
  const named = (list: { id: number; name: string }[], wanted: number | undefined) =>
    list.find((one) => one.id === wanted)?.name ?? null;
  return {
    person: assign?.to === 'person' ? named(people, assign.userId) : null,
    team: assign?.to === 'team' ? named(teams, assign.teamId) : null,
    channel: named(channels, channelId),
  };
}

async function choices(c: Request) {
  const platform = c.get('platform');
  const people = await colleagues(platform, await seenIds(c));
  return { people, teams: await listTeams(platform), channels: await listChannels(platform) };
}

/** A filter that cannot be read also says where. */
function ruleErrors(error: unknown): Pick<TriageRuleData, 'errors' | 'filterError'> {
  if (!(error instanceof QueryError)) return { errors: formErrors(error), filterError: null };
  const { message, query, start, end } = error;
  return { errors: { filter: message }, filterError: { message, query, start, end } };
}

type Shown = Pick<TriageRuleData, 'id' | 'values'> & Partial<TriageRuleData>;

async function showRule(c: Request, shown: Shown, status: 200 | 422 = shown.errors ? 422 : 200) {
  const { viewer } = permittedSomewhere(c, 'see inbox');
  const { values } = shown;
  const input = { ...values, actions: actionsOf(values) };
  const isAsked = shown.trial === undefined && !shown.filterError && shown.id !== null;
  const data: TriageRuleData = {
    ...(await choices(c)),
    errors: {},
    filterError: null,
    trial: null,
    mayChange: shown.id === null || mayChange(viewer, values.brandId),
    ...(isAsked ? await triedOf(c, input, shown.id) : {}),
    ...shown,
  };
  return show(c, <TriageRulePage frame={await frameOf(c)} data={data} />, status);
}
