/** New mentions that need a response go where their brand sends them: to a team, or to one of its people. */
import { sql } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { notFound } from '../accounts/guard.ts';
import { bigints, rows } from '../db/db.ts';
import { Refusal } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { changeMentions, chosenFrom } from './change.ts';
import { chooseAssignees } from './choose-assignee.ts';
import { type Actor, SYSTEM } from './mention.ts';

export const ASSIGN_BY = ['team', 'turn', 'load'] as const;
export type AssignBy = (typeof ASSIGN_BY)[number];

/** One brand's new mentions. */
type Share = { brandId: number; teamId: number; by: AssignBy; ids: number[] };

/** Gives each to its brand's team, in the caller's transaction; backfilled ones and suspected spam to nobody. */
export async function assignByBrand(platform: Platform, newIds: readonly number[]): Promise<void> {
  if (newIds.length === 0) return;
  const shares = await rows<Share>(
    platform.db,
    sql`select b.id::float8 as "brandId", b.team_id::float8 as "teamId", b.assign_by as by,
        jsonb_agg(m.id order by m.id) as ids
      from mentions m join brands b on b.id = m.brand_id and b.team_id is not null
      where m.id = any(${bigints(newIds)}) and m.needs_response and not m.backfilled and not m.spam
        and m.status = 'open' and m.assignee_id is null and m.team_id is null
      group by b.id order by b.team_id, b.id`,
  );
  for (const share of shares) await assignShare(platform, share);
}

async function assignShare(platform: Platform, { brandId, teamId, by, ids }: Share): Promise<void> {
  const people =
    by === 'team' ? [] : await chooseAssignees(platform, { teamId, by, brandId, count: ids.length });
  const whose = JSON.stringify(Object.fromEntries(ids.map((id, index) => [id, people[index] ?? null])));
  await changeMentions(platform, SYSTEM, {
    chosen: chosenFrom(ids),
    brandIds: null,
    from: ['open'],
    kind: 'assigned',
    set: {
      teamId: sql`${teamId}::bigint`,
      assigneeId: sql`(${whose}::text::jsonb ->> m.id::text)::bigint`,
    },
  });
}

/** Says to whom the brand's new mentions go from now on; no team: to nobody. */
export function changeAssignment(
  platform: Platform,
  actor: Actor,
  { brandId, teamId, by }: { brandId: number; teamId: number | null; by: AssignBy },
): Promise<void> {
  return transact(platform, async (inside) => {
    const [team] = await rows<{ name: string }>(
      inside.db,
      sql`select name from teams where id = ${teamId}::bigint`,
    );
    if (teamId !== null && !team) {
      const problem = 'This team is not here any more. Choose another one.';
      throw new Refusal('invalid', problem, { team: problem });
    }
    const [brand] = await rows<{ name: string }>(
      inside.db,
      sql`update brands set team_id = ${teamId}::bigint, assign_by = ${by} where id = ${brandId}::bigint returning name`,
    );
    if (!brand) throw notFound('brand');
    const whom = team ? `to the team ${team.name} (${by})` : 'to nobody';
    await recordAudit(inside, actor, `sends new mentions ${whom} for`, brand.name);
  });
}
