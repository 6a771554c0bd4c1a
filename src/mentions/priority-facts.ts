/** What a priority rests on besides the mention itself: weights, what its author said before, what is on the rise. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import type { AuthorHistory } from '../scoring/priority.ts';
import { DEFAULT_WEIGHTS, type PriorityWeights } from '../scoring/priority-weights.ts';
import { SENTIMENT } from './filter/sql.ts';
import { weightsInUse } from './priority-weights.ts';

export type Prioritised = {
  brandId: number;
  sourceKind: string;
  externalId: string;
  authorHandle: string | null;
  publishedAt: Date;
};

export type PriorityFacts = {
  weights: PriorityWeights;
  /** Added to what scored a mention; '' for the weights as shipped. */
  weighedBy: string;
  historyOf(mention: Prioritised): AuthorHistory;
  /** Those of these themes and terms that rise for the brand. */
  rising(brandId: number, names: string[]): string[];
};

const NEVER: AuthorHistory = { negative: 0, positive: 0 };

/** Nobody known, nothing on the rise, the weights as shipped. */
export const NO_FACTS: PriorityFacts = {
  weights: DEFAULT_WEIGHTS,
  weighedBy: '',
  historyOf: () => NEVER,
  rising: () => [],
};

/** For mentions that are about to be scored. Three queries however many they are. */
export async function priorityFacts(platform: Platform, given: Prioritised[]): Promise<PriorityFacts> {
  if (given.length === 0) return NO_FACTS;
  const { weights, name } = await weightsInUse(platform);
  const histories = await historiesOf(platform, given);
  const risen = await risenThemes(platform, [...new Set(given.map(({ brandId }) => brandId))]);
  return {
    weights,
    weighedBy: name,
    historyOf: (mention) => histories.get(keyOf(mention)) ?? NEVER,
    rising: (brandId, names) => names.filter((theme) => risen.has(`${brandId} ${theme}`)),
  };
}

const keyOf = ({ brandId, sourceKind, externalId }: Prioritised) => `${brandId} ${sourceKind} ${externalId}`;

const MOST_REMEMBERED = 20;

/** The year before each mention, by the same handle at the same kind of source. */
async function historiesOf({ db }: Platform, given: Prioritised[]): Promise<Map<string, AuthorHistory>> {
  const named = given.filter(({ authorHandle }) => authorHandle !== null);
  if (named.length === 0) return new Map();
  const found = await rows<AuthorHistory & { place: number }>(
    db,
    sql`select i.place, count(*) filter (where before.sentiment = 'negative')::int as negative,
        count(*) filter (where before.sentiment = 'positive')::int as positive
      from jsonb_to_recordset(${JSON.stringify(named.map(asRecord))}::text::jsonb)
        as i(place int, brand_id bigint, kind text, handle text, external_id text, at timestamptz)
      cross join lateral (
        select ${SENTIMENT} as sentiment from mentions m
        where m.source_kind = i.kind and m.author_handle = i.handle and m.brand_id = i.brand_id
          and m.published_at < i.at and m.published_at >= i.at - interval '365 days'
          and m.external_id <> i.external_id and m.deleted_at is null
          and m.dismissed_reason is null
        order by m.published_at desc limit ${MOST_REMEMBERED}
      ) before
      group by i.place`,
  );
  return new Map(found.map(({ place, ...history }) => [keyOf(named[place]!), history]));
}

const asRecord = (
  { brandId, sourceKind, authorHandle, externalId, publishedAt }: Prioritised,
  place: number,
) => ({
  place,
  brand_id: brandId,
  kind: sourceKind,
  handle: authorHandle,
  external_id: externalId,
  at: publishedAt,
});

/** What rose yesterday or today, as the nightly roll-up found it. */
async function risenThemes({ db, now }: Platform, brandIds: number[]): Promise<Set<string>> {
  const since = new Date(now().getTime() - 2 * 86_400_000).toISOString().slice(0, 10);
  const found = await rows<{ brandId: number; name: string }>(
    db,
    sql`select e.brand_id::float8 as "brandId", unnest(array[e.name] || e.also) as name from emerging_themes e
      where e.brand_id = any(${bigints(brandIds)}) and e.last_day >= ${since}::date`,
  );
  return new Set(found.map(({ brandId, name }) => `${brandId} ${name}`));
}
