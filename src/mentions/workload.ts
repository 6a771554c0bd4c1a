/** How much lies with each person and team. Nobody is ranked: the order is the alphabet's. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { ANSWERED_DAYS } from './filter/people-sql.ts';

export type Load = {
  /** Open and pending mentions; the next two are some of them. */
  open: number;
  /** Due and not answered, now until the end of the day. */
  dueToday: number;
  late: number;
};
export type PersonLoad = Load & {
  id: number;
  name: string;
  awayUntil: Date | null;
  /** Mentions answered in the last seven days. */
  answered: number;
};
export type TeamLoad = Load & { id: number; name: string; withoutPerson: number };
export type Workload = { people: PersonLoad[]; teams: TeamLoad[]; nobody: number };

/** What lies with whom on these brands. `dayEnd`: when the viewer's day ends. */
export async function workload(
  platform: Platform,
  asked: { brandIds: number[]; dayEnd: Date },
): Promise<Workload> {
  const [people, teams, [nobody]] = await Promise.all([
    rows<Omit<PersonLoad, 'awayUntil'> & { awayUntil: string | null }>(
      platform.db,
      byPerson(platform, asked),
    ),
    rows<TeamLoad>(platform.db, byTeam(platform, asked)),
    rows<{ n: number }>(
      platform.db,
      sql`select count(*)::int as n from mentions m where m.brand_id = any(${bigints(asked.brandIds)})
        and m.brand_id in (select id from brands where kind = 'own') and m.assignee_id is null
        and m.needs_response and m.status = 'open' and not m.spam and m.deleted_at is null`,
    ),
  ]);
  const shown = people.map((row) => ({ ...row, awayUntil: row.awayUntil ? new Date(row.awayUntil) : null }));
  return { people: shown, teams, nobody: nobody!.n };
}

type Asked = { brandIds: number[]; dayEnd: Date };

const time = (at: Date) => sql`${at.toISOString()}::timestamptz`;

const ACTIVE = sql`m.status in ('open','pending') and m.deleted_at is null`;

function counts(now: Date, dayEnd: Date) {
  const unanswered = sql`m.first_replied_at is null`;
  return sql`count(*)::int as open,
    count(*) filter (where ${unanswered} and m.due_at >= ${time(now)} and m.due_at < ${time(dayEnd)})::int as "dueToday",
    count(*) filter (where ${unanswered} and m.due_at < ${time(now)})::int as late`;
}

function byPerson({ now }: Platform, { brandIds, dayEnd }: Asked) {
  const brands = bigints(brandIds);
  const since = new Date(now().getTime() - ANSWERED_DAYS * 86_400_000);
  return sql`select u.id::float8 as id, u.name, u.away_until as "awayUntil", held.*, said.answered
    from users u
    cross join lateral (select ${counts(now(), dayEnd)} from mentions m
      where m.assignee_id = u.id and m.assignee_id is not null and ${ACTIVE} and m.brand_id = any(${brands})) held
    cross join lateral (select count(distinct m.id)::int as answered from replies r join mentions m on m.id = r.mention_id
      where r.user_id = u.id and r.posted_at >= ${time(since)} and m.brand_id = any(${brands})
        and m.deleted_at is null) said
    where u.disabled_at is null and (held.open > 0 or exists (
      select 1 from brands b left join brand_roles r on r.brand_id = b.id and r.user_id = u.id
      where b.id = any(${brands}) and coalesce(r.role, u.role, 'viewer') <> 'viewer'))
    order by lower(u.name), u.id`;
}

function byTeam({ now }: Platform, { brandIds, dayEnd }: Asked) {
  return sql`select t.id::float8 as id, t.name, held.* from teams t
    cross join lateral (select ${counts(now(), dayEnd)},
        count(*) filter (where m.assignee_id is null)::int as "withoutPerson"
      from mentions m where m.team_id = t.id and m.team_id is not null and ${ACTIVE}
        and m.brand_id = any(${bigints(brandIds)})) held
    order by lower(t.name), t.id`;
}
