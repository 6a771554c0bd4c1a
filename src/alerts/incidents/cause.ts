/** What sets the mentions of an incident apart from those before. */
import { type SQL, sql } from 'drizzle-orm';
import { rows } from '../../db/db.ts';
import type { IncidentCause } from '../../db/schema.ts';
import type { Platform } from '../../platform/platform.ts';
import { logOdds, type SetApart } from '../../reports/log-odds.ts';
import { COUNTED, SENTIMENT } from '../../reports/recount.ts';
import type { NewIncident } from './new-incident.ts';

/** `ids`: all that were read of its beginning, oldest first. */
type Told = { cause: IncidentCause; ids: number[]; firstId: number | null; loudestId: number | null };
type About = Pick<NewIncident, 'series' | 'theme' | 'startedAt' | 'at'>;

/** Days before it that it is compared with, and the most mentions of them. */
const BEFORE_DAYS = 28;
const MOST_READ = 10_000;
const LEAST = 3;
/** One-sided 99 %: dozens are looked at. */
const LEAST_Z = 2.33;
const WORDS = 5;
const MOST_IDS = 50;
/** "battery" says no more than "battery life" where nearly every one is that. */
const SAME = 0.7;

const NONE: Told = {
  cause: { theme: null, words: [], source: null, place: null, mentionIds: [] },
  ids: [],
  firstId: null,
  loudestId: null,
};

/** For a drop or a silence there is nothing to read. */
export async function causeOf(platform: Platform, brand: { id: number }, about: NewIncident): Promise<Told> {
  if (about.count === 0 || (about.direction === 'drop' && about.series !== 'rating')) return NONE;
  const found = await rows<Row>(platform.db, query(brand.id, about));
  const all = found.find(({ kind }) => kind === 'all');
  if (!all?.inside) return NONE;
  const apart = found
    .filter((row) => row.kind !== 'all' && row.inside >= LEAST)
    .map((row) => ({ ...row, ...logOdds(row, all) }))
    .filter(({ z }) => z >= LEAST_Z)
    .sort((a, b) => b.z - a.z);
  const first = (kind: Row['kind']) => apart.find((one) => one.kind === kind) ?? null;
  const [theme, source, place] = [first('theme'), first('source'), first('place')];
  return {
    ids: all.ids ?? [],
    firstId: all.firstId,
    loudestId: all.loudestId,
    cause: {
      theme: about.theme ? { name: about.theme, count: all.inside } : theme && named(theme),
      words: wordsOf(apart).map(({ name, inside, times }) => ({ name, count: inside, times })),
      source: source && { kind: source.name, count: source.inside },
      place: place && named(place),
      mentionIds: (all.ids ?? []).slice(-MOST_IDS).reverse(),
    },
  };
}

type Row = {
  kind: 'all' | 'theme' | 'word' | 'source' | 'place';
  name: string;
  inside: number;
  outside: number;
  ids: number[] | null;
  firstId: number | null;
  loudestId: number | null;
};

const named = ({ name, inside }: Row) => ({ name, count: inside });

function wordsOf(apart: (Row & SetApart)[]): (Row & SetApart)[] {
  const words = apart.filter(({ kind }) => kind === 'word');
  const isPart = ({ name, inside }: Row) =>
    words.some(
      (one) => one.name !== name && ` ${one.name} `.includes(` ${name} `) && one.inside >= inside * SAME,
    );
  return words.filter((word) => !isPart(word)).slice(0, WORDS);
}

/** Over `mentions m`: what counts in a series. */
export function countsIn({ series, theme }: Pick<About, 'series'> & { theme: string | SQL }): SQL {
  if (series === 'volume') return sql`true`;
  if (series === 'rating') return sql`m.rating is not null`;
  const negative = sql`${SENTIMENT} = 'negative'`;
  return series === 'theme' ? sql`(${negative} and ${theme} = any(m.themes))` : negative;
}

const REACH = sql`(coalesce(author_followers, 0)::bigint + coalesce(likes, 0) + coalesce(comments, 0)
  + coalesce(shares, 0) + coalesce(views, 0))`;

function query(brandId: number, about: About) {
  const [since, until] = [about.startedAt, about.at].map((at) => new Date(at).toISOString());
  const isLow = about.series === 'rating' ? sql`and m.rating <= 3` : sql``;
  return sql`
    with read as materialized (
      select m.id, m.published_at, m.themes, m.terms, m.source_kind, m.location, m.author_followers, m.likes,
        m.comments, m.shares, m.views,
        m.published_at > ${since}::timestamptz - interval '1 second' and ${countsIn(about)} ${isLow} as inside
      from mentions m
      where m.brand_id = ${brandId} and ${COUNTED} and not m.backfilled and m.deleted_at is null
        and m.published_at <= ${until}::timestamptz + interval '1 second'
        and m.published_at > ${since}::timestamptz - ${BEFORE_DAYS}::int * interval '1 day'
      order by m.published_at desc nulls first limit ${MOST_READ}
    ), things as (
      select 'theme' as kind, theme as name, inside from read, unnest(themes) as theme
      union all select 'word', term, inside from read, unnest(terms) as term
      union all select 'source', source_kind, inside from read
      union all select 'place', location, inside from read where location <> ''
    )
    select kind, name, count(*) filter (where inside)::int as inside,
      count(*) filter (where not inside)::int as outside,
      null::jsonb as ids, null::float8 as "firstId", null::float8 as "loudestId"
    from things group by 1, 2 having count(*) filter (where inside) >= ${LEAST}
    union all
    select 'all', '', count(*) filter (where inside)::int, count(*) filter (where not inside)::int,
      (select jsonb_agg(id order by published_at, id) from read where inside),
      (select id::float8 from read where inside order by published_at, id limit 1),
      (select id::float8 from read where inside and ${REACH} > 0 order by ${REACH} desc, id limit 1)
    from read`;
}
