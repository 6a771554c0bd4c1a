/** What is written down of telling that it is fixed: below which complaint, by whom, and who is not to contact. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import type { Fix } from './fix.ts';

export type Written = {
  person: string;
  mentionId: number;
  isTold: boolean;
  by: string | null;
  preparedAt: number;
  isGone: boolean;
};

/** What stands for a name in the tables of who was told and who is not to contact. */
export const personHash = (platform: Platform, name: string): Promise<string> =>
  platform.secrets.fingerprint(name, 'fix_tellings.person');

/** Over `fix_tellings t`: by hand, or by a reply. */
const IS_TOLD = sql`(t.told_at is not null or exists (select 1 from replies r
  where r.mention_id = t.mention_id and r.posted_at >= t.prepared_at))`;

/** By person: who has a draft below a complaint, or was told. */
export async function writtenOf({ db }: Platform, fixId: number): Promise<Map<string, Written>> {
  const found = await rows<Written>(
    db,
    sql`select t.person, t.mention_id::float8 as "mentionId", u.name as by, m.deleted_at is not null as "isGone",
        (extract(epoch from t.prepared_at) * 1000)::float8 as "preparedAt",
        ${IS_TOLD} as "isTold"
      from fix_tellings t join mentions m on m.id = t.mention_id left join users u on u.id = t.user_id
      where t.fix_id = ${fixId}::bigint`,
  );
  return new Map(found.map((row) => [row.person, row]));
}

/** Who does not want to hear from the brand. */
export async function notToContact({ db }: Platform, brandId: number): Promise<Set<string>> {
  const found = await rows<{ person: string }>(
    db,
    sql`select person from do_not_contact where brand_id = ${brandId}::bigint`,
  );
  return new Set(found.map(({ person }) => person));
}

/** Fix id → how many were told, and how many there are, for a list of fixes. */
export async function progressOf(
  platform: Platform,
  fixes: readonly Fix[],
): Promise<Map<number, { told: number; prepared: number }>> {
  const found = await rows<{ id: number; told: number; prepared: number }>(
    platform.db,
    sql`select fix_id::float8 as id, (count(*) filter (where is_told))::int as told,
        (count(*) filter (where not is_told))::int as prepared
      from (select t.fix_id, ${IS_TOLD} as is_told
        from fix_tellings t where t.fix_id = any(${bigints(fixes.map(({ id }) => id))})) each_one group by 1`,
  );
  return new Map(found.map(({ id, ...counts }) => [id, counts]));
}
