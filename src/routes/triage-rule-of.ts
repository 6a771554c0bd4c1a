/** Which triage rule an address names, and who may change it. */
import { can, type Viewer } from '../accounts/can.ts';
import { guardOwnedBy, notFound } from '../accounts/guard.ts';
import { triageRuleById } from '../rules/list.ts';
import type { Request } from './request/environment.ts';
import { pathId } from './request/input.ts';
import { permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';

export const RULES = '/settings/rules';
export const CHANGE = 'change triage rules';

/** A rule for every brand is the workspace's; one for a brand belongs to that brand. */
export const mayChange = (viewer: Viewer, brandId: number | null) =>
  brandId === null ? can(viewer, CHANGE) : can(viewer, CHANGE, brandId);

/** The brands that the reader sees. */
export const seenIds = async (c: Request) => (await seenBrands(c)).map((brand) => brand.id);

/** The rule of the address; throws 404 where it is not seen. */
export async function ruleOf(c: Request) {
  permittedSomewhere(c, 'see inbox');
  const rule = await triageRuleById(c.get('platform'), pathId(c, 'triage rule'), await seenIds(c));
  if (!rule) throw notFound('triage rule');
  return rule;
}

/** The rule of the address, for somebody who may change it. */
export async function changing(c: Request) {
  const { actor, viewer } = permittedSomewhere(c, CHANGE);
  const rule = await ruleOf(c);
  guardOwnedBy(viewer, CHANGE, rule.brandId);
  return { actor, viewer, rule };
}
