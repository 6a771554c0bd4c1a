/** Match rules: which words make an item a mention of a brand. */
import { and, asc, eq } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { sqlState } from '../db/db.ts';
import { brands, matchRules } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { type CompiledRule, compileRule } from './match.ts';
import { type Never, neverTest } from './never.ts';

export type Rule = typeof matchRules.$inferSelect;
export type BrandRule = { brandId: number; ruleId: number; rule: CompiledRule };

const MOST_COMPILED = 5000;
const compiled = new Map<string, CompiledRule>();

/** Adds a rule to a brand. Throws QueryError when it cannot be read, Refusal when the brand has it already. */
export function addRule(platform: Platform, actor: Actor, brandId: number, rule: string): Promise<Rule> {
  const text = readRule(rule);
  return refusingTwins(text, () =>
    transact(platform, async (inside) => {
      const brand = await nameOfBrand(inside, brandId);
      const values = { brandId, rule: text, createdAt: inside.now() };
      const [added] = await inside.db.insert(matchRules).values(values).returning();
      await recordAudit(inside, actor, `added a match rule to ${brand}`, text);
      return added!;
    }),
  );
}

/** Replaces a rule's text; mentions found before stay. */
export function changeRule(platform: Platform, actor: Actor, id: number, rule: string): Promise<Rule> {
  const text = readRule(rule);
  return refusingTwins(text, () =>
    transact(platform, async (inside) => {
      const [changed] = await inside.db
        .update(matchRules)
        .set({ rule: text })
        .where(eq(matchRules.id, id))
        .returning();
      if (!changed) throw notFound();
      await recordAudit(inside, actor, 'changed a match rule', text);
      return changed;
    }),
  );
}

/** Removes a rule; mentions found by it stay. */
export function deleteRule(platform: Platform, actor: Actor, id: number): Promise<void> {
  return transact(platform, async (inside) => {
    const [gone] = await inside.db.delete(matchRules).where(eq(matchRules.id, id)).returning();
    if (!gone) throw notFound();
    await recordAudit(inside, actor, 'removed a match rule', gone.rule);
  });
}

/** A brand's rules, oldest first. */
export function rulesOf(platform: Platform, brandId: number): Promise<Rule[]> {
  return platform.db
    .select()
    .from(matchRules)
    .where(eq(matchRules.brandId, brandId))
    .orderBy(asc(matchRules.id));
}

/** One rule, or null. */
export async function ruleById(platform: Platform, id: number): Promise<Rule | null> {
  const [rule] = await platform.db.select().from(matchRules).where(eq(matchRules.id, id));
  return rule ?? null;
}

/** Every rule, or one brand's, ready to match. The texts are read anew each time; only their compilation is kept. */
export async function compiledRules(platform: Platform, brandId?: number): Promise<BrandRule[]> {
  const stored = await platform.db
    .select({
      ruleId: matchRules.id,
      brandId: matchRules.brandId,
      rule: matchRules.rule,
      neverAuthors: brands.neverAuthors,
      neverSites: brands.neverSites,
      neverThreads: brands.neverThreads,
      ownAccounts: brands.ownAccounts,
    })
    .from(matchRules)
    .innerJoin(brands, eq(brands.id, matchRules.brandId))
    .where(and(brandId === undefined ? undefined : eq(matchRules.brandId, brandId)))
    .orderBy(asc(matchRules.brandId), asc(matchRules.id));
  return stored.flatMap(({ ruleId, brandId: id, rule, ...never }) => {
    const ids = { ruleId, brandId: id };
    try {
      return [{ ...ids, rule: exceptFor(compiledOnce(rule), never) }];
    } catch (error) {
      platform.log('error', 'A stored match rule cannot be read and is left out', { ...ids, rule, error });
      return [];
    }
  });
}

/** The rule with what the brand never wants left out. */
function exceptFor(rule: CompiledRule, never: Never): CompiledRule {
  const isNever = neverTest(never);
  if (!isNever) return rule;
  return { ...rule, test: (prepared) => (isNever(prepared.item) ? null : rule.test(prepared)) };
}

function compiledOnce(rule: string): CompiledRule {
  const known = compiled.get(rule);
  if (known) return known;
  if (compiled.size >= MOST_COMPILED) compiled.clear();
  const fresh = compileRule(rule);
  compiled.set(rule, fresh);
  return fresh;
}

function readRule(rule: string): string {
  const text = rule.trim();
  if (text === '') {
    const problem = 'The rule is empty. Write the words that should be found.';
    throw new Refusal('invalid', problem, { rule: problem });
  }
  compileRule(text);
  return text;
}

async function nameOfBrand({ db }: Platform, id: number): Promise<string> {
  const [brand] = await db.select({ name: brands.name }).from(brands).where(eq(brands.id, id));
  if (!brand) throw new Refusal('not-found', 'There is no such brand. It may have been removed.');
  return brand.name;
}

async function refusingTwins<Result>(rule: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (sqlState(error) !== '23505') throw error;
    const problem = `The brand already has the rule ${rule}`;
    throw new Refusal('conflict', problem, { rule: problem });
  }
}

function notFound(): Refusal {
  return new Refusal('not-found', 'There is no such rule. It may have been removed.');
}
