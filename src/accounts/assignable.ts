import { asc, isNull, sql } from 'drizzle-orm';
import { users } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';

/** Who may answer for a brand, by name; the asking user first. */
export function assignablePeople(
  { db }: Platform,
  brandId: number,
  askingUserId: number,
): Promise<{ id: number; name: string }[]> {
  const role = sql`coalesce((select held.role from brand_roles held
    where held.user_id = ${users.id} and held.brand_id = ${brandId}), ${users.role}, 'viewer')`;
  return db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(sql`${isNull(users.disabledAt)} and ${role} <> 'viewer'`)
    .orderBy(sql`${users.id} <> ${askingUserId}`, asc(sql`lower(${users.name})`), asc(users.id));
}
