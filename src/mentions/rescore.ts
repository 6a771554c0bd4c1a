/** New scores for stored mentions: what people decided stays, one event for each that now looks different. */
import { type SQL, sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { SYSTEM } from './mention.ts';
import type { scoreFields } from './new-mention.ts';
import { markRollupsDue } from './rollups-due.ts';
import { COLUMNS, camel, themesScored } from './save-sql.ts';

export type Rescored = ReturnType<typeof scoreFields> & {
  id: number;
  needsResponse: boolean;
  /** Its due time if the clock starts now. */
  restartDueAt: Date | null;
  restartMinutes: number | null;
};

/**
 * Writes the scores in the caller's transaction, which holds the rows locked; raises no alerts. A mention that
 * a person corrected keeps label, priority and need of a response. Returns how many look different now.
 */
export async function rescoreMentions(platform: Platform, given: Rescored[]): Promise<number> {
  const [first] = given;
  if (!first) return 0;
  const changed = await rows<{ id: number }>(platform.db, statement(given, columnsOf(first), platform.now()));
  await markRollupsDue(
    platform,
    changed.map(({ id }) => id),
  );
  return changed.length;
}

type Column = keyof typeof COLUMNS;

const columnsOf = (row: Rescored) =>
  (Object.keys(COLUMNS) as Column[]).filter((column) => camel(column) in row);

const THEMES = themesScored(sql`i.themes`);

const DECIDED = /^(priority|priority_score|priority_reasons|needs_response)$/;

const statement = (given: Rescored[], columns: Column[], now: Date) => sql`
  with i as (select * from ${recordset(given, columns)}), before as (
    select m.id, m.sentiment, m.priority, m.needs_response from mentions m join i on i.id = m.id
  ), changed as (
    update mentions m set ${assignments(columns)}, ${dueAfterScore(now)},
      version = m.version + ${looksDifferent}::int, updated_at = ${at(now)}
    from i where m.id = i.id
    returning m.id, m.brand_id, m.version, coalesce(m.sentiment_by_user, m.sentiment) as sentiment,
      m.sentiment_by_user, m.priority, m.needs_response
  ), told as (
    select c.*, b.priority as old_priority, b.needs_response as old_needs,
      coalesce(c.sentiment_by_user, b.sentiment) as old_sentiment
    from changed c join before b on b.id = c.id
    where (coalesce(c.sentiment_by_user, b.sentiment), b.priority, b.needs_response)
      is distinct from (c.sentiment, c.priority, c.needs_response)
  )
  insert into events (mention_id, brand_id, kind, user_id, via, change, version, at)
  select id, brand_id, 'rescored', null, ${SYSTEM.via}, jsonb_build_object(
      'from', jsonb_build_object('sentiment', old_sentiment, 'priority', old_priority, 'needsResponse', old_needs),
      'to', jsonb_build_object('sentiment', sentiment, 'priority', priority, 'needsResponse', needs_response)),
    version, ${at(now)}
  from told order by id
  returning mention_id::float8 as id`;

const looksDifferent = sql`(m.sentiment_by_user is null
  and (m.sentiment, m.priority, m.needs_response) is distinct from (i.sentiment, i.priority, i.needs_response))`;

function assignments(columns: Column[]): SQL {
  const each = columns.map((column) => {
    const name = sql.raw(`"${column}"`);
    if (column === 'themes') return THEMES;
    if (!DECIDED.test(column)) return sql`${name} = i.${name}`;
    return sql`${name} = case when m.sentiment_by_user is null then i.${name} else m.${name} end`;
  });
  return sql.join(each, sql`, `);
}

/** The clock starts for what now needs a response, but nobody promised one for what is older than a week. */
const dueAfterScore = (now: Date) => {
  const started = {
    due_at: sql`i.restart_due_at`,
    clock_from: at(now),
    target_minutes: sql`i.restart_minutes`,
  };
  const each = Object.entries(started).map(([column, value]) => {
    const name = sql.raw(column);
    return sql`${name} = case
      when m.sentiment_by_user is not null or m.first_replied_at is not null or m.backfilled then m.${name}
      when not i.needs_response then null
      when m.needs_response then m.${name}
      when m.published_at >= ${at(now)} - interval '7 days' then ${value} end`;
  });
  return sql.join(each, sql`, `);
};

function recordset(given: Rescored[], columns: Column[]): SQL {
  const records = given.map((row) => ({
    id: row.id,
    restart_due_at: row.restartDueAt,
    restart_minutes: row.restartMinutes,
    ...Object.fromEntries(columns.map((column) => [column, row[camel(column) as keyof Rescored]])),
  }));
  const types = columns.map((column) => `"${column}" ${COLUMNS[column]}`);
  const typed = sql.raw(
    ['id bigint', 'restart_due_at timestamptz', 'restart_minutes integer', ...types].join(', '),
  );
  return sql`jsonb_to_recordset(${JSON.stringify(records)}::text::jsonb) as given(${typed})`;
}

const at = (time: Date): SQL => sql`${time.toISOString()}::timestamptz`;
