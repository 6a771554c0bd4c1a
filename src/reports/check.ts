import { type SQL, sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { DUE } from './due.ts';
import { FIGURES, listThemes, recount, recountAnswers, recountPairs, TOGETHER } from './recount.ts';
import { hoursFor, recountWork, sumsOf } from './team/recount-work.ts';

/** A stored daily figure that a recount does not confirm; null where that side has no row. */
export type RollupDifference = {
  brandId: number;
  day: string;
  sourceKind: string;
  theme: string;
  language: string;
  stored: Record<string, number> | null;
  counted: Record<string, number> | null;
};

/** The daily check: what differs is written to the log and becomes due again. */
export async function checkAndMend(platform: Platform): Promise<{ differences: number }> {
  const differing = await checkRollups(platform);
  if (differing.length > 0) {
    platform.log('error', 'Stored daily figures differ from a recount; those days are counted again.', {
      differences: differing.length,
      first: differing[0],
    });
    await markDifferent(platform, differing);
  }
  return { differences: differing.length };
}

async function markDifferent(platform: Platform, differing: RollupDifference[]): Promise<void> {
  const days = JSON.stringify(differing.map(({ brandId, day }) => ({ brand_id: brandId, day })));
  await platform.db.execute(sql`
    insert into rollups_due (brand_id, day)
    select distinct brand_id, day from jsonb_to_recordset(${days}::text::jsonb) as d(brand_id bigint, day date)
    order by 1, 2 on conflict (brand_id, day) do update set day = excluded.day`);
}

const NOT_DUE = sql`not exists (
  select 1 from ${DUE} u where u.brand_id = d.brand_id and u.day = d.day)`;

const COMPARED = sql.raw(
  `jsonb_build_object(${FIGURES.map((name) => `'${camelCase(name)}', f.${name}`).join(', ')})`.replace(
    /f\.(rating_s\w+)/g,
    'round(f.$1::numeric, 6)',
  ),
);

const ANSWERS = sql`jsonb_build_object('answers', jsonb_object_agg(f.step, f.answers order by f.step))`;

const DAYS_WITH_MENTIONS = sql`
  select * from (
    select distinct m.brand_id, (m.published_at at time zone b.time_zone)::date as day
    from mentions m join brands b on b.id = m.brand_id
  ) d where ${NOT_DUE}`;

/** Recounts every day that is not due and compares; empty when all stored figures are right. */
export async function checkRollups(platform: Platform): Promise<RollupDifference[]> {
  const figures = await differences(platform, {
    counted: sql`select ${OF}, ${COMPARED} as counted from (${recount(DAYS_WITH_MENTIONS)}) f`,
    stored: sql`select ${OF}, ${COMPARED} as stored from (select d.* from rollups d where ${NOT_DUE}) f`,
  });
  const answers = await differences(platform, {
    counted: sql`select ${OF}, ${ANSWERS} as counted from (${recountAnswers(DAYS_WITH_MENTIONS)}) f group by ${OF}`,
    stored: sql`select ${OF}, ${ANSWERS} as stored
      from (select d.* from answer_rollups d where ${NOT_DUE}) f group by ${OF}`,
  });
  const pairs = await differences(platform, {
    counted: sql`select ${OF}, to_jsonb(f) as counted from (${asFigures(recountPairs(DAYS_WITH_MENTIONS))}) f`,
    stored: sql`select ${OF}, to_jsonb(f) as stored
      from (${asFigures(sql`select d.* from complaint_pairs d where ${NOT_DUE}`)}) f`,
  });
  const lists = await differences(platform, {
    counted: sql`select ${OF}, to_jsonb(f) as counted from (${listsAsFigures(listThemes(DAYS_WITH_MENTIONS))}) f`,
    stored: sql`select ${OF}, to_jsonb(f) as stored
      from (${listsAsFigures(sql`select d.* from theme_mentions d where ${NOT_DUE}`)}) f`,
  });
  return [...figures, ...answers, ...pairs, ...lists, ...(await checkWork(platform))];
}

/** Named as figures are: the theme is both. */
const asFigures = (
  pairs: SQL,
) => sql`select brand_id, theme || ' and ' || other as theme, day, ${TOGETHER} as source_kind,
  ${TOGETHER} as language, mentions, positive, neutral, negative, complaints from (${pairs}) p`;

/** Here `language` is what is said. */
const listsAsFigures = (lists: SQL) =>
  sql`select brand_id, theme, day, ${TOGETHER} as source_kind, said as language, mention_ids from (${lists}) l`;

/** Here `theme` says whose work it is, and `language` of which span. */
async function checkWork(platform: Platform): Promise<RollupDifference[]> {
  const [known] = await rows<{ ids: number[] | null; first: string | null }>(
    platform.db,
    sql`select (select jsonb_agg(id) from brands) as ids, (select min(day)::text from rollups) as first`,
  );
  if (!known?.ids || known.first === null) return [];
  const hours = await hoursFor(platform, known.ids, known.first);
  const spans = (months: SQL) =>
    sql`select f.brand_id, f.by || ' ' || f.whose as theme, f.day, f.source_kind, f.span as language, to_jsonb(f) as work from (${months}) f`;
  const clean = sql`select * from work_rollups w where not exists (select 1 from ${DUE} u where u.brand_id = w.brand_id
    and u.day >= w.day and u.day < w.day + case w.span when 'day' then interval '1 day' else interval '1 month' end)`;
  const months = sql`select distinct brand_id, day from (${clean}) w where span = 'month'`;
  return differences(platform, {
    counted: sql`select ${OF}, work as counted from (${spans(recountWork(DAYS_WITH_MENTIONS, hours))}
      union all ${spans(sumsOf(months))}) f`,
    stored: sql`select ${OF}, work as stored from (${spans(clean)}) f`,
  });
}

const OF = sql`f.brand_id, f.theme, f.day, f.source_kind, f.language`;

const differences = (platform: Platform, { stored, counted }: { stored: SQL; counted: SQL }) =>
  rows<RollupDifference>(
    platform.db,
    sql`
    with counted as (${counted}), stored as (${stored})
    select brand_id::int as "brandId", day::text as day, source_kind as "sourceKind", theme, language, stored, counted
    from stored full join counted using (brand_id, theme, day, source_kind, language)
    where stored is distinct from counted
    order by 2, 1, 3, 4, 5`,
  );

function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
