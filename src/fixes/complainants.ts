/** Whom to tell that it is fixed: everybody who complained of the theme before it was, each once; not ourselves. */
import { type SQL, sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { isNoneOf, leftOut } from '../reports/people/among.ts';
import { linkedNames } from '../reports/people/same-person.ts';
import { addDays } from '../reports/period.ts';
import { themeLists } from '../reports/rolled.ts';
import type { Fix } from './fix.ts';
import { notToContact, personHash, type Written, writtenOf } from './written.ts';

/** Older complaints are history: nobody waits for an answer to them. */
const BACK_DAYS = 365;
/** The newest of those whom nobody told yet: who complained before them is reached as these are told. */
const MOST_COMPLAINTS = 2000;

/** `prepared`: a draft lies ready, or its reply is on its way. */
export const TOLD = ['to tell', 'prepared', 'told', 'not to contact'] as const;
export type Told = (typeof TOLD)[number];

export type Complainant = {
  /** Keyed hashes of all their names, the one that is written down first. */
  keys: string[];
  /** Their newest complaint, below which they are told. */
  mentionId: number;
  /** Of theirs among those looked at; of somebody who has a draft or was told, the one below which that was. */
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
  /** Complaints of that year; only the `newest` of people whom nobody told were looked at where it is not null. */
  complaints: number;
  newest: number | null;
};

type Row = Pick<
  Complainant,
  'mentionId' | 'complaints' | 'sourceKind' | 'handle' | 'name' | 'excerpt' | 'language'
> & { publishedAt: number; names: string[]; all: number; isCut: boolean };
/** Everybody with what is known of telling them; of `most` complaints at a time. */
export async function whomToTell(
  platform: Platform,
  fix: Fix,
  most: number = MOST_COMPLAINTS,
): Promise<Telling> {
  const found = await complained(platform, fix, most);
  const [written, barred] = await Promise.all([
    writtenOf(platform, fix.id),
    notToContact(platform, fix.brandId),
  ]);
  const people = await Promise.all(found.map((row) => complainantOf(platform, row, written, barred)));
  const known = new Set(people.flatMap(({ keys }) => keys));
  const forgotten = [...written.values()].filter(({ person, isTold }) => isTold && !known.has(person)).length;
  const told = people.filter(({ state }) => state === 'told').length + forgotten;
  const out = people.filter(({ state }) => state === 'not to contact').length;
  const [first] = found;
  const looked = { complaints: first?.all ?? 0, newest: first?.isCut ? most : null };
  return { people, forgotten, told, all: people.length - out + forgotten, ...looked };
}

async function complainantOf(
  platform: Platform,
  row: Row,
  written: ReadonlyMap<string, Written>,
  barred: ReadonlySet<string>,
): Promise<Complainant> {
  const keys = await Promise.all(row.names.map((name) => personHash(platform, name)));
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
  const { complaints, sourceKind, handle, name, excerpt, language } = row;
  return {
    ...{ keys, complaints, sourceKind, handle, name, excerpt, language },
    mentionId: telling && !telling.isGone ? telling.mentionId : row.mentionId,
    publishedAt: new Date(row.publishedAt),
    state,
    by: telling?.by ?? null,
    preparedAt: telling ? new Date(telling.preparedAt) : null,
  };
}

/** A name is a handle, or where a source gives none what stands for one; without either the post is all there is. */
const NAME = sql`m.source_kind || ' ' || coalesce(nullif(m.author_handle, ''), nullif(m.author_name, ''), m.id::text)`;

async function complained(
  platform: Platform,
  { id, brandId, theme, shippedOn }: Fix,
  most: number,
): Promise<Row[]> {
  const [linked, notPeople] = [
    await linkedNames(platform, [brandId]),
    await leftOut(platform, { brandIds: [brandId] }),
  ];
  const days = { from: addDays(shippedOn, -BACK_DAYS), to: addDays(shippedOn, -1) };
  return rows<Row>(
    platform.db,
    sql`with linked as (
        select person, kind || ' ' || handle as name
        from jsonb_to_recordset(${JSON.stringify(linked)}::text::jsonb) as n(kind text, handle text, person text)
      ), lists as materialized (
        select day, mention_ids from (${themeLists([brandId], days, theme)}) l where said = 'negative'
      ), noted as materialized (
        select m.*, ${NAME} as called from fix_tellings t join mentions m on m.id = t.mention_id
        where t.fix_id = ${id}::bigint and m.deleted_at is null
      ), newest as (${newestBut(sql`select called from noted`, isNoneOf(notPeople), most)}), told as (
        select * from noted union all select * from newest
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
          select e.called as name union select l.name from linked l where l.person = e.person) each_name) as names,
        (select coalesce(sum(cardinality(mention_ids)), 0) from lists)::int as all,
        (select count(*) from newest) = ${most}::int as "isCut"
      from each_one e order by e.published_at desc, e.id desc`,
  );
}

/** Two fences: days are opened and their mentions read one by one, newest first, until there are enough. */
const newestBut = (names: SQL, where: SQL, most: number) => sql`
  select m.* from (
    select mention.id, l.day, mention.place from (select * from lists order by day desc offset 0) l
    cross join lateral unnest(l.mention_ids) with ordinality as mention(id, place) order by l.day desc, mention.place
  ) listed cross join lateral (
    select m.*, ${NAME} as called from mentions m where m.id = listed.id and m.deleted_at is null offset 0
  ) m
  where m.called not in (${names}) ${where} order by listed.day desc, listed.place limit ${most}::int`;
