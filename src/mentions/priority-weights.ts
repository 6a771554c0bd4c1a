/** What the reasons for a priority weigh in this workspace. */
import { desc, eq } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { priorityWeights, users } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { DEFAULT_WEIGHTS, type PriorityWeights, WEIGHTS, weightErrors } from '../scoring/priority-weights.ts';
import type { Actor } from './mention.ts';

export type WeightsInUse = {
  weights: PriorityWeights;
  /** Added to what scored a mention; '' for the weights as shipped. */
  name: string;
  changedAt: Date | null;
  changedBy: string | null;
};

/** The newest; a weight that a later version of the product knows first has the shipped points. */
export async function weightsInUse({ db }: Pick<Platform, 'db'>): Promise<WeightsInUse> {
  const [newest] = await db
    .select({ row: priorityWeights, by: users.name })
    .from(priorityWeights)
    .leftJoin(users, eq(users.id, priorityWeights.userId))
    .orderBy(desc(priorityWeights.id))
    .limit(1);
  if (!newest) return { weights: DEFAULT_WEIGHTS, name: '', changedAt: null, changedBy: null };
  return {
    weights: { ...DEFAULT_WEIGHTS, ...newest.row.weights },
    name: `+w${newest.row.id}`,
    changedAt: newest.row.changedAt,
    changedBy: newest.by,
  };
}

/** For mentions found from now on; stored ones follow when they are scored again. Throws Refusal per weight. */
export async function changeWeights(
  platform: Platform,
  actor: Actor,
  weights: PriorityWeights,
): Promise<void> {
  const errors = weightErrors(weights);
  if (Object.keys(errors).length > 0)
    throw new Refusal('invalid', 'These weights cannot be used. Nothing was changed.', errors);
  return transact(platform, async (inside) => {
    const before = await weightsInUse(inside);
    const changed = WEIGHTS.filter(({ name }) => before.weights[name] !== weights[name]);
    if (changed.length === 0) return;
    await inside.db
      .insert(priorityWeights)
      .values({ weights, userId: actor.userId, changedAt: inside.now() });
    const words = changed.map(({ name, label }) => `${label}: ${before.weights[name]} → ${weights[name]}`);
    await recordAudit(inside, actor, 'changed what priorities weigh', words.join('; '));
  });
}
