/** The one statement behind every move: conditional update and event together, for one mention or thousands. */
import { type SQL, sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import type { Actor, Status } from './mention.ts';

/** What people change about a mention. */
export type Field =
  | 'status'
  | 'dismissedReason'
  | 'snoozedUntil'
  | 'resolvedAt'
  | 'firstRepliedAt'
  | 'assigneeId'
  | 'teamId'
  | 'sentimentByUser'
  | 'spam'
  | 'themes'
  | 'scoredThemes'
  | 'tags'
  | 'needsApproval'
  | 'priority'
  | 'priorityScore'
  | 'priorityReasons'
  | 'dueAt'
  | 'clockFrom'
  | 'targetMinutes';

type Type = 'text' | 'timestamptz' | 'bigint' | 'integer' | 'boolean' | 'jsonb' | 'text[]';

const COLUMNS: Record<Field, { column: SQL; type: Type }> = {
  status: { column: sql`status`, type: 'text' },
  dismissedReason: { column: sql`dismissed_reason`, type: 'text' },
  snoozedUntil: { column: sql`snoozed_until`, type: 'timestamptz' },
  resolvedAt: { column: sql`resolved_at`, type: 'timestamptz' },
  firstRepliedAt: { column: sql`first_replied_at`, type: 'timestamptz' },
  assigneeId: { column: sql`assignee_id`, type: 'bigint' },
  teamId: { column: sql`team_id`, type: 'bigint' },
  sentimentByUser: { column: sql`sentiment_by_user`, type: 'text' },
  spam: { column: sql`spam`, type: 'boolean' },
  themes: { column: sql`themes`, type: 'text[]' },
  scoredThemes: { column: sql`scored_themes`, type: 'text[]' },
  tags: { column: sql`tags`, type: 'text[]' },
  needsApproval: { column: sql`needs_approval`, type: 'boolean' },
  priority: { column: sql`priority`, type: 'text' },
  priorityScore: { column: sql`priority_score`, type: 'integer' },
  priorityReasons: { column: sql`priority_reasons`, type: 'jsonb' },
  dueAt: { column: sql`due_at`, type: 'timestamptz' },
  clockFrom: { column: sql`clock_from`, type: 'timestamptz' },
  targetMinutes: { column: sql`target_minutes`, type: 'integer' },
};
export const FIELDS = Object.keys(COLUMNS) as Field[];

export type Change = {
  /** Rows `(id bigint, expected int)`; expected is the version that the user saw, or null. */
  chosen: SQL;
  /** Null for the product's own moves. */
  brandIds: number[] | null;
  /** Statuses in which it is allowed. */
  from: readonly Status[];
  /** A further condition on `mentions m`. */
  where?: SQL;
  /** Leaves alone what has these values already. */
  onlyNew?: boolean;
  /** The event's kind. */
  kind: string;
  set: Partial<Record<Field, SQL>>;
  /** Goes into the event beside the fields after the change. */
  extra?: Record<string, unknown>;
  /** The same for every event of one move on many. */
  batchId?: string | null;
};

export type Changed = { mentionId: number; version: number; status: Status; eventId: number };

/** Ids, with the versions that the user saw where they are known, as the rows of `chosen`. */
export function chosenFrom(mentionIds: readonly number[], versions?: readonly (number | undefined)[]): SQL {
  const given = mentionIds.map((id, index) => ({ id, expected: versions?.[index] ?? null }));
  return sql`select id, expected from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb)
    as given(id bigint, expected int)`;
}

/** How many of the chosen still have the version that the user saw. */
export async function countAsSeen({ db }: Platform, chosen: SQL, brandIds: number[]): Promise<number> {
  const [found] = await rows<{ n: number }>(
    db,
    sql`select count(*)::int as n from mentions m join (${chosen}) c on c.id = m.id
      where m.version = c.expected and m.brand_id = any(${bigints(brandIds)})`,
  );
  return found!.n;
}

/** Makes the change where it is allowed and nobody was faster; gives what was changed. */
export function changeMentions({ db, now }: Platform, actor: Actor, change: Change): Promise<Changed[]> {
  const fields = Object.keys(change.set) as Field[];
  return rows<Changed>(
    db,
    sql`with chosen as (${change.chosen}), before as (
      select m.* from mentions m join chosen c on c.id = m.id
      where ${isAllowed(change)} and (c.expected is null or c.expected = m.version)
      order by m.id for update of m
    ), changed as (
      update mentions m set ${assignments(change.set)}, ${touched(now())} from before b
      where m.id = b.id and m.version = b.version
      returning m.id, m.brand_id, m.version, m.status, jsonb_build_object('from', ${stateOf(sql`b`, fields)},
        'to', ${stateOf(sql`m`, fields)} || ${JSON.stringify(change.extra ?? {})}::text::jsonb) as change
    ), ${written(actor, change.kind, now(), change.batchId)}
    select ${CHANGED}`,
  );
}

function isAllowed({ brandIds, from, where, onlyNew, set }: Change): SQL {
  const statuses = sql`m.status = any(${`{${from.join(',')}}`}::text::text[]) and ${where ?? sql`true`}
    and ${onlyNew ? isNew(set) : sql`true`}`;
  return brandIds ? sql`${statuses} and m.brand_id = any(${bigints(brandIds)})` : statuses;
}

function isNew(set: Change['set']): SQL {
  const each = Object.entries(set).map(
    ([field, value]) => sql`m.${COLUMNS[field as Field].column} is distinct from ${value}`,
  );
  return sql`(${sql.join(each, sql` or `)})`;
}

export const touched = (now: Date) =>
  sql`version = m.version + 1, updated_at = ${now.toISOString()}::timestamptz`;

/** One event per row of `changed (id, brand_id, version, status, change)`. */
export const written = (
  { userId, via }: Actor,
  kind: string,
  now: Date,
  batchId: string | null = null,
) => sql`written as (
  insert into events (mention_id, brand_id, kind, user_id, via, change, version, at, batch_id)
  select id, brand_id, ${kind}::text, ${userId}::bigint, ${via}::text, change, version,
    ${now.toISOString()}::timestamptz, ${batchId}::uuid
  from changed returning id, mention_id)`;

export const CHANGED = sql`c.id::float8 as "mentionId", c.version, c.status, w.id::float8 as "eventId"
  from changed c join written w on w.mention_id = c.id order by c.id`;

function assignments(set: Change['set']): SQL {
  const each = Object.entries(set).map(([field, value]) => sql`${COLUMNS[field as Field].column} = ${value}`);
  return sql.join(each, sql`, `);
}

/** These fields of a row of `mentions` as JSON, times in ISO 8601 UTC. */
export function stateOf(row: SQL, fields: readonly Field[]): SQL {
  const pairs = fields.map((field) => {
    const { column, type } = COLUMNS[field];
    const value = sql`${row}.${column}`;
    const shown = sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
    return sql`${sql.raw(`'${field}'`)}, ${type === 'timestamptz' ? shown : value}`;
  });
  return sql`jsonb_build_object(${sql.join(pairs, sql`, `)})`;
}

/** Assignments that give every field back which `state` holds, and leave the others of `m` alone. */
export function restored(state: SQL): SQL {
  const each = FIELDS.map((field) => {
    const { column, type } = COLUMNS[field];
    const name = sql.raw(`'${field}'`);
    const value = restoredValue(state, name, type);
    return sql`${column} = case when ${state} ? ${name} then ${value} else m.${column} end`;
  });
  return sql.join(each, sql`, `);
}

/** A field out of JSON that `stateOf` or JSON.stringify made. */
export const fieldFrom = (state: SQL, field: Field) =>
  restoredValue(state, sql.raw(`'${field}'`), COLUMNS[field].type);

function restoredValue(state: SQL, name: SQL, type: Type): SQL {
  if (type === 'jsonb') return sql`${state} -> ${name}`;
  if (type === 'text[]')
    return sql`case when jsonb_typeof(${state} -> ${name}) = 'array'
      then array(select jsonb_array_elements_text(${state} -> ${name})) end`;
  return sql`(${state} ->> ${name})::${sql.raw(type)}`;
}
