/** Triage rules: what is done with mentions by itself, in their order. */
import { eq, sql } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { sqlState } from '../db/db.ts';
import { triageRules } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { readRule, type TriageRuleInput } from './input.ts';

/** Adds a rule behind the others. Throws Refusal with a sentence per field, QueryError for its filter. */
export function createTriageRule(
  platform: Platform,
  actor: Actor,
  input: TriageRuleInput,
): Promise<{ id: number }> {
  return transact(platform, async (inside) => {
    const values = await readRule(inside, input);
    const position = sql<number>`(select coalesce(max(position), 0) + 1 from triage_rules)`;
    const [added] = await storing(() =>
      inside.db
        .insert(triageRules)
        .values({ ...values, position, createdAt: inside.now() })
        .returning({ id: triageRules.id }),
    );
    await recordAudit(inside, actor, 'added the triage rule', values.name);
    return added!;
  });
}

/** What it did before stays. */
export function changeTriageRule(
  platform: Platform,
  actor: Actor,
  id: number,
  input: TriageRuleInput,
): Promise<void> {
  return transact(platform, async (inside) => {
    const values = await readRule(inside, input);
    const [changed] = await storing(() =>
      inside.db
        .update(triageRules)
        .set(values)
        .where(eq(triageRules.id, id))
        .returning({ id: triageRules.id }),
    );
    if (!changed) throw noSuchRule();
    await recordAudit(inside, actor, 'changed the triage rule', values.name);
  });
}

/** Switches it on or off. */
export function switchTriageRule(
  platform: Platform,
  actor: Actor,
  id: number,
  enabled: boolean,
): Promise<void> {
  return transact(platform, async (inside) => {
    const [rule] = await inside.db
      .update(triageRules)
      .set({ enabled })
      .where(eq(triageRules.id, id))
      .returning({ name: triageRules.name });
    if (!rule) throw noSuchRule();
    await recordAudit(inside, actor, `switched the triage rule ${enabled ? 'on' : 'off'}`, rule.name);
  });
}

/** Removes a rule; what it did stays. */
export function deleteTriageRule(platform: Platform, actor: Actor, id: number): Promise<void> {
  return transact(platform, async (inside) => {
    const [gone] = await inside.db.delete(triageRules).where(eq(triageRules.id, id)).returning();
    if (!gone) throw noSuchRule();
    await recordAudit(inside, actor, 'removed the triage rule', gone.name);
  });
}

/** Changes places with the rule before or behind it; the first and the last stay where they are. */
export function moveTriageRule(
  platform: Platform,
  actor: Actor,
  id: number,
  direction: 'up' | 'down',
): Promise<void> {
  return transact(platform, async (inside) => {
    const order = await inside.db
      .select({ id: triageRules.id, name: triageRules.name })
      .from(triageRules)
      .orderBy(triageRules.position, triageRules.id)
      .for('update');
    const from = order.findIndex((rule) => rule.id === id);
    const to = from + (direction === 'up' ? -1 : 1);
    if (from === -1) throw noSuchRule();
    if (!order[to]) return;
    [order[from], order[to]] = [order[to], order[from]!];
    const places = JSON.stringify(order.map((rule, index) => ({ id: rule.id, position: index + 1 })));
    await inside.db.execute(sql`update triage_rules r set position = given.position
      from jsonb_to_recordset(${places}::text::jsonb) as given(id bigint, position int) where r.id = given.id`);
    await recordAudit(inside, actor, `moved the triage rule ${direction}`, order[to]!.name);
  });
}

/** A foreign key says that the brand went away while the form was open. */
async function storing<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (sqlState(error) !== '23503') throw error;
    throw new Refusal('not-found', 'The brand of this rule is not there any more. Load the page again.');
  }
}

export const noSuchRule = () =>
  new Refusal('not-found', 'There is no such triage rule. It may have been removed.');
