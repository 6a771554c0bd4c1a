/** One author, as their own posts show them: what they said, what we answered, and who they said they are elsewhere. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { SENTIMENT } from '../filter/sql.ts';
import type { Sentiment, Status } from '../mention.ts';

export type Identity = { sourceKind: string; handle: string };

export type AuthorMention = {
  id: number;
  sourceKind: string;
  handle: string;
  brandName: string;
  sentiment: Sentiment;
  status: Status;
  rating: number | null;
  excerpt: string;
  publishedAt: Date;
  /** What we said below it, oldest first. */
  answers: { text: string; by: string | null; at: Date }[];
};

export type AuthorLink = Identity & { id: number; mentionId: number; by: string | null };

export type AuthorPage = Identity & {
  name: string | null;
  url: string | null;
  /** As the newest post that says so shows them. */
  followers: number | null;
  followersAt: Date | null;
  /** Counts over everything, not over this page. */
  mentions: number;
  negative: number;
  positive: number;
  answered: number;
  links: AuthorLink[];
  /** Newest first, of all their linked names. */
  said: AuthorMention[];
  /** The id from which the next page goes on. */
  next: number | null;
};

const PER_PAGE = 50;

type Asked = { brandIds: number[]; before?: number };

/** Null for somebody of whom no post is kept on these brands. */
export async function authorPage(
  platform: Platform,
  identity: Identity,
  { brandIds, before }: Asked,
): Promise<AuthorPage | null> {
  const links = await linksOf(platform, identity, brandIds);
  const names = [identity, ...links];
  const [facts] = await factsOf(platform, names, brandIds);
  if (!facts || facts.mentions === 0) return null;
  const [shown] = await shownAs(platform, identity, brandIds);
  const said = await saidBy(platform, names, { brandIds, before });
  return {
    ...identity,
    name: shown?.name ?? null,
    url: shown?.url ?? null,
    followers: shown?.followers ?? null,
    followersAt: shown?.followersAt ? new Date(shown.followersAt) : null,
    ...facts,
    links,
    said: said.slice(0, PER_PAGE),
    next: said.length > PER_PAGE ? said[PER_PAGE - 1]!.id : null,
  };
}

const namesTable = (names: Identity[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(
    names.map(({ sourceKind, handle }) => ({ kind: sourceKind, handle })),
  )}::text::jsonb) as n(kind text, handle text)`;

const theirs = (brandIds: number[]) => sql`m.source_kind = n.kind and m.author_handle = n.handle
  and m.brand_id = any(${bigints(brandIds)}) and m.deleted_at is null`;

function factsOf({ db }: Platform, names: Identity[], brandIds: number[]) {
  return rows<{ mentions: number; negative: number; positive: number; answered: number }>(
    db,
    sql`select count(*)::int as mentions, count(*) filter (where ${SENTIMENT} = 'negative')::int as negative,
        count(*) filter (where ${SENTIMENT} = 'positive')::int as positive,
        count(*) filter (where m.first_replied_at is not null)::int as answered
      from ${namesTable(names)} join mentions m on ${theirs(brandIds)}`,
  );
}

function shownAs({ db }: Platform, identity: Identity, brandIds: number[]) {
  return rows<{
    name: string | null;
    url: string | null;
    followers: number | null;
    followersAt: string | null;
  }>(
    db,
    sql`select (array_agg(m.author_name order by m.published_at desc) filter (where m.author_name is not null))[1] as name,
        (array_agg(m.author_url order by m.published_at desc) filter (where m.author_url is not null))[1] as url,
        (array_agg(m.author_followers order by m.seen_at desc) filter (where m.author_followers is not null))[1]
          as followers,
        max(m.seen_at) filter (where m.author_followers is not null) as "followersAt"
      from ${namesTable([identity])} join mentions m on ${theirs(brandIds)}`,
  );
}

type Row = Omit<AuthorMention, 'publishedAt' | 'answers'> & {
  publishedAt: string;
  answers: { text: string; by: string | null; at: string }[] | null;
};

async function saidBy(
  { db }: Platform,
  names: Identity[],
  { brandIds, before }: Asked,
): Promise<AuthorMention[]> {
  const found = await rows<Row>(
    db,
    sql`select m.id::float8 as id, m.source_kind as "sourceKind", m.author_handle as handle, b.name as "brandName",
        ${SENTIMENT} as sentiment, m.status, m.rating, coalesce(m.title, left(m.text, 240)) as excerpt,
        m.published_at as "publishedAt",
        (select jsonb_agg(jsonb_build_object('text', r.text, 'by', u.name, 'at', r.posted_at) order by r.posted_at)
          from replies r left join users u on u.id = r.user_id
          where r.mention_id = m.id and r.posted_at is not null) as answers
      from ${namesTable(names)} join mentions m on ${theirs(brandIds)} join brands b on b.id = m.brand_id
      where ${before ?? null}::bigint is null
        or (m.published_at, m.id) < (select p.published_at, p.id from mentions p where p.id = ${before ?? null}::bigint)
      order by m.published_at desc, m.id desc limit ${PER_PAGE + 1}`,
  );
  return found.map((row) => ({
    ...row,
    publishedAt: new Date(row.publishedAt),
    answers: (row.answers ?? []).map((answer) => ({ ...answer, at: new Date(answer.at) })),
  }));
}

/** Both directions; a link is known to those who may see the mention in which it was said. */
function linksOf(
  { db }: Platform,
  { sourceKind, handle }: Identity,
  brandIds: number[],
): Promise<AuthorLink[]> {
  return rows<AuthorLink>(
    db,
    sql`select l.id::float8 as id, l.mention_id::float8 as "mentionId", u.name as by,
        case when l.source_kind = ${sourceKind} and l.handle = ${handle} then l.other_kind else l.source_kind end
          as "sourceKind",
        case when l.source_kind = ${sourceKind} and l.handle = ${handle} then l.other_handle else l.handle end as handle
      from author_links l join mentions m on m.id = l.mention_id and m.brand_id = any(${bigints(brandIds)})
      left join users u on u.id = l.user_id
      where (l.source_kind = ${sourceKind} and l.handle = ${handle})
        or (l.other_kind = ${sourceKind} and l.other_handle = ${handle})
      order by l.id`,
  );
}
