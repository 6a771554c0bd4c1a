import { asc, sql } from 'drizzle-orm';
import { bigints } from '../db/db.ts';
import { users } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';

/** Who may answer for the brand of a mention, by name; the asking user first. */
export function assignablePeople(
  { db }: Platform,
  mentionId: number,
  askingUserId: number,
): Promise<{ id: number; name: string }[]> {
  const role = sql`coalesce((select held.role from brand_roles held
    where held.user_id = ${users.id}
      and held.brand_id = (select brand_id from mentions where id = ${mentionId})), ${users.role}, 'viewer')`;
  return db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(sql`${users.disabledAt} is null and ${role} <> 'viewer'`)
    .orderBy(sql`${users.id} <> ${askingUserId}`, asc(sql`lower(${users.name})`), asc(users.id));
}

/** Everybody who may answer for one of these brands, by name. */
export function colleagues({ db }: Platform, brandIds: number[]): Promise<{ id: number; name: string }[]> {
  return db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(
      sql`${users.disabledAt} is null and (${users.role} <> 'viewer' or exists (select 1 from brand_roles held
        where held.user_id = ${users.id} and held.role <> 'viewer' and held.brand_id = any(${bigints(brandIds)})))`,
    )
    .orderBy(asc(sql`lower(${users.name})`), asc(users.id));
}
