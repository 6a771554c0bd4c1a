/** What a new alert rule begins with. */
import { notFound } from '../accounts/guard.ts';
import { listChannels } from '../alerts/list-channels.ts';
import { readyMade } from '../alerts/ready-made.ts';
import { NEW_RULE, rowsOf, type TypedRule, typedRule } from '../alerts/rule-form.ts';
import { alertRuleById } from '../alerts/rules.ts';
import type { Request } from './request/environment.ts';
import { id } from './request/input.ts';
import { permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';

const NEW = { from: 'from', copy: 'copy', about: 'about' } as const;

/** Nothing, a ready-made one, a copy. */
export async function startOf(c: Request): Promise<TypedRule> {
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

export async function readyMadeBy(c: Request, key: string): Promise<TypedRule | null> {
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

/** A stored rule as its form shows it. */
export const typedOf = (rule: Awaited<ReturnType<typeof ruleById>>) =>
  typedRule({ ...rule, channelIds: rule.channels.map((channel) => channel.id) });

export async function ruleById(c: Request, ruleId: number) {
  const brandIds = (await seenBrands(c)).map((brand) => brand.id);
  const rule = await alertRuleById(c.get('platform'), ruleId, brandIds);
  if (!rule) throw notFound('alert rule');
  return rule;
}
