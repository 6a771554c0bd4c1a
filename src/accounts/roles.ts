/** Which role a person has where. */
import { eq, inArray } from 'drizzle-orm';
import { brandRoles, brands } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import type { Role } from './can.ts';

/** `role` holds for all brands; null leaves the brands in `brandRoles` (brand id → role). */
export type Roles = { role: Role | null; brandRoles?: ReadonlyMap<number, Role> };

/** Throws when no role is left. */
export function guardRoles({ role, brandRoles }: Roles): void {
  if (role || brandRoles?.size) return;
  const problem = 'Choose a role, or at least one brand with a role.';
  throw new Refusal('invalid', problem, { role: problem });
}

/** Replaces a person's roles for single brands. */
export async function storeBrandRoles(
  platform: Platform,
  userId: number,
  held: ReadonlyMap<number, Role> = new Map(),
): Promise<void> {
  await platform.db.delete(brandRoles).where(eq(brandRoles.userId, userId));
  const values = Array.from(held, ([brandId, role]) => ({ userId, brandId, role }));
  if (values.length === 0) return;
  const there = await platform.db
    .select({ id: brands.id })
    .from(brands)
    .where(inArray(brands.id, [...held.keys()]));
  if (there.length < held.size) throw new Refusal('not-found', 'One of these brands was removed.');
  await platform.db.insert(brandRoles).values(values);
}
