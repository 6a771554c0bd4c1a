/** Critics and what they said later, as the database has them. */
import { type SQL, sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import type { Period } from './period.ts';
import { publishedOn } from './published.ts';
import { COUNTED, SENTIMENT } from './recount.ts';
import type { Critic } from './recovery-effect.ts';
import { linkedNames } from './same-person.ts';
import type { Subject } from './subject.ts';

/** More would take seconds; the newest count. */
export const MOST_CRITICS = 20_000;

type Said = [
  id: number,
  at: number,
  score: number | null,
  stars: number | null,
  isComplaint: boolean,
  answered: number | null,
];

type Row = {
  id: number;
  at: number;
  score: number | null;
  stars: number | null;
  sourceKind: string;
  answered: number | null;
  earlier: number;
  complaints: number;
  later: Said[] | null;
};

/** Each person's first complaint of the period with what they said after it, newest complaints first. */
export async function criticsOf(
  platform: Platform,
  subject: Subject,
  period: Period,
  where: SQL = sql``,
): Promise<Critic[]> {
  const names = await linkedNames(platform, subject.brandIds);
  const found = await rows<Row>(platform.db, query(subject, period, { where, names: JSON.stringify(names) }));
  return found.map((row) => criticOf(row, platform.now().getTime()));
}

function criticOf({ id, earlier, complaints, answered, later, ...row }: Row, now: number): Critic {
  const said = later ?? [];
  const others = said.flatMap(([, , , , , at]) => (at !== null && at > row.at ? at : []));
  return {
    ...row,
    mentionId: id,
    history: complaints > 0 ? 'critic' : earlier > 0 ? 'content' : 'new',
    answeredAt: answered,
    // An answer to a later post ends the time in which they were left alone.
    until: answered === null ? Math.min(now, ...others) : now,
    later: said.map(([mentionId, at, score, stars, isComplaint]) => ({
      mentionId,
      at,
      score,
      stars,
      isComplaint,
    })),
  };
}

const milliseconds = (time: SQL) => sql`(extract(epoch from ${time}) * 1000)::float8`;

/** A corrected label wins over a score that says otherwise, and then stands for the middle of its half. */
const SCORE = sql`case when m.sentiment_by_user is null or m.sentiment_by_user = m.sentiment then m.sentiment_score
  else case m.sentiment_by_user when 'negative' then -0.5 when 'positive' then 0.5 else 0 end end`;

/**
 * What a mention said, or, where its stars were changed by an edit, what it said at first and what it says now. What
 * was said at first has stars only: its words were scored no more.
 */
const SAID = sql`
  select m.id, m.brand_id, m.source_kind, m.author_handle, m.first_replied_at, m.published_at as at,
    case when v.rating is null then ${SCORE} end as score, coalesce(v.rating, m.rating) as stars,
    case when v.rating is null then ${SENTIMENT} = 'negative' or coalesce(m.rating, 5) <= 2 else v.rating <= 2 end as bad
  from mentions m left join lateral (
    select v.rating from mention_versions v where v.mention_id = m.id order by v.replaced_at limit 1
  ) v on v.rating is distinct from m.rating`;

const EDITED = sql`
  select m.id, m.brand_id, m.source_kind, m.author_handle, null::timestamptz as first_replied_at, v.at, ${SCORE} as score,
    m.rating as stars, ${SENTIMENT} = 'negative' or coalesce(m.rating, 5) <= 2 as bad
  from mentions m join lateral (
    select (array_agg(rating order by replaced_at))[1] as rating, max(replaced_at) as at
    from mention_versions v where v.mention_id = m.id
  ) v on v.rating is not null and m.rating is not null and v.rating <> m.rating`;

const query = (subject: Subject, period: Period, { where, names }: { where: SQL; names: string }) => sql`
  with names as (
    select * from jsonb_to_recordset(${names}::text::jsonb) as n(kind text, handle text, person text)
  ), complaints as (
    select s.*, coalesce(n.person, s.source_kind || ' ' || s.author_handle) as person
    from (${SAID} where ${publishedOn(subject, period)} and ${COUNTED} and m.deleted_at is null
      and m.author_handle <> '' ${where}) s
    left join names n on n.kind = s.source_kind and n.handle = s.author_handle where s.bad
  ), first as (
    select * from (
      select distinct on (brand_id, person) * from complaints order by brand_id, person, at, id
    ) each_one order by at desc, id desc limit ${MOST_CRITICS}
  ), identities as (
    select f.id as first_id, f.brand_id, f.at as first_at, coalesce(n.kind, f.source_kind) as kind,
      coalesce(n.handle, f.author_handle) as handle
    from first f left join names n on n.person = f.person
  ), said as (
    select i.first_id, i.first_at, s.* from identities i join lateral (
      ${SAID} where m.source_kind = i.kind and m.author_handle = i.handle and m.brand_id = i.brand_id
        and ${COUNTED} and m.deleted_at is null
      union all
      ${EDITED} where m.source_kind = i.kind and m.author_handle = i.handle and m.brand_id = i.brand_id
        and ${COUNTED} and m.deleted_at is null
    ) s on true
  ), told as (
    select first_id, (count(*) filter (where (at, id) < (first_at, first_id)))::int as earlier,
      (count(*) filter (where (at, id) < (first_at, first_id) and bad))::int as complaints,
      jsonb_agg(jsonb_build_array(id, ${milliseconds(sql`at`)}, score, stars, bad,
        ${milliseconds(sql`first_replied_at`)}) order by at, id) filter (where (at, id) > (first_at, first_id)) as later
    from said group by first_id
  )
  select f.id::float8 as id, ${milliseconds(sql`f.at`)} as at, f.score, f.stars, f.source_kind as "sourceKind",
    case when f.first_replied_at is not null then greatest(${milliseconds(sql`f.first_replied_at`)}, ${milliseconds(sql`f.at`)}) end as answered,
    coalesce(t.earlier, 0) as earlier, coalesce(t.complaints, 0) as complaints, t.later
  from first f left join told t on t.first_id = f.id order by f.at desc, f.id desc`;
