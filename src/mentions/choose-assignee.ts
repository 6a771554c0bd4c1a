/** Giving work out by itself: whose turn it is in a team, or who has the least to do. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { type Available, byLoad, inTurn } from './turns.ts';

export type Choice = {
  teamId: number;
  by: 'turn' | 'load';
  /** Only people who may answer for this brand are chosen. */
  brandId: number;
};

/**
 * The ids of `count` people in a row, the same one perhaps several times; none when nobody of the team is there. Call
 * it in the transaction that assigns: until it ends, other processes wait for their turn, so none is given twice.
 */
export async function chooseAssignees(
  platform: Platform,
  choice: Choice & { count: number },
): Promise<number[]> {
  const { teamId, by, count } = choice;
  const [team] = await rows<{ last: number | null }>(
    platform.db,
    sql`select turn_user_id::float8 as last from teams where id = ${teamId}::bigint for update`,
  );
  if (!team) return [];
  const available = await availableFor(platform, choice);
  const chosen = (by === 'turn' ? inTurn : byLoad)(available, team.last, count);
  const last = chosen.at(-1);
  if (last !== undefined) {
    await platform.db.execute(
      sql`update teams set turn_user_id = ${last}::bigint where id = ${teamId}::bigint`,
    );
  }
  return chosen;
}

/** Who may sign in, is not away and may answer for the brand. */
function availableFor({ db, now }: Platform, { teamId, brandId }: Choice): Promise<Available[]> {
  return rows<Available>(
    db,
    sql`select u.id::float8 as "userId", (
        select count(*)::int from mentions m where m.assignee_id = u.id and m.assignee_id is not null
          and m.status in ('open','pending') and m.deleted_at is null) as load
      from team_members held join users u on u.id = held.user_id
      left join brand_roles r on r.user_id = u.id and r.brand_id = ${brandId}::bigint
      where held.team_id = ${teamId}::bigint and u.disabled_at is null
        and coalesce(u.away_until, '-infinity') <= ${now().toISOString()}::timestamptz
        and coalesce(r.role, u.role, 'viewer') <> 'viewer'
      order by u.id`,
  );
}
