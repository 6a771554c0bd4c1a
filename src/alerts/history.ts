/** What would have been looked at in a stretch of the stored past: matches in the order in which they were found. */
import { type SQL, sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import type { Filter } from '../mentions/filter/filter.ts';
import { type FilterContext, filterContext, filterSql } from '../mentions/filter/sql.ts';
import type { Priority } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import type { Match } from './decide.ts';
import { STORY } from './recall.ts';
import { asksFor, isAboutSql } from './ringing-rules.ts';

export type Looked = {
  about: 'mentions' | 'overdue';
  filter: Filter;
  brandId: number | null;
  /** Brands that the asker may see; null: all. */
  brandIds: readonly number[] | null;
  from: Date;
  until: Date;
};

type Row = {
  at: number;
  mentionId: number;
  brandId: number;
  theme: string | null;
  priority: Priority;
  story: string | null;
  isSpam: boolean;
};

const BATCH = 5000;
/** So far a single batch sorts. */
const SLICE_MS = 5 * 86_400_000;

/** Streams them in batches, so that any length of history fits. */
export async function* matchesIn(platform: Platform, looked: Looked): AsyncGenerator<Omit<Match, 'told'>> {
  for (let from = looked.from; from < looked.until; ) {
    const until = new Date(Math.min(from.getTime() + SLICE_MS, looked.until.getTime()));
    yield* matchesWithin(platform, { ...looked, from, until });
    from = until;
  }
}

async function* matchesWithin(platform: Platform, looked: Looked): AsyncGenerator<Omit<Match, 'told'>> {
  const context = await filterContext(platform, looked.filter, null);
  for (let last = { at: looked.from.getTime(), mentionId: 0 }; ; ) {
    const found = await rows<Row>(platform.db, batchSql(looked, last, context));
    for (const { at, ...match } of found) yield { ...match, at: new Date(at) };
    const end = found.at(-1);
    if (!end || found.length < BATCH) return;
    last = end;
  }
}

function batchSql(looked: Looked, last: { at: number; mentionId: number }, context: FilterContext): SQL {
  const isLate = looked.about === 'overdue';
  const at = isLate ? sql`m.due_at` : sql`m.found_at`;
  const after = sql`${new Date(last.at).toISOString()}::timestamptz`;
  return sql`select (extract(epoch from ${at}) * 1000)::float8 as at, m.id::float8 as "mentionId",
      m.brand_id::float8 as "brandId", m.themes[1] as theme, m.priority,
      ${isLate ? sql`null` : STORY} as story, ${asksFor(looked.filter, 'spam') ? sql`false` : sql`m.spam`} as "isSpam"
    from mentions m join brands b on b.id = m.brand_id left join story_texts t on t.text_key = m.text_key
    where ${at} >= ${after} and ${at} < ${looked.until.toISOString()}::timestamptz
      and (${at}, m.id) > (${after}, ${last.mentionId}::bigint)
      and not m.backfilled and m.deleted_at is null and ${isLate ? WAS_LATE : WAS_OPEN}
      and ${looked.brandIds ? sql`b.id = any(${bigints(looked.brandIds)})` : sql`true`}
      and ${isAboutSql(looked.brandId, looked.filter)}
      and (${filterSql(isLate ? looked.filter : asFound(looked.filter), context)}) is true
    order by ${at}, m.id limit ${BATCH}::int`;
}

/** What was set aside or dismissed by a rule as it came in rang nowhere; what people dismissed later did. */
const WAS_OPEN = sql`(m.status <> 'dismissed' or not exists (
  select 1 from events e where e.mention_id = m.id and e.at = m.found_at and e.kind <> 'found'))`;

/** Nobody had answered or closed it when it was due, as far as is known today. */
const WAS_LATE = sql`(not m.spam and (m.first_replied_at is null or m.first_replied_at > m.due_at)
  and (m.resolved_at is null or m.resolved_at > m.due_at) and m.status <> 'dismissed')`;

const NONE: Filter = { kind: 'or', parts: [] };

const NEVER_DUE: Filter = { kind: 'field', field: 'promise', value: 'none' };

/** What was promised for what is new. */
const PROMISED: Partial<Record<string, Filter>> = {
  none: NEVER_DUE,
  waiting: {
    kind: 'and',
    parts: [
      { kind: 'field', field: 'needs', value: 'reply' },
      { kind: 'not', part: NEVER_DUE },
    ],
  },
};

/** The filter as it was for what was new then: open, not answered, not late. */
function asFound(filter: Filter): Filter {
  if (filter.kind === 'and' || filter.kind === 'or') return { ...filter, parts: filter.parts.map(asFound) };
  if (filter.kind === 'not') return { ...filter, part: asFound(filter.part) };
  if (filter.kind !== 'field') return filter;
  if (filter.field === 'promise') return PROMISED[filter.value] ?? NONE;
  if (filter.field === 'status') return filter.value === 'open' ? { kind: 'all' } : NONE;
  const isLater =
    (filter.field === 'is' && filter.value === 'overdue') ||
    (filter.field === 'has' && filter.value === 'reply') ||
    filter.field === 'answered' ||
    filter.field === 'replied' ||
    filter.field === 'incident' ||
    filter.field === 'resolving';
  return isLater ? NONE : filter;
}
