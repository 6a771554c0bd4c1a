/** Where else somebody may be named: each column that holds words of or about authors, and what becomes of it. */
import { sql } from 'drizzle-orm';
import { rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { REMOVED } from '../writing/quotes.ts';
import { type Finder, without } from './person.ts';
import { mayHold } from './search.ts';

/** Our own words: a mark stands where the person was. */
export const MARKED: Record<string, readonly string[]> = {
  mention_versions: ['title', '"text"'],
  notes: ['"text"'],
  replies: ['"text"', 'url', 'state_note'],
  reply_pictures: ['description'],
  fixes: ['title'],
  annotations: ['"text"'],
  crises: ['what', 'summary'],
  crisis_log: ['"text"'],
  events: ['change'],
  alerts: ['source_note', 'failure_note'],
  digest_issues: ['failure_note'],
  audit: ['subject'],
  import_refusals: ['reason'],
  imports: ['file_name', 'note'],
  source_gaps: ['reason'],
  sources: ['health_note'],
  job_runs: ['error'],
  shared_reports: ['label', 'figures'],
  report_letters: ['failure_note'],
  surveys: ['"text"'],
};

/** What the team set up and looks after itself. */
export const LEFT: Record<string, readonly string[]> = {
  sources: ['name', 'settings'],
  match_rules: ['rule'],
  alert_rules: ['name', '"filter"'],
  triage_rules: ['name', '"filter"', 'actions'],
  brands: ['name', 'website', 'about', 'themes'],
  channels: ['name'],
  saved_views: ['name', 'query'],
  digests: ['name', '"filter"'],
  feed_links: ['name', '"filter"'],
  reply_templates: ['name', 'texts'],
};

type Search = { find: Finder; needles: readonly string[] };
type Fields = Record<string, unknown>;

/** Rows changed, by table. */
export async function markEverywhere(
  { db }: Platform,
  { find, needles }: Search,
): Promise<Record<string, number>> {
  const changed: Record<string, number> = {};
  for (const [table, columns] of Object.entries(MARKED)) {
    const found = await rows<{ place: string; fields: Fields }>(
      db,
      sql`select ctid::text as place, jsonb_build_object(${pairs(columns)}) as fields
        from ${sql.raw(table)} where ${mayHold(columns, needles)} for update`,
    );
    const edits = found
      .map(({ place, fields }) => ({ place, before: fields, fields: withoutAddress(marked(fields, find)) }))
      .filter(({ before, fields }) => JSON.stringify(before) !== JSON.stringify(fields));
    changed[table] = edits.length;
    if (edits.length > 0)
      await db.execute(sql`update ${sql.raw(table)} t set ${assignments(columns)}
        from jsonb_to_recordset(${JSON.stringify(edits)}::text::jsonb) as e(place text, fields jsonb)
        where t.ctid = e.place::tid`);
  }
  return changed;
}

/** Half an address leads nowhere. */
function withoutAddress(given: unknown): Fields {
  const fields = given as Fields;
  return String(fields.url).includes(REMOVED) ? { ...fields, url: null } : fields;
}

export type Left = { table: string; id: number };

/** Rows that name the person and are the team's to change. */
export async function leftToTheTeam({ db }: Platform, { find, needles }: Search): Promise<Left[]> {
  const left: Left[] = [];
  for (const [table, columns] of Object.entries(LEFT)) {
    const found = await rows<{ id: number; fields: Fields }>(
      db,
      sql`select id::float8 as id, jsonb_build_object(${pairs(columns)}) as fields
        from ${sql.raw(table)} where ${mayHold(columns, needles)} order by id`,
    );
    left.push(...found.filter(({ fields }) => isNamed(fields, find)).map(({ id }) => ({ table, id })));
  }
  return left;
}

/** Every string in it, however deep, without the person. */
export function marked(value: unknown, find: Finder): unknown {
  if (typeof value === 'string') return without(value, find);
  if (Array.isArray(value)) return value.map((one) => marked(one, find));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, marked(inner, find)]));
}

export const isNamed = (value: unknown, find: Finder): boolean =>
  JSON.stringify(marked(value, find)) !== JSON.stringify(value);

const bare = (column: string) => column.replaceAll('"', '');
const pairs = (columns: readonly string[]) =>
  sql.raw(columns.map((column) => `'${bare(column)}', ${column}`).join(', '));
const assignments = (columns: readonly string[]) => sql.raw(columns.map(assignment).join(', '));

const JSON_COLUMNS = new Set(['change', 'figures']);

const assignment = (column: string): string =>
  JSON_COLUMNS.has(column)
    ? `${column} = nullif(e.fields -> '${bare(column)}', 'null')`
    : `${column} = e.fields ->> '${bare(column)}'`;
