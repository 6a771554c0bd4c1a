import { sql } from 'drizzle-orm';
import { bigints } from '../db/db.ts';
import { type Question, questionOfRows } from '../db/question.ts';
import type { Platform } from '../platform/platform.ts';
import { rolesWith } from './can.ts';

/** Who may answer for the brand of a mention, by name; the asking user first. */
export function assignablePeople(
  { db }: Platform,
  mentionId: number,
  askingUserId: number,
): Question<{ id: number; name: string }[]> {
  const role = sql`coalesce((select held.role from brand_roles held where held.user_id = u.id
    and held.brand_id = (select brand_id from mentions where id = ${mentionId}::bigint)), u.role, 'viewer')`;
  return questionOfRows(
    db,
    sql`select u.id::float8 as id, u.name from users u where u.disabled_at is null and ${role} <> 'viewer'
      order by u.id <> ${askingUserId}::bigint, lower(u.name), u.id`,
  );
}

/** Everybody who may answer for one of these brands, by name. */
export function colleagues({ db }: Platform, brandIds: number[]): Question<{ id: number; name: string }[]> {
  return questionOfRows(
    db,
    sql`select u.id::float8 as id, u.name from users u
      where u.disabled_at is null and (u.role <> 'viewer' or exists (select 1 from brand_roles held
        where held.user_id = u.id and held.role <> 'viewer' and held.brand_id = any(${bigints(brandIds)})))
      order by lower(u.name), u.id`,
  );
}

/** Who may approve replies about this brand, by name. */
export function approvers({ db }: Platform, brandId: number): Question<{ name: string }[]> {
  const role = sql`coalesce((select held.role from brand_roles held
    where held.user_id = u.id and held.brand_id = ${brandId}::bigint), u.role)`;
  return questionOfRows(
    db,
    sql`select u.name from users u where u.disabled_at is null
      and ${role} = any(${`{${rolesWith('approve reply').join(',')}}`}::text::text[]) order by lower(u.name), u.id`,
  );
}
