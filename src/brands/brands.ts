/** The brands that are watched: one's own, and competitors to compare with. */
import { asc, eq, sql } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { sqlState } from '../db/db.ts';
import { brands } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { type BrandFields, type BrandInput, readFields } from './brand-fields.ts';
import { markBrandRollupsDue } from './rollups-due.ts';

export type Brand = typeof brands.$inferSelect;

/** Adds a brand. Throws Refusal when a field is wrong or the name is taken. */
export async function createBrand(platform: Platform, actor: Actor, input: BrandInput): Promise<Brand> {
  const fields = await readFields(platform, { ...input, name: input.name ?? '' });
  return refusingTakenNames(input.name, () =>
    transact(platform, async (inside) => {
      const [brand] = await inside.db
        .insert(brands)
        .values({ ...fields, name: fields.name!, kind: fields.kind ?? 'own', createdAt: inside.now() })
        .returning();
      await recordAudit(inside, actor, `added the ${brand!.kind} brand`, brand!.name);
      return brand!;
    }),
  );
}

/** Changes the given fields. Another time zone has every daily figure counted again. */
export async function changeBrand(
  platform: Platform,
  actor: Actor,
  id: number,
  changes: Partial<BrandInput>,
): Promise<Brand> {
  const fields = await readFields(platform, changes);
  return refusingTakenNames(changes.name ?? '', () =>
    transact(platform, async (inside) => {
      const before = await lockBrand(inside, id);
      if (Object.keys(fields).length === 0) return before;
      const [after] = await inside.db.update(brands).set(fields).where(eq(brands.id, id)).returning();
      await followUp(inside, before, after!);
      await recordAudit(inside, actor, `changed the brand (${changedFields(fields)})`, after!.name);
      return after!;
    }),
  );
}

/** Removes a brand with its rules, mentions and figures; its sources stay. */
export function deleteBrand(platform: Platform, actor: Actor, id: number): Promise<void> {
  return transact(platform, async (inside) => {
    await inside.db.execute(sql`delete from story_keys k using story_texts t
      where t.text_key = k.text_key and t.brand_id = ${id}::bigint`);
    const [gone] = await inside.db.delete(brands).where(eq(brands.id, id)).returning({ name: brands.name });
    if (!gone) throw notFound();
    await recordAudit(inside, actor, 'removed the brand with its mentions', gone.name);
  });
}

/** Every brand: one's own first, then by name. */
export function listBrands(platform: Platform): Promise<Brand[]> {
  return platform.db
    .select()
    .from(brands)
    .orderBy(sql`${brands.kind} = 'competitor'`, asc(sql`lower(${brands.name})`), asc(brands.id));
}

/** One brand, or null. */
export async function brandById(platform: Platform, id: number): Promise<Brand | null> {
  const [brand] = await platform.db.select().from(brands).where(eq(brands.id, id));
  return brand ?? null;
}

async function lockBrand(platform: Platform, id: number): Promise<Brand> {
  const [brand] = await platform.db.select().from(brands).where(eq(brands.id, id)).for('update');
  if (!brand) throw notFound();
  return brand;
}

async function followUp(platform: Platform, before: Brand, after: Brand): Promise<void> {
  if (before.kind !== after.kind && after.kind === 'competitor') {
    await platform.db.execute(sql`
      update mentions set needs_response = false, due_at = null, version = version + 1
      where brand_id = ${after.id} and needs_response and first_replied_at is null`);
  }
  if (before.timeZone !== after.timeZone || before.responseMinutes !== after.responseMinutes) {
    await platform.db.execute(sql`update brands set due_behind = (
      select max(id) from mentions where brand_id = ${after.id}) where id = ${after.id}`);
  }
  if (before.timeZone !== after.timeZone || before.kind !== after.kind)
    await markBrandRollupsDue(platform, after.id);
}

async function refusingTakenNames<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (sqlState(error) !== '23505') throw error;
    const problem = `There is already a brand called "${name.trim()}". Choose another name.`;
    throw new Refusal('conflict', problem, { name: problem });
  }
}

function changedFields(fields: Partial<BrandFields>): string {
  const words = {
    name: 'name',
    kind: 'kind',
    website: 'website',
    about: 'what it makes',
    timeZone: 'time zone',
    neverAuthors: 'muted authors',
    neverSites: 'muted sites',
    neverThreads: 'muted threads',
    ownAccounts: 'own accounts',
  };
  return Object.keys(fields)
    .map((field) => words[field as keyof typeof words] ?? 'time to respond')
    .join(', ');
}

function notFound(): Refusal {
  return new Refusal('not-found', 'There is no such brand. It may have been removed.');
}
