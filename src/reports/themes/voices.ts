/** Voices per theme, term and day: what emerging themes are found in. A voice is one person in one thread. */
import { sql } from 'drizzle-orm';
import { rows } from '../../db/db.ts';
import { startOfDay } from '../../mentions/clock/zone.ts';
import type { Platform } from '../../platform/platform.ts';
import { addDays, daysBetween } from '../period.ts';
import { COUNTED, SENTIMENT } from '../recount.ts';
import { BASELINE_DAYS, type Counted, type Rise, type Watched } from './emerging.ts';
import { riseKey } from './findings.ts';

export type Watching = { id: number; timeZone: string };

/** What is rarer in all those days together cannot be found, and would be most of the rows. */
const LEAST_IN_ALL = 6;
/** A kind of source that came later than this many days before brings its own words, not news. */
const SETTLED_DAYS = 14;

type Row = { kind: Counted['kind'] | null; name: string | null; place: number; voices: number };

/** Mentions `m` with their text, from the first day to the last, as one voice per thread and one per person. */
const heard = ({ id, timeZone }: Watching, from: string, to: string) => sql`
  heard as materialized (
    select m.id, m.themes, m.terms, ${SENTIMENT} = 'negative' as negative,
      (m.published_at at time zone ${timeZone})::date - ${from}::date as place,
      coalesce('story ' || s.story_id, m.parent, m.reply_to, m.id::text) as thread,
      coalesce(m.author_handle, m.author_name, m.id::text) as person
    from mentions m left join story_texts s on s.text_key = m.text_key
    where m.brand_id = ${id} and m.published_at >= ${startOfDay(from, timeZone).toISOString()}::timestamptz
      and m.published_at < ${startOfDay(addDays(to, 1), timeZone).toISOString()}::timestamptz
      and ${COUNTED} and not m.spam and m.deleted_at is null
      and m.source_kind in (select r.source_kind from rollups r where r.brand_id = ${id} and r.theme = '' and r.language = '*' and r.mentions > 0
        group by 1 having min(r.day) <= ${to}::date - ${SETTLED_DAYS}::int)
  )`;

const VOICES = sql`least(count(distinct thread), count(distinct person))::int`;

/** The counts of the window that ends with `day` and of its baseline; one statement for all windows. */
export async function watchedOf(
  platform: Platform,
  brand: Watching,
  day: string,
  windows: readonly number[],
): Promise<Watched[]> {
  const from = addDays(day, 1 - BASELINE_DAYS - Math.max(...windows));
  const found = await rows<Row>(
    platform.db,
    sql`
    with ${heard(brand, from, day)}, told as (
      select 'theme' as kind, theme as name, place, thread, person from heard, unnest(themes) as theme
      union all
      select 'term', term, place, thread, person from heard, unnest(terms) as term
    ), counted as (
      select kind, name, place, ${VOICES} as voices, sum(count(*)) over (partition by kind, name) as in_all
      from told group by 1, 2, 3
    )
    select kind, name, place::int as place, voices from counted where in_all >= ${LEAST_IN_ALL}
    union all
    select null, null, place::int, ${VOICES} from heard group by place`,
  );
  const length = daysBetween(from, day) + 1;
  return windows.map((window) => watched(found, length, window));
}

function watched(found: Row[], length: number, window: number): Watched {
  const first = length - BASELINE_DAYS - window;
  const voices = Array.from({ length }, () => 0);
  const counts = new Map<string, Counted & { counts: number[] }>();
  for (const { kind, name, place, voices: n } of found) {
    if (kind === null || name === null) {
      voices[place] = n;
      continue;
    }
    const key = riseKey({ kind, name });
    const known = counts.get(key) ?? { kind, name, counts: voices.map(() => 0) };
    known.counts[place] = n;
    counts.set(key, known);
  }
  const counted = [...counts.values()].map((one) => ({ ...one, counts: one.counts.slice(first) }));
  return { window, voices: voices.slice(first), counted };
}

/** riseKey → the mentions in which it was found in its window, those that are negative apart. */
export async function mentionsBehindRises(
  platform: Platform,
  brand: Watching,
  day: string,
  rises: Rise[],
): Promise<Map<string, { ids: number[]; negative: number }>> {
  if (rises.length === 0) return new Map();
  const from = addDays(day, 1 - Math.max(...rises.map(({ days }) => days)));
  const wanted = JSON.stringify(rises.map(({ kind, name, days }) => ({ kind, name, days })));
  const found = await rows<Pick<Rise, 'kind' | 'name'> & { ids: number[]; negative: number }>(
    platform.db,
    sql`
    with ${heard(brand, from, day)}
    select w.kind, w.name, jsonb_agg(h.id order by h.id) as ids,
      count(*) filter (where h.negative)::int as negative
    from jsonb_to_recordset(${wanted}::text::jsonb) as w(kind text, name text, days int)
    join heard h on h.place > ${daysBetween(from, day)}::int - w.days
      and w.name = any(case w.kind when 'theme' then h.themes else h.terms end)
    group by 1, 2`,
  );
  return new Map(found.map((row) => [riseKey(row), { ids: row.ids, negative: row.negative }]));
}
