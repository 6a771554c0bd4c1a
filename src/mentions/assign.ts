import { sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import { Refusal } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import type { Changed } from './change.ts';
import type { MentionRef } from './conflict.ts';
import type { Actor } from './mention.ts';
import { makeSetting } from './setting.ts';

export type Assignment = {
  /** Null: nobody; left out: as it is. */
  userId?: number | null;
  teamId?: number | null;
};

/** Gives the mention to a person who may work on its brand, to a team, to both, or to nobody. */
export async function assign(
  platform: Platform,
  actor: Actor,
  { userId, teamId, ...ref }: MentionRef & Assignment,
): Promise<Changed | null> {
  await guardAssignment(platform, { userId, teamId }, [ref.mentionId], ref.brandIds);
  return makeSetting(platform, actor, ref, { kind: 'assign', userId, teamId });
}

/** Throws when the team is gone, or the person is or may not answer for one of the mentions. */
export async function guardAssignment(
  platform: Platform,
  { userId = null, teamId = null }: Assignment,
  mentionIds: number[],
  brandIds: number[],
): Promise<void> {
  await guardAssignee(platform, userId, mentionIds, brandIds);
  if (teamId === null) return;
  const [team] = await rows(platform.db, sql`select 1 from teams where id = ${teamId}::bigint`);
  if (team) return;
  const problem = 'This team is not here any more. Choose another one.';
  throw new Refusal('invalid', problem, { team: problem });
}

/** Throws when the person is gone, or may not answer for the brand of one of the mentions; others are none of it. */
async function guardAssignee(
  platform: Platform,
  userId: number | null,
  mentionIds: number[],
  brandIds: number[],
): Promise<void> {
  if (userId === null) return;
  const [person] = await rows<{ name: string; refusedBrand: string | null }>(
    platform.db,
    sql`select u.name, (
        select b.name from mentions m join brands b on b.id = m.brand_id
        left join brand_roles r on r.brand_id = b.id and r.user_id = u.id
        where m.id = any(${bigints(mentionIds)}) and m.brand_id = any(${bigints(brandIds)})
          and coalesce(r.role, u.role, 'viewer') = 'viewer' limit 1
      ) as "refusedBrand"
      from users u where u.id = ${userId}::bigint and u.disabled_at is null`,
  );
  if (!person) throw refused('This person is not here any more. Choose somebody else.');
  if (person.refusedBrand !== null) {
    throw refused(`${person.name} may not answer for ${person.refusedBrand}. Choose somebody else.`);
  }
}

function refused(problem: string): Refusal {
  return new Refusal('invalid', problem, { user: problem });
}
