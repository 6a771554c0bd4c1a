/** Which words, products, places and versions set a theme's mentions apart. */
import { sql } from 'drizzle-orm';
import { rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { logOdds, type SetApart } from '../log-odds.ts';
import type { Period } from '../period.ts';
import { publishedOn } from '../published.ts';
import { COUNTED, idList } from '../recount.ts';
import type { Subject } from '../subject.ts';

export type CauseKind = 'word' | 'product' | 'place' | 'version';

/** `inside` of the theme's mentions have it, and `outside` of the others. */
export type Cause = SetApart & { kind: CauseKind; name: string; inside: number; outside: number };

export type Causes = { causes: Cause[]; inside: number; outside: number };

/** More would take seconds; the newest count. */
const MOST_READ = 10_000;
const LEAST = 3;
/** One-sided 99 %: dozens are looked at. */
const LEAST_Z = 2.33;
const EACH = 8;

/** "iOS 17", "Android 14.1", "v2.3", "3.12.1". */
const VERSION = String.raw`\m((?:ios|ipados|android|windows|macos|firmware|version|build|v) ?\d+(?:\.\d+){0,3}|\d+\.\d+\.\d+(?:\.\d+)?)\M`;

type Row = { kind: CauseKind | null; name: string | null; inside: number; outside: number };

/** `isSeed`: a word by which the theme itself is found says nothing new. */
export async function causesOf(
  platform: Platform,
  subject: Subject,
  period: Period,
  { theme, isSeed }: { theme: string; isSeed: (term: string) => boolean },
): Promise<Causes> {
  const found = await rows<Row>(platform.db, query(subject, period, theme));
  const all = found.find(({ kind }) => kind === null) ?? { inside: 0, outside: 0 };
  const causes = found.flatMap(({ kind, name, inside, outside }): Cause[] =>
    kind === null || name === null || (kind === 'word' && isSeed(name))
      ? []
      : [{ kind, name, inside, outside, ...logOdds({ inside, outside }, all) }],
  );
  const telling = causes.filter(({ z }) => z >= LEAST_Z).sort((a, b) => b.z - a.z);
  return { causes: topOfEach(withoutParts(telling)), inside: all.inside, outside: all.outside };
}

/** "battery" says no more than "battery life" where nearly every one is that. */
function withoutParts(causes: Cause[]): Cause[] {
  return causes.filter(
    ({ kind, name, inside }) =>
      kind !== 'word' ||
      !causes.some(
        (other) =>
          other.name !== name && ` ${other.name} `.includes(` ${name} `) && other.inside >= inside * 0.7,
      ),
  );
}

const topOfEach = (causes: Cause[]) =>
  (['product', 'word', 'version', 'place'] as const).flatMap((kind) =>
    causes.filter((cause) => cause.kind === kind).slice(0, EACH),
  );

const query = (subject: Subject, period: Period, theme: string) => sql`
  with picked as materialized (
    select m.id, m.terms, m.location, ${theme} = any(m.themes) as inside,
      left(coalesce(m.title || ' ', '') || m."text", 4000) as said
    from mentions m
    where ${publishedOn(subject, period)} and ${COUNTED} and m.deleted_at is null
    order by m.published_at desc limit ${MOST_READ}
  ), made as (
    select lower(string_agg(coalesce(about, ''), ' ')) as products from brands
    where id in ${idList(subject.brandIds)}
  ), things as (
    select case when length(term) > 3 and strpos(made.products, term) > 0 then 'product' else 'word' end as kind,
      term as name, inside from picked, made, unnest(terms) as term
    union all
    select 'place', location, inside from picked where location <> ''
    union all
    select 'version', version, inside from picked, lateral (
      select distinct regexp_replace(lower(found[1]), ' +', ' ', 'g') as version
      from regexp_matches(said, ${VERSION}, 'gi') as found) versions
    where said ~ '[0-9]'
  )
  select kind, name, count(*) filter (where inside)::int as inside,
    count(*) filter (where not inside)::int as outside
  from things group by 1, 2 having count(*) filter (where inside) >= ${LEAST}
  union all
  select null, null, count(*) filter (where inside)::int, count(*) filter (where not inside)::int from picked`;
