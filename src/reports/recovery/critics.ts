/** Critics and what they said later, as the database has them. */
import { type SQL, sql } from 'drizzle-orm';
import { PLANNED_ANEW, rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { isNoneOf, leftOut } from '../people/among.ts';
import { handsFor, inHands, shareOf } from '../people/hands.ts';
import { linkedNames } from '../people/same-person.ts';
import type { Period } from '../period.ts';
import { publishedOn } from '../published.ts';
import { COUNTED } from '../recount.ts';
import { summedFigures } from '../rolled.ts';
import type { Subject } from '../subject.ts';
import type { Critic } from './effect.ts';

/** About so many complaints are followed at most: where there are more, a fixed share of the people is. */
const MOST_COMPLAINTS = 2000;

export type Critics = {
  critics: Critic[];
  /** How much of the people is followed: 1 is everybody. */
  share: number;
};

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
): Promise<Critics> {
  const [names, hands, notCritics] = await Promise.all([
    linkedNames(platform, subject.brandIds),
    handsOf(platform, subject, period),
    leftOut(platform, subject),
  ]);
  const asked = { where: sql`${where} ${isNoneOf(notCritics)}`, hands, names: JSON.stringify(names) };
  const found = await rows<Row>(platform.db, query(subject, period, asked));
  const now = platform.now().getTime();
  return { critics: found.map((row) => criticOf(row, now)), share: shareOf(hands) };
}

/** How many hands are followed, by how many complaints there may be: low stars may have kind words. */
async function handsOf({ db }: Platform, { brandIds }: Subject, period: Period): Promise<number> {
  const [sum] = await rows<{ complaints: number }>(
    db,
    sql`select coalesce(sum(negative + one_star + two_stars), 0)::int as complaints from (${summedFigures(brandIds, period)}) d`,
  );
  return handsFor(MOST_COMPLAINTS, sum!.complaints);
}

function criticOf({ id, earlier, complaints, answered, later, ...row }: Row, now: number): Critic {
  const said = (later ?? []).filter(([, at]) => at <= now);
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

const BAD = sql`(coalesce(m.sentiment_by_user, m.sentiment) = 'negative' or m.rating <= 2)`;

/**
 * What a mention said, or, where its stars were changed by an edit, what it said at first and what it says now. What
 * was said at first has stars only: its words were scored no more.
 */
const said = (mentions: SQL) => sql`
  select m.id, m.brand_id, m.source_kind, m.author_handle, told.*
  from ${mentions} left join lateral (
    select (array_agg(rating order by replaced_at))[1] as rating, max(replaced_at) as at
    from mention_versions where mention_id = m.id
  ) v on v.rating <> m.rating cross join lateral (
    select m.published_at as at, m.first_replied_at, case when v.rating is null then ${SCORE} end as score,
      coalesce(v.rating, m.rating) as stars, case when v.rating is null then ${BAD} else v.rating <= 2 end as bad
    union all
    select v.at, null, ${SCORE}, m.rating, ${BAD} where v.rating is not null
  ) told`;

const FACTS =
  sql.raw(`m.id, m.brand_id, m.source_kind, m.author_handle, m.published_at, m.first_replied_at, m.sentiment,
  m.sentiment_by_user, m.sentiment_score, m.rating`);

/** A fence: read one by one through an index, since no planner can know how few there are. */
const oneByOne = (where: SQL) =>
  sql`cross join lateral (select ${FACTS} from mentions m where ${where} offset 0) m`;

const BY_THEM = sql`m.source_kind = i.kind and m.author_handle = i.handle and m.brand_id = i.brand_id
  and ${COUNTED} and m.deleted_at is null`;

type Asked = { where: SQL; hands: number; names: string };

/** Complaints as they stand, and those whose stars were raised since. */
const complaints = (subject: Subject, period: Period, { where, hands }: Asked) => {
  const theirs = sql`${publishedOn(subject, period)} and ${COUNTED} and m.deleted_at is null
    and m.author_handle is not null ${inHands(hands)} ${where}`;
  return sql`
    select ${FACTS} from mentions m where ${theirs} and ${BAD}
    union all
    select m.* from (select distinct mention_id from mention_versions where rating <= 2) v
    ${oneByOne(sql`m.id = v.mention_id and ${theirs} and ${BAD} is not true`)}`;
};

const query = (subject: Subject, period: Period, asked: Asked) => sql`${PLANNED_ANEW}
  with names as (
    select * from jsonb_to_recordset(${asked.names}::text::jsonb) as n(kind text, handle text, person text)
  ), first as (
    select distinct on (s.brand_id, person) s.*, coalesce(n.person, s.source_kind || ' ' || s.author_handle) as person
    from (${said(sql`(${complaints(subject, period, asked)}) m`)}) s
    left join names n on n.kind = s.source_kind and n.handle = s.author_handle
    where s.bad order by s.brand_id, person, s.at, s.id
  ), identities as (
    select f.id as first_id, f.brand_id, f.at as first_at, coalesce(n.kind, f.source_kind) as kind,
      coalesce(n.handle, f.author_handle) as handle
    from first f left join names n on n.person = f.person
  ), said as (
    select i.first_id, i.first_at, s.* from identities i cross join lateral (
      ${said(sql`(select 1) one ${oneByOne(BY_THEM)}`)}
    ) s
  ), told as (
    select first_id, (count(*) filter (where (at, id) < (first_at, first_id)))::int as earlier,
      (count(*) filter (where (at, id) < (first_at, first_id) and bad))::int as complaints,
      jsonb_agg(jsonb_build_array(id, ${milliseconds(sql`at`)}, score, stars, bad,
        ${milliseconds(sql`first_replied_at`)}) order by at, id)
        filter (where (at, id) > (first_at, first_id)) as later
    from said group by first_id
  )
  select f.id::float8 as id, ${milliseconds(sql`f.at`)} as at, f.score, f.stars, f.source_kind as "sourceKind",
    case when f.first_replied_at is not null
      then greatest(${milliseconds(sql`f.first_replied_at`)}, ${milliseconds(sql`f.at`)}) end as answered,
    coalesce(t.earlier, 0) as earlier, coalesce(t.complaints, 0) as complaints, t.later
  from first f left join told t on t.first_id = f.id order by f.at desc, f.id desc`;
