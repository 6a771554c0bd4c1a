/** Why what was kept on a day cannot be counted any more as it was then. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { KEPT_DAYS } from '../reports/hourly.ts';

/** `from`: the first day whose mentions count; without one all that can count for anything. */
export type Since = { brandIds: number[]; at: Date; from?: string };

/** Settings that counting rests on, as the audit log names their changes; none of them keeps what it was. */
const SETTINGS =
  '^(changed the brand .*(kind|time zone|own accounts)|changes false alarms|changed the theme|changed hours)';
/** What came just before may have been stored just after. */
const STORING = "interval '20 seconds'";

type Found = {
  gone: boolean;
  edited: boolean;
  scored: boolean;
  set: boolean;
  storing: boolean;
  joined: boolean;
  gaps: boolean;
};

/** Each goes on after "since". */
export const REASONS: Record<keyof Found, string> = {
  gone: 'people were erased or posts deleted or forgotten later',
  edited: 'posts were edited later, and how they were judged before is not kept',
  scored: 'mentions were scored again later, and how they were judged before is not kept',
  set: 'settings that it rests on were changed later',
  storing: 'mentions were being stored at that moment',
  joined: 'copies came later that may have made one story of several',
  gaps: 'hours in which a source was not read became part of others, and when they were found out is not kept',
};

/** What a seal that was made elsewhere tells. */
export const OTHER_KEY = 'SECRET_KEY is another one than when they were sealed';

/** The first reason that there is; null: nothing keeps it from being counted as it was. */
export async function whyUnknown({ db }: Platform, { brandIds, at, from }: Since): Promise<string | null> {
  const then = sql`${at.toISOString()}::timestamptz`;
  const first = from ? sql`${from}::date - 1` : sql`${then} - ${KEPT_DAYS}::int * interval '1 day'`;
  const brands = bigints(brandIds);
  const counted = sql`m.brand_id = any(${brands}) and m.published_at >= ${first} and m.published_at <= ${then}`;
  const told = (kind: string) => sql`exists (select 1 from events e join mentions m on m.id = e.mention_id
    where ${counted} and e.kind = ${kind} and e.at > ${then})`;
  const [found] = await rows<Found>(
    db,
    sql`select
      exists (select 1 from mentions m where ${counted} and m.deleted_at > ${then}) as gone,
      ${told('edited')} as edited,
      ${told('rescored')} or exists (select 1 from rescorings
        where coalesce(finished_at, now()) > ${then} and (brand_id is null or brand_id = any(${brands}))) as scored,
      exists (select 1 from audit a join brands b on b.id = any(${brands})
          and (a.subject = b.name or starts_with(a.subject, b.name || ': '))
        where a.at > ${then} and a.action ~ ${SETTINGS}) as set,
      exists (select 1 from mentions m where ${counted} and m.found_at < ${then}
        and m.found_at > ${then} - ${sql.raw(STORING)}) as storing,
      exists (select 1 from mentions m join story_texts t on t.text_key = m.text_key
        join story_texts o on o.story_id = t.story_id and o.text_key <> t.text_key
        where ${counted} and t.former is null and m.found_at <= ${then} and exists (select 1 from mentions n where n.text_key = o.text_key)
          and not exists (select 1 from mentions n where n.text_key = o.text_key and n.found_at <= ${then})) as joined,
      exists (select 1 from source_gaps where noted_at is null and from_at <= ${then} and to_at >= ${first}) as gaps`,
  );
  const reason = (Object.keys(REASONS) as (keyof Found)[]).find((each) => found![each]);
  return reason ? REASONS[reason] : null;
}
