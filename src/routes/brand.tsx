/** One brand and its match rules. */
import { Hono } from 'hono';
import { z } from 'zod';
import { type BrandData, BrandPage } from '../../views/brand.tsx';
import { notFound } from '../accounts/guard.ts';
import { mentionsOfBrand } from '../brands/brand-counts.ts';
import { type Brand, brandById } from '../brands/brands.ts';
import { compileRule } from '../brands/match.ts';
import { QueryError } from '../brands/query-error.ts';
import { explainQuery } from '../brands/query-explain.ts';
import { changeRetention } from '../brands/retention.ts';
import { addRule, changeRule, deleteRule, type Rule, ruleById, rulesOf } from '../brands/rules.ts';
import { canOn, frameOf } from './frame.ts';
import { onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, pathId, readForm, text } from './request/input.ts';
import { permittedOn, signedIn } from './request/session.ts';

const RULE = z.object({ rule: text(5000) });
const RETENTION = z.object({ days: text(20).default('') });

export const brandRoutes = new Hono<Environment>();

brandRoutes.get('/brands/:id', (c) => showBrand(c, pathId(c, 'brand')));

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

brandRoutes.post('/brands/:id/rules', async (c) => {
  const id = pathId(c, 'brand');
  const { actor } = permittedOn(c, 'change brands', id, 'brand');
  const { rule } = await readForm(c, RULE);
  try {
    await addRule(c.get('platform'), actor, id, rule);
    return onward(c, undefined, `/brands/${id}`, { text: 'Rule added. It counts from the next poll on.' });
  } catch (error) {
    return showBrand(c, id, { newRule: { value: rule, error: ruleError(error) } });
  }
});

brandRoutes.post('/rules/:id', async (c) => {
  const { brandId, id } = await ruleOf(c);
  const { actor } = permittedOn(c, 'change brands', brandId, 'rule');
  const { rule } = await readForm(c, RULE);
  try {
    await changeRule(c.get('platform'), actor, id, rule);
    return onward(c, undefined, `/brands/${brandId}`, { text: 'Rule changed. Mentions found before stay.' });
  } catch (error) {
    return showBrand(c, brandId, { newRule: { value: rule, error: ruleError(error) } });
  }
});

brandRoutes.post('/rules/:id/deletion', async (c) => {
  const { brandId, id } = await ruleOf(c);
  const { actor } = permittedOn(c, 'change brands', brandId, 'rule');
  await deleteRule(c.get('platform'), actor, id);
  return onward(c, undefined, `/brands/${brandId}`, { text: 'Rule removed. Mentions found by it stay.' });
});

/** The page of one brand; `shown` carries what was typed and why it was refused. */
export async function showBrand(c: Request, id: number, shown: Partial<BrandData> = {}) {
  const platform = c.get('platform');
  const { viewer } = permittedOn(c, 'see inbox', id, 'brand');
  const brand = await brandById(platform, id);
  if (!brand) throw notFound('brand');
  const data: BrandData = {
    ...brand,
    mentions: await mentionsOfBrand(platform, id),
    rules: (await rulesOf(platform, id)).map(({ id: ruleId, rule }) => ({
      id: ruleId,
      rule,
      explanation: explained(rule),
    })),
    values: valuesOf(brand),
    never: neverOf(brand),
    errors: {},
    retention: { value: String(brand.retentionDays ?? '') },
    newRule: { value: '', error: null },
    ...shown,
  };
  const frame = { ...(await frameOf(c)), can: canOn(viewer, id) };
  return show(c, <BrandPage frame={frame} data={data} />, Object.keys(shown).length > 0 ? 400 : 200);
}

async function ruleOf(c: Request): Promise<Rule> {
  signedIn(c);
  const rule = await ruleById(c.get('platform'), pathId(c, 'rule'));
  if (!rule) throw notFound('rule');
  return rule;
}

/** A refused query also says where it is wrong. */
function ruleError(error: unknown): BrandData['newRule']['error'] {
  if (error instanceof QueryError) {
    const { message, query, start, end } = error;
    return { message, query, start, end };
  }
  return Object.values(formErrors(error))[0] ?? null;
}

function explained(rule: string): string {
  try {
    return explainQuery(compileRule(rule).query);
  } catch {
    return 'This rule cannot be read any more and finds nothing. Change it.';
  }
}

const neverOf = ({ neverAuthors, neverSites, neverThreads, ownAccounts }: Brand): BrandData['never'] => ({
  neverAuthors: neverAuthors.join('\n'),
  neverSites: neverSites.join('\n'),
  neverThreads: neverThreads.join('\n'),
  ownAccounts: ownAccounts.join('\n'),
});

const valuesOf = ({ name, website, kind, timeZone, responseMinutes }: Brand): BrandData['values'] => ({
  name,
  website: website ?? '',
  kind,
  timeZone,
  responseMinutes: String(responseMinutes),
});
