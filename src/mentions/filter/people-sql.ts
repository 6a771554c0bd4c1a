/** Filters by people and teams: who has a mention, who answered it, whose it is. */
import { type SQL, sql } from 'drizzle-orm';

/** Who `me` and `mine` mean. */
type Looker = { viewerUserId: number | null };

export function assigneeSql(assignee: string, viewerUserId: number | null): SQL {
  if (assignee === 'none') return sql`m.assignee_id is null`;
  if (assignee === 'me') return sql`m.assignee_id = ${viewerUserId}::bigint`;
  return sql`m.assignee_id in (select id from users where ${isCalled(assignee)})`;
}

const isCalled = (person: string) =>
  sql`(id::text = ${person} or lower(email) = lower(${person}) or lower(name) = lower(${person}))`;

/** What `answered:` looks back on. */
export const ANSWERED_DAYS = 7;

export function answeredSql(person: string, { now, viewerUserId }: Looker & { now: Date }): SQL {
  const since = new Date(now.getTime() - ANSWERED_DAYS * 86_400_000).toISOString();
  const who = person === 'me' ? sql`id = ${viewerUserId}::bigint` : isCalled(person);
  return sql`m.id in (select mention_id from replies where posted_at >= ${since}::timestamptz
    and user_id in (select id from users where ${who}))`;
}

/** Whoever gave the first answer; without one, whoever has it. */
const WHOSE = sql`(case when m.first_replied_at is null then m.assignee_id else coalesce(
  (select r.user_id from replies r where r.mention_id = m.id and r.posted_at is not null
    order by r.posted_at, r.id limit 1), m.assignee_id) end)`;

export function whoseSql(person: string, { viewerUserId }: Looker): SQL {
  if (person === 'none') return sql`${WHOSE} is null`;
  if (person === 'me') return sql`${WHOSE} = ${viewerUserId}::bigint`;
  return sql`${WHOSE} in (select id from users where ${isCalled(person)})`;
}

export function teamSql(team: string, viewerUserId: number | null): SQL {
  if (team === 'none') return sql`m.team_id is null`;
  if (team === 'mine')
    return sql`m.team_id in (select team_id from team_members where user_id = ${viewerUserId}::bigint)`;
  return sql`m.team_id in (select id from teams where id::text = ${team} or lower(name) = ${team})`;
}
