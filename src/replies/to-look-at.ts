/** Replies that wait for the viewer: to approve, to clear up, to post, or come back to their author. */
import { type SQL, sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import { type Question, question } from '../db/question.ts';
import type { Platform } from '../platform/platform.ts';

export type ReplyToLookAt = {
  replyId: number;
  mentionId: number;
  /** `approved`: its author may post it on the site now. */
  state: 'waiting' | 'unclear' | 'failed' | 'returned' | 'approved';
  by: string | null;
  brandName: string;
  sourceKind: string;
  author: string | null;
  text: string;
  note: string | null;
  since: Date;
};

/** Who alone answers for a brand. */
export type CrisisNow = { brandId: number; brandName: string; leader: string };

type Looker = { userId: number; brandIds: number[]; approverBrandIds: number[] };

const MOST = 100;

/** Those that wait longest first, at most 100. */
export async function repliesToLookAt({ db }: Platform, looker: Looker): Promise<ReplyToLookAt[]> {
  const found = await rows<Omit<ReplyToLookAt, 'since'> & { since: string }>(
    db,
    sql`select r.id::float8 as "replyId", m.id::float8 as "mentionId", coalesce(r.state, 'approved') as state, u.name as by, b.name as "brandName", m.source_kind as "sourceKind",
        coalesce(m.author_name, m.author_handle) as author, left(r.text, 300) as text, r.state_note as note,
        coalesce(r.state_since, r.created_at) as since
      from ${theirs(looker)} order by coalesce(r.state_since, r.created_at), r.id limit ${MOST}`,
  );
  return found.map((row) => ({ ...row, since: new Date(row.since) }));
}

/** What every page says of answering: crises that last, of the brands that are seen, and how many replies wait. */
export function answeringNow(
  { db }: Platform,
  looker: Looker,
): Question<{ crises: CrisisNow[]; toLookAt: number }> {
  return question(
    db,
    sql`select (select count(*)::int from ${theirs(looker)}) as "toLookAt",
      (select jsonb_agg(jsonb_build_object('brandId', b.id, 'brandName', b.name, 'leader',
          coalesce(u.name, 'Somebody who left')) order by c.started_at)
        from crises c join brands b on b.id = c.brand_id left join users u on u.id = c.owner_id
        where c.ended_at is null and b.id = any(${bigints(looker.brandIds)})) as crises`,
    ([row]: { crises: CrisisNow[] | null; toLookAt: number }[]) => ({
      crises: row!.crises ?? [],
      toLookAt: row!.toLookAt,
    }),
  );
}

/** Nobody approves their own. */
const theirs = ({ userId, brandIds, approverBrandIds }: Looker): SQL => sql`(
    select * from replies where state in ('waiting','unclear','failed','returned')
    union all select * from replies
      where reviewer_id is not null and state is null and posted_at is null and user_id = ${userId}::bigint) r
  join mentions m on m.id = r.mention_id join brands b on b.id = m.brand_id left join users u on u.id = r.user_id
  where m.deleted_at is null and m.brand_id = any(${bigints(brandIds)})
    and case r.state
      when 'waiting' then m.brand_id = any(${bigints(approverBrandIds)}) and r.user_id is distinct from ${userId}::bigint
      when 'unclear' then true
      else r.user_id = ${userId}::bigint end`;
