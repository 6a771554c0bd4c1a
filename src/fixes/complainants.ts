/** Whom to tell that it is fixed: everybody who complained of the theme before it was, each once. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { linkedNames } from '../reports/people/same-person.ts';
import { addDays } from '../reports/period.ts';
import { themeLists } from '../reports/rolled.ts';
import type { Fix } from './fix.ts';

/** Older complaints are history: nobody waits for an answer to them. */
export const BACK_DAYS = 365;
/** The newest ones; who complained before them is reached when these are told. */
const MOST_COMPLAINTS = 2000;

/** `prepared`: a draft lies ready, or its reply is on its way. */
export const TOLD = ['to tell', 'prepared', 'told', 'not to contact'] as const;
export type Told = (typeof TOLD)[number];

export type Complainant = {
  /** Keyed hashes of all their names, the one that is written down first. */
  keys: string[];
  /** Their newest complaint, below which they are told. */
  mentionId: number;
  /** Of theirs among the newest ones of all. */
  complaints: number;
  sourceKind: string;
  handle: string | null;
  name: string | null;
  excerpt: string;
  language: string | null;
  publishedAt: Date;
  state: Told;
  /** Who prepared or told. */
  by: string | null;
  preparedAt: Date | null;
};

export type Telling = {
  /** Newest complaint first. */
  people: Complainant[];
  /** Told, whose posts are kept no longer. */
  forgotten: number;
  /** Of everybody but those not to contact. */
  told: number;
  all: number;
};

type Row = Pick<
  Complainant,
  'mentionId' | 'complaints' | 'sourceKind' | 'handle' | 'name' | 'excerpt' | 'language'
> & { publishedAt: number; names: string[] };
type Written = {
  person: string;
  mentionId: number;
  isTold: boolean;
  by: string | null;
  preparedAt: number;
  isGone: boolean;
};

/** Everybody with what is known of telling them. */
export async function whomToTell(platform: Platform, fix: Fix): Promise<Telling> {
  const found = await complained(platform, fix);
  const [written, barred] = await Promise.all([
    tellings(platform, fix.id),
    notToContact(platform, fix.brandId),
  ]);
  const people = await Promise.all(found.map((row) => complainantOf(platform, row, written, barred)));
  const known = new Set(people.flatMap(({ keys }) => keys));
  const forgotten = [...written.values()].filter(({ person, isTold }) => isTold && !known.has(person)).length;
  const told = people.filter(({ state }) => state === 'told').length + forgotten;
  const out = people.filter(({ state }) => state === 'not to contact').length;
  return { people, forgotten, told, all: people.length - out + forgotten };
}

/** What stands for a name in the tables of who was told and who is not to contact. */
export const personHash = (platform: Platform, name: string): Promise<string> =>
  platform.secrets.fingerprint(name, 'fix_tellings.person');

async function complainantOf(
  platform: Platform,
  { names, publishedAt, ...row }: Row,
  written: ReadonlyMap<string, Written>,
  barred: ReadonlySet<string>,
): Promise<Complainant> {
  const keys = await Promise.all(names.map((name) => personHash(platform, name)));
  const telling = keys
    .flatMap((key) => written.get(key) ?? [])
    .sort((a, b) => Number(b.isTold) - Number(a.isTold))[0];
  const state = telling?.isTold
    ? 'told'
    : keys.some((key) => barred.has(key))
      ? 'not to contact'
      : telling
        ? 'prepared'
        : 'to tell';
  return {
    ...row,
    keys,
    mentionId: telling && !telling.isGone ? telling.mentionId : row.mentionId,
    publishedAt: new Date(publishedAt),
    state,
    by: telling?.by ?? null,
    preparedAt: telling ? new Date(telling.preparedAt) : null,
  };
}

/** A name is a handle, or where a source gives none what stands for one; without either the post is all there is. */
const NAME = sql`m.source_kind || ' ' || coalesce(nullif(m.author_handle, ''), nullif(m.author_name, ''), m.id::text)`;

async function complained(platform: Platform, { brandId, theme, shippedOn }: Fix): Promise<Row[]> {
  const linked = await linkedNames(platform, [brandId]);
  const days = { from: addDays(shippedOn, -BACK_DAYS), to: addDays(shippedOn, -1) };
  return rows<Row>(
    platform.db,
    sql`with linked as (
        select person, kind || ' ' || handle as name
        from jsonb_to_recordset(${JSON.stringify(linked)}::text::jsonb) as n(kind text, handle text, person text)
      ), told as (
        select m.*, ${NAME} as called from (
          select mention.id from (${themeLists([brandId], days, theme)}) l
          cross join lateral unnest(l.mention_ids) with ordinality as mention(id, place)
          where l.said = 'negative' order by l.day desc, mention.place limit ${MOST_COMPLAINTS}
        ) newest join mentions m on m.id = newest.id where m.deleted_at is null
      ), each_one as (
        select distinct on (person) t.*, coalesce(l.person, t.called) as person,
          count(*) over (partition by coalesce(l.person, t.called))::int as complaints
        from told t left join linked l on l.name = t.called
        order by person, t.published_at desc, t.id desc
      )
      select e.id::float8 as "mentionId", e.complaints, e.source_kind as "sourceKind", e.author_handle as handle,
        e.author_name as name, coalesce(e.title, left(e."text", 160)) as excerpt, e.language,
        (extract(epoch from e.published_at) * 1000)::float8 as "publishedAt",
        (select jsonb_agg(name order by name <> e.called, name) from (
          select e.called as name union select l.name from linked l where l.person = e.person) each_name) as names
      from each_one e order by e.published_at desc, e.id desc`,
  );
}

async function tellings({ db }: Platform, fixId: number): Promise<Map<string, Written>> {
  const found = await rows<Written>(
    db,
    sql`select t.person, t.mention_id::float8 as "mentionId", u.name as by, m.deleted_at is not null as "isGone",
        (extract(epoch from t.prepared_at) * 1000)::float8 as "preparedAt",
        t.told_at is not null or exists (select 1 from replies r
          where r.mention_id = t.mention_id and r.posted_at >= t.prepared_at) as "isTold"
      from fix_tellings t join mentions m on m.id = t.mention_id left join users u on u.id = t.user_id
      where t.fix_id = ${fixId}::bigint`,
  );
  return new Map(found.map((row) => [row.person, row]));
}

async function notToContact({ db }: Platform, brandId: number): Promise<Set<string>> {
  const found = await rows<{ person: string }>(
    db,
    sql`select person from do_not_contact where brand_id = ${brandId}::bigint`,
  );
  return new Set(found.map(({ person }) => person));
}

/** Fix id → how many were told, and how many there are, for a list of fixes. */
export async function progressOf(
  platform: Platform,
  fixes: readonly Fix[],
): Promise<Map<number, { told: number; prepared: number }>> {
  const found = await rows<{ id: number; told: number; prepared: number }>(
    platform.db,
    sql`select fix_id::float8 as id, (count(*) filter (where is_told))::int as told,
        (count(*) filter (where not is_told))::int as prepared
      from (select t.fix_id, t.told_at is not null or exists (select 1 from replies r
          where r.mention_id = t.mention_id and r.posted_at >= t.prepared_at) as is_told
        from fix_tellings t where t.fix_id = any(${bigints(fixes.map(({ id }) => id))})) each_one group by 1`,
  );
  return new Map(found.map(({ id, ...counts }) => [id, counts]));
}
