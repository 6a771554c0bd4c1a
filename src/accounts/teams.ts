/** Teams: people who share work, whatever the brand. */
import { asc, eq, inArray, sql } from 'drizzle-orm';
import { sqlState } from '../db/db.ts';
import { type Question, questionOfRows } from '../db/question.ts';
import { teamMembers, teams, users } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { cleanText } from '../text.ts';
import { recordAudit } from './audit.ts';
import { notFound } from './guard.ts';

export type TeamMember = { id: number; name: string };
export type Team = { id: number; name: string; members: TeamMember[] };
export type TeamInput = { name: string; memberIds: number[] };

const LONGEST_NAME = 60;

/** Every team with its people who may sign in, both by name. */
export function listTeams({ db }: Platform): Question<Team[]> {
  return questionOfRows(
    db,
    sql`select t.id::float8 as id, t.name, coalesce((
        select jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) order by lower(u.name), u.id)
        from team_members held join users u on u.id = held.user_id
        where held.team_id = t.id and u.disabled_at is null), '[]') as members
      from teams t order by lower(t.name), t.id`,
  );
}

/** Makes a team. Throws Refusal for a name that is missing or taken, or a person who is gone. */
export function addTeam(platform: Platform, actor: Actor, input: TeamInput): Promise<{ teamId: number }> {
  const name = nameOf(input);
  return transact(platform, async (inside) => {
    const [added] = await inside.db
      .insert(teams)
      .values({ name, createdAt: inside.now() })
      .returning({ id: teams.id })
      .catch((error) => taken(error, name));
    await storeMembers(inside, added!.id, input.memberIds);
    await recordAudit(inside, actor, 'made the team', name);
    return { teamId: added!.id };
  });
}

/** Changes its name and its people. */
export function changeTeam(
  platform: Platform,
  actor: Actor,
  { teamId, ...input }: TeamInput & { teamId: number },
): Promise<void> {
  const name = nameOf(input);
  return transact(platform, async (inside) => {
    const [changed] = await inside.db
      .update(teams)
      .set({ name })
      .where(eq(teams.id, teamId))
      .returning({ id: teams.id })
      .catch((error) => taken(error, name));
    if (!changed) throw notFound('team');
    await storeMembers(inside, teamId, input.memberIds);
    await recordAudit(inside, actor, 'changed the team', name);
  });
}

/** Its mentions stay with their people; those that only the team had are nobody's. */
export function deleteTeam(platform: Platform, actor: Actor, teamId: number): Promise<void> {
  return transact(platform, async (inside) => {
    const [gone] = await inside.db.delete(teams).where(eq(teams.id, teamId)).returning({ name: teams.name });
    if (!gone) throw notFound('team');
    await markItsDays(inside, teamId);
    await recordAudit(inside, actor, 'removed the team', gone.name);
  });
}

/** What it had is no team's from now on: those days are counted again. */
async function markItsDays({ db }: Platform, teamId: number): Promise<void> {
  await db.execute(sql`
    insert into rollups_due (brand_id, day)
    select distinct brand_id, day from work_rollups
    where span = 'day' and by = 'team' and whose = ${teamId}::bigint
    order by 1, 2
    on conflict (brand_id, day) do update set day = excluded.day`);
}

async function storeMembers({ db }: Platform, teamId: number, memberIds: number[]): Promise<void> {
  const ids = [...new Set(memberIds)];
  await db.delete(teamMembers).where(eq(teamMembers.teamId, teamId));
  if (ids.length === 0) return;
  const there = await db
    .select({ id: users.id })
    .from(users)
    .where(inArray(users.id, ids))
    .orderBy(asc(users.id));
  if (there.length < ids.length) throw refused('members', 'One of these people was removed. Choose again.');
  await db.insert(teamMembers).values(there.map(({ id }) => ({ teamId, userId: id })));
}

function nameOf({ name: given }: TeamInput): string {
  const name = cleanText(given, LONGEST_NAME * 4).replaceAll('\n', ' ');
  if (name === '') throw refused('name', 'Give the team a name.');
  if (name.length > LONGEST_NAME) throw refused('name', `A name has ${LONGEST_NAME} characters at most.`);
  if (/^(?:mine|none|\d+)$/i.test(name)) throw refused('name', `"${name}" means something else in filters.`);
  return name;
}

function taken(error: unknown, name: string): never {
  if (sqlState(error) === '23505')
    throw refused('name', `There is a team called ${name} already.`, 'conflict');
  throw error;
}

const refused = (field: string, problem: string, reason: 'invalid' | 'conflict' = 'invalid') =>
  new Refusal(reason, problem, { [field]: problem });
