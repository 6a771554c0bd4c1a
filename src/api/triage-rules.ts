/** Triage rules: if a mention matches, then it is done. */
import { z } from 'zod';
import { brandsWhere } from '../accounts/can.ts';
import { guard, guardOwnedBy, guardSomewhere, notFound } from '../accounts/guard.ts';
import { DISMISSED_REASONS, PRIORITIES } from '../mentions/mention.ts';
import { dryRunRule } from '../rules/dry-run.ts';
import type { TriageRuleInput } from '../rules/input.ts';
import { listTriageRules, type TriageRule, triageRuleById } from '../rules/list.ts';
import { changeTriageRule, createTriageRule, deleteTriageRule, moveTriageRule } from '../rules/rules.ts';
import { undoRun } from '../rules/undo-run.ts';
import { type ApiRoute, type Asked, route } from './contract.ts';
import { seenBrandIds } from './mentions.ts';
import { id, listOf, text, time, wholeList } from './shapes.ts';

const CHANGE = 'change triage rules';

const ACTIONS = z
  .object({
    assign: z
      .union([
        z.object({ to: z.literal('person'), userId: id }),
        z.object({ to: z.literal('team'), teamId: id, by: z.enum(['team', 'turn', 'load']) }),
      ])
      .optional()
      .meta({ description: 'A team gets it as a whole, or its people in turn, or whoever has least' }),
    tags: z.array(text(200)).max(50).optional(),
    priority: z.enum(PRIORITIES).optional(),
    status: z
      .union([
        z.object({ is: z.literal('resolved') }),
        z.object({ is: z.literal('dismissed'), reason: z.enum(DISMISSED_REASONS) }),
        z.object({ is: z.literal('snoozed'), hours: z.number().positive() }),
      ])
      .optional(),
    approval: z.literal(true).optional().meta({ description: 'Replies to it are approved first' }),
    channelId: id.optional().meta({ description: 'Alerts to this channel' }),
  })
  .meta({ description: 'At least one' });
const CONTENT = {
  name: text(400),
  brand: id.nullable().meta({ description: 'Null: every brand of your own' }),
  filter: text(2000).meta({ description: 'In the filter language; empty: every mention' }),
  actions: ACTIONS,
  stops: z.boolean().meta({ description: 'Later rules leave alone what this one acted on' }),
  enabled: z.boolean(),
};
const NEW = z.object({
  ...CONTENT,
  brand: CONTENT.brand.default(null),
  filter: CONTENT.filter.default(''),
  stops: CONTENT.stops.default(false),
  enabled: CONTENT.enabled.default(true),
});
const RULE = z.object({
  id,
  ...CONTENT,
  explanation: z.string().meta({ description: 'The filter in words' }),
  does: z.array(z.string()),
  today: z.int().meta({ description: 'Mentions it acted on in 24 hours' }),
  month: z.int().meta({ description: 'and in 30 days' }),
  lastAt: time.nullable(),
  lastRun: z
    .object({ batchId: z.uuid(), mentions: z.int(), at: time })
    .nullable()
    .meta({ description: 'What it did last, as long as some of it can be taken back' }),
});
const TRIAL = z.object({
  explanation: z.string(),
  of: z.int().meta({ description: 'Mentions of its brands in 30 days' }),
  matched: z.int().meta({ description: 'Those that it would have acted on' }),
  samples: z.array(z.object({ id, brandName: z.string(), text: z.string(), publishedAt: time }).loose()),
  earlier: z.array(
    z.object({
      name: z.string(),
      mentions: z.int(),
      how: z.enum(['stops', 'assigns', 'moves', 'prioritises']),
    }),
  ),
  asksForToday: z.boolean().meta({ description: 'The filter asks for what changes with time' }),
});

type Content = z.output<typeof NEW>;
type Who = Pick<Asked, 'platform' | 'viewer' | 'id'>;

const ruleOf = ({ brandId, brandName: _, ...rule }: TriageRule) => ({ ...rule, brand: brandId });
const inputOf = ({ brand, ...content }: Content): TriageRuleInput => ({ ...content, brandId: brand });

async function shown({ platform, viewer }: Pick<Who, 'platform' | 'viewer'>, ruleId: number) {
  const rule = await triageRuleById(platform, ruleId, await seenBrandIds({ platform, viewer }));
  if (!rule) throw notFound('triage rule');
  return rule;
}

async function changeable(asked: Who): Promise<TriageRule> {
  guardSomewhere(asked.viewer, CHANGE);
  const rule = await shown(asked, asked.id);
  guardOwnedBy(asked.viewer, CHANGE, rule.brandId);
  return rule;
}

export const triageRuleRoutes: ApiRoute[] = [
  route({
    method: 'get',
    path: '/triage-rules',
    summary: 'Triage rules, in the order in which they look at a mention',
    answer: listOf(RULE),
    async run({ platform, viewer }) {
      guardSomewhere(viewer, 'see inbox');
      return wholeList(
        (await listTriageRules(platform, await seenBrandIds({ platform, viewer }))).map(ruleOf),
      );
    },
  }),
  route({
    method: 'post',
    path: '/triage-rules',
    summary: 'Add a triage rule behind the others; it looks at what comes in from now on',
    status: 201,
    body: NEW,
    answer: RULE,
    async run(asked) {
      guardOwnedBy(asked.viewer, CHANGE, asked.body.brand);
      const added = await createTriageRule(asked.platform, asked.actor, inputOf(asked.body));
      return ruleOf(await shown(asked, added.id));
    },
  }),
  route({
    method: 'post',
    path: '/triage-rules/trial',
    summary: 'What a rule would have done in the last 30 days; nothing is changed',
    body: NEW.omit({ name: true }).extend({
      rule: id.nullish().meta({ description: 'In the place of this one' }),
    }),
    answer: TRIAL,
    async run(asked) {
      const { brand, rule, filter, actions } = asked.body;
      guardOwnedBy(asked.viewer, CHANGE, brand);
      const brandIds = await seenBrandIds(asked);
      return dryRunRule(asked.platform, { filter, actions, brandId: brand, ruleId: rule ?? null, brandIds });
    },
  }),
  route({
    method: 'patch',
    path: '/triage-rules/{id}',
    summary: 'Change a triage rule; what is left out stays, and so does what it did',
    body: z.object(CONTENT).partial(),
    answer: RULE,
    async run(asked) {
      const content = NEW.parse({ ...ruleOf(await changeable(asked)), ...asked.body });
      guardOwnedBy(asked.viewer, CHANGE, content.brand);
      await changeTriageRule(asked.platform, asked.actor, asked.id, inputOf(content));
      return ruleOf(await shown(asked, asked.id));
    },
  }),
  route({
    method: 'put',
    path: '/triage-rules/{id}/place',
    summary: 'Let it change places with the rule before or behind it',
    body: z.object({ to: z.enum(['up', 'down']) }),
    answer: RULE,
    async run(asked) {
      await changeable(asked);
      guard(asked.viewer, CHANGE);
      await moveTriageRule(asked.platform, asked.actor, asked.id, asked.body.to);
      return ruleOf(await shown(asked, asked.id));
    },
  }),
  route({
    method: 'post',
    path: '/triage-rules/{id}/undo',
    summary: 'Take back what a rule did in one run, where nobody changed it since',
    body: z.object({ batch: z.uuid() }),
    answer: z.object({ done: z.int(), changedByOthers: z.int() }),
    async run(asked) {
      await changeable(asked);
      const brandIds = brandsWhere(asked.viewer, CHANGE, await seenBrandIds(asked));
      return undoRun(asked.platform, asked.actor, { ruleId: asked.id, batchId: asked.body.batch, brandIds });
    },
  }),
  route({
    method: 'delete',
    path: '/triage-rules/{id}',
    summary: 'Remove a triage rule; what it did stays',
    status: 204,
    async run(asked) {
      await changeable(asked);
      await deleteTriageRule(asked.platform, asked.actor, asked.id);
    },
  }),
];
