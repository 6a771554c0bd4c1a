import { z } from 'zod';
import { guardOn, notFound } from '../accounts/guard.ts';
import { brandById } from '../brands/brands.ts';
import { addRule, changeRule, deleteRule, type Rule, ruleById, rulesOf } from '../brands/rules.ts';
import { type ApiRoute, type Asked, route } from './contract.ts';
import { id, listOf, text, time, wholeList } from './shapes.ts';

const RULE = z.object({ id, brandId: id, rule: z.string(), createdAt: time });
const RULE_TEXT = z.object({
  rule: text(20_000).meta({ description: 'Words, "phrases", AND, OR, NOT, parentheses' }),
});

const ruleOf = ({ id, brandId, rule, createdAt }: Rule) => ({ id, brandId, rule, createdAt });

export const ruleRoutes: ApiRoute[] = [
  route({
    method: 'get',
    path: '/brands/{id}/rules',
    summary: 'The match rules of a brand',
    answer: listOf(RULE),
    async run({ platform, viewer, id: brandId }) {
      guardOn(viewer, 'see inbox', brandId, 'brand');
      if (!(await brandById(platform, brandId))) throw notFound('brand');
      return wholeList((await rulesOf(platform, brandId)).map(ruleOf));
    },
  }),
  route({
    method: 'post',
    path: '/brands/{id}/rules',
    summary: 'Add a match rule to a brand',
    status: 201,
    body: RULE_TEXT,
    answer: RULE,
    async run({ platform, viewer, actor, id: brandId, body }) {
      guardOn(viewer, 'change brands', brandId, 'brand');
      return ruleOf(await addRule(platform, actor, brandId, body.rule));
    },
  }),
  route({
    method: 'patch',
    path: '/rules/{id}',
    summary: 'Change a match rule; mentions found before stay',
    body: RULE_TEXT,
    answer: RULE,
    async run(asked) {
      const rule = await guardedRule(asked);
      return ruleOf(await changeRule(asked.platform, asked.actor, rule.id, asked.body.rule));
    },
  }),
  route({
    method: 'delete',
    path: '/rules/{id}',
    summary: 'Remove a match rule; mentions found by it stay',
    status: 204,
    async run(asked) {
      const rule = await guardedRule(asked);
      await deleteRule(asked.platform, asked.actor, rule.id);
    },
  }),
];

async function guardedRule({ platform, viewer, id: ruleId }: Pick<Asked, 'platform' | 'viewer' | 'id'>) {
  const rule = await ruleById(platform, ruleId);
  if (!rule) throw notFound('rule');
  guardOn(viewer, 'change brands', rule.brandId, 'rule');
  return rule;
}
