/** What people said is about a brand, and what is not: the examples that its relevance model learns from. */
import { and, desc, eq, sql } from 'drizzle-orm';
import { relevanceExamples } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { digest } from '../sources/clean-item.ts';
import { isUrl } from '../url.ts';
import { type Brand, brandById } from './brands.ts';
import { compileRule } from './match.ts';
import type { Query } from './query-tree.ts';
import { type Profile, profileOf } from './relevance/features.ts';
import { type Model, relevanceModel } from './relevance/model.ts';
import { rulesOf } from './rules.ts';

export type Given = (typeof relevanceExamples.$inferSelect)['given'];
export type NewExample = { brandId: number; itemHash: string; features: number[]; relevant: boolean };

/** Older ones say less of how people write today. */
const MOST_EXAMPLES = 1000;
/** A mention that was worked on is probably about the brand, and is sometimes closed without a look. */
const WEIGHTS: Record<Given, number> = { thumb: 1, dismissed: 1, answered: 0.3 };
const MOST_FEATURES = 240;

/** Stands for a post without naming anybody. */
export const itemHash = (sourceKind: string, externalId: string) => digest(`${sourceKind} ${externalId}`);

/** Keeps what people said; a later word about the same post replaces an earlier one, a weak one replaces nothing. */
export async function keepExamples(
  { db, now }: Platform,
  actor: Actor,
  given: Given,
  examples: readonly NewExample[],
): Promise<void> {
  if (examples.length === 0) return;
  const said = { given, userId: actor.userId, at: now() };
  const insert = db.insert(relevanceExamples).values(examples.map((example) => ({ ...example, ...said })));
  const target = [relevanceExamples.brandId, relevanceExamples.itemHash];
  if (given === 'answered') await insert.onConflictDoNothing({ target });
  else {
    const { features, relevant } = { features: sql`excluded.features`, relevant: sql`excluded.relevant` };
    await insert.onConflictDoUpdate({ target, set: { features, relevant, ...said } });
  }
}

/** A thumb on a sample: null takes it back. Throws Refusal for features that are none. */
export async function giveThumb(
  platform: Platform,
  actor: Actor,
  { relevant, ...example }: Omit<NewExample, 'relevant'> & { relevant: boolean | null },
): Promise<void> {
  const { brandId, itemHash: hash, features } = example;
  if (!(await brandById(platform, brandId)))
    throw new Refusal('not-found', 'There is no such brand. It may have been removed.');
  const isFit = features.length <= MOST_FEATURES && features.every((id) => id >= 0 && id < 2 ** 30);
  if (!isFit || !/^[0-9a-f]{16}$/.test(hash))
    throw new Refusal('invalid', 'This sample cannot be read any more. Try the rule again.');
  if (relevant !== null) return keepExamples(platform, actor, 'thumb', [{ ...example, relevant }]);
  const here = and(eq(relevanceExamples.brandId, brandId), eq(relevanceExamples.itemHash, hash));
  await platform.db.delete(relevanceExamples).where(here);
}

/** Those of the posts of which somebody said that they are not about the brand, each as `brandId itemHash`. */
export async function refusedAmong(
  { db }: Platform,
  posts: readonly { brandId: number; itemHash: string }[],
): Promise<ReadonlySet<string>> {
  if (posts.length === 0) return new Set();
  const found = await db
    .select({ brandId: relevanceExamples.brandId, itemHash: relevanceExamples.itemHash })
    .from(relevanceExamples)
    .where(
      sql`${relevanceExamples.given} = 'thumb' and not ${relevanceExamples.relevant}
        and (${relevanceExamples.brandId}, ${relevanceExamples.itemHash}) in (
          select p."brandId", p."itemHash" from jsonb_to_recordset(${JSON.stringify(posts)}::text::jsonb)
            as p("brandId" bigint, "itemHash" text))`,
    );
  return new Set(found.map((one) => `${one.brandId} ${one.itemHash}`));
}

/** Forgets what was said about these posts. Returns for how many. */
export async function forgetExamples(
  { db }: Platform,
  sourceKind: string,
  posts: readonly { externalId: string }[],
): Promise<number> {
  const hashes = posts.map(({ externalId }) => itemHash(sourceKind, externalId));
  const gone = await db
    .delete(relevanceExamples)
    .where(
      sql`${relevanceExamples.itemHash} in (
        select value from jsonb_array_elements_text(${JSON.stringify(hashes)}::text::jsonb))`,
    )
    .returning({ itemHash: relevanceExamples.itemHash });
  return gone.length;
}

export type Relevance = {
  model: Model;
  profile: Profile;
  /** Post → about the brand or not, where a person said so. */
  told: ReadonlyMap<string, boolean>;
};

/** What is known of a brand's relevance. Throws Refusal when there is no such brand. */
export async function relevanceOf(platform: Platform, brandId: number): Promise<Relevance> {
  const brand = await brandById(platform, brandId);
  if (!brand) throw new Refusal('not-found', 'There is no such brand. It may have been removed.');
  const stored = await platform.db
    .select()
    .from(relevanceExamples)
    .where(eq(relevanceExamples.brandId, brandId))
    .orderBy(desc(relevanceExamples.at), relevanceExamples.itemHash)
    .limit(MOST_EXAMPLES);
  return {
    model: modelOf(platform, brandId, stored),
    profile: await profileOfBrand(platform, brand),
    told: new Map(
      stored.flatMap((row) => (row.given === 'answered' ? [] : [[row.itemHash, row.relevant] as const])),
    ),
  };
}

type Stored = typeof relevanceExamples.$inferSelect;

/** Holding back takes tenths of a second, and most polls find the same examples. */
const models = new WeakMap<Platform['http'], Map<number, { stamp: string; model: Model }>>();

function modelOf(platform: Platform, brandId: number, stored: Stored[]): Model {
  const ordered = stored.toSorted((a, b) => (a.itemHash < b.itemHash ? -1 : 1));
  const stamp = digest(ordered.map(({ itemHash: hash, relevant, given }) => [hash, relevant, given]).join());
  const known = models.get(platform.http) ?? new Map();
  models.set(platform.http, known);
  const last = known.get(brandId);
  if (last?.stamp === stamp) return last.model;
  const model = relevanceModel(ordered.map((row) => ({ ...row, weight: WEIGHTS[row.given] })));
  known.set(brandId, { stamp, model });
  return model;
}

/** Words of its own that surround its name. */
async function profileOfBrand(
  platform: Platform,
  brand: Pick<Brand, 'id' | 'name' | 'website' | 'about'>,
): Promise<Profile> {
  const rules = await rulesOf(platform, brand.id);
  return profileFrom(
    brand,
    rules.map(({ rule }) => rule),
  );
}

/** The same from rules that are at hand. */
export function profileFrom(
  { name, website, about }: Pick<Brand, 'name' | 'website' | 'about'>,
  rules: readonly string[],
): Profile {
  const site = website && isUrl(website) ? new URL(website).hostname.replace(/^www\./, '') : null;
  return profileOf([site?.split('.')[0] ?? null, about, ...rules.flatMap(wordsOfRule)], name);
}

function wordsOfRule(rule: string): string[] {
  try {
    return wantedTerms(compileRule(rule).query);
  } catch {
    return [];
  }
}

function wantedTerms(query: Query): string[] {
  if (query.kind === 'term') return [query.text];
  if (query.kind === 'not' || query.kind === 'field') return [];
  return query.parts.flatMap(wantedTerms);
}
