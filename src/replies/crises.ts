/** What is shown of a brand's crises: the one that lasts, and those that are over. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';

export type Crisis = {
  id: number;
  what: string;
  ownerId: number | null;
  leader: string;
  steps: { step: string; doneBy: string | null; doneAt: string | null }[];
  startedAt: Date;
  endedAt: Date | null;
  summary: string | null;
  /** Newest first. */
  log: { at: Date; who: string | null; text: string }[];
  /** Mentions of the brand that came in meanwhile, how many of them are negative, and how many were answered. */
  mentions: number;
  negative: number;
  answered: number;
  /** Drafts of all but its owner, whenever they were begun, that wait for its end; 0 once it is over. */
  held: number;
};

type Row = Omit<Crisis, 'startedAt' | 'endedAt' | 'log'> & {
  startedAt: string;
  endedAt: string | null;
  log: { at: string; who: string | null; text: string }[] | null;
};

/** The brand's crises, newest first, at most 20. */
export async function crisesOf({ db, now }: Platform, brandId: number): Promise<Crisis[]> {
  const found = await rows<Row>(
    db,
    sql`select c.id::float8 as id, c.what, c.owner_id::float8 as "ownerId", coalesce(u.name, 'Somebody who left') as leader,
        c.steps, c.started_at as "startedAt", c.ended_at as "endedAt", c.summary, told.log, came.*, kept.held
      from crises c left join users u on u.id = c.owner_id
      cross join lateral (
        select jsonb_agg(jsonb_build_object('at', l.at, 'who', w.name, 'text', l.text) order by l.id desc) as log
        from crisis_log l left join users w on w.id = l.user_id where l.crisis_id = c.id
      ) told
      cross join lateral (
        select count(*)::int as mentions,
          count(*) filter (where coalesce(m.sentiment_by_user, m.sentiment) = 'negative')::int as negative,
          count(*) filter (where m.first_replied_at is not null)::int as answered
        from mentions m where m.brand_id = c.brand_id and not m.spam and m.deleted_at is null
          and m.published_at between c.started_at and coalesce(c.ended_at, ${now().toISOString()}::timestamptz)
      ) came
      cross join lateral (
        select count(*)::int as held from replies r join mentions m on m.id = r.mention_id
        where c.ended_at is null and m.brand_id = c.brand_id and m.status not in ('resolved','dismissed')
          and r.posted_at is null and r.user_id is distinct from c.owner_id
      ) kept
      where c.brand_id = ${brandId}::bigint order by c.id desc limit 20`,
  );
  return found.map((row) => ({
    ...row,
    startedAt: new Date(row.startedAt),
    endedAt: row.endedAt === null ? null : new Date(row.endedAt),
    log: (row.log ?? []).map((line) => ({ ...line, at: new Date(line.at) })),
  }));
}
