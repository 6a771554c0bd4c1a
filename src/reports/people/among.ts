/** Whose mentions `m` are people's at all: not our own accounts', not a competitor's, nobody who is muted. */
import { type SQL, sql } from 'drizzle-orm';
import { handleOf } from '../../brands/rule-conditions.ts';
import { rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Period } from '../period.ts';
import { publishedOn } from '../published.ts';
import { COUNTED, idList } from '../recount.ts';
import type { Subject } from '../subject.ts';
import type { LinkedName } from './same-person.ts';

/** Handles and names as SQL compares them. */
export async function leftOut(
  platform: Platform,
  { brandIds }: Pick<Subject, 'brandIds'>,
): Promise<string[]> {
  const found = await rows<{ name: string }>(
    platform.db,
    sql`select unnest(own_accounts) as name from brands
      union select unnest(never_authors) from brands where id in ${idList(brandIds)}`,
  );
  const written = found.map(({ name }) => name.trim().replace(/^@/, '').toLowerCase());
  return [...new Set([...written, ...found.map(({ name }) => handleOf(name))])].sort();
}

export type Among = {
  subject: Subject;
  period: Period;
  /** Null: any. */
  sourceKind: string | null;
  leftOut: string[];
  /** Names that are one person, as they said themselves. */
  linked: LinkedName[];
};

/** Mentions of the period whose author is known and a person to us. */
export const amongPeople = ({ subject, period, sourceKind, leftOut: names }: Among): SQL => sql`
  ${publishedOn(subject, period)} and ${COUNTED} and m.deleted_at is null and m.author_handle is not null
  ${sourceKind === null ? sql`` : sql`and m.source_kind = ${sourceKind}`}
  ${isNoneOf(names)}`;

/** ` and …`: the author of `m` is none of these, which are written as `leftOut` writes them. */
export function isNoneOf(names: string[]): SQL {
  if (names.length === 0) return sql``;
  const list = sql`(${sql.join(
    names.map((name) => sql`${name}`),
    sql`, `,
  )})`;
  return sql`and lower(ltrim(coalesce(m.author_handle, ''), '@')) not in ${list}
    and lower(coalesce(m.author_name, '')) not in ${list}`;
}

/** What else `o` the author of `m` said of these brands. */
export const sameAuthor = ({ brandIds }: Subject): SQL => sql`
  o.source_kind = m.source_kind and o.author_handle = m.author_handle and o.brand_id in ${idList(brandIds)}
  and o.status <> 'dismissed' and not o.spam and o.deleted_at is null`;

/** A table of names that are one person with others. */
export const linkedTable = ({ linked }: Pick<Among, 'linked'>): SQL =>
  sql`jsonb_to_recordset(${JSON.stringify(linked)}::text::jsonb) as linked(kind text, handle text, person text)`;

/** ` and …`: the author of `m` said nothing else `o` like this, neither by this name nor by another of theirs. */
export const saidNothing = (among: Among, like: SQL): SQL => sql`
  and not exists (select 1 from mentions o where ${sameAuthor(among.subject)} and ${like})
  ${
    among.linked.length === 0
      ? sql``
      : sql`and not exists (
          select 1 from ${linkedTable(among)} join ${otherNames(among)} on other.person = linked.person
          join mentions o on o.source_kind = other.kind and o.author_handle = other.handle
          where linked.kind = m.source_kind and linked.handle = m.author_handle
            and (other.kind, other.handle) <> (linked.kind, linked.handle)
            and o.brand_id in ${idList(among.subject.brandIds)} and o.status <> 'dismissed' and not o.spam
            and o.deleted_at is null and ${like})`
  }`;

const otherNames = ({ linked }: Among): SQL =>
  sql`jsonb_to_recordset(${JSON.stringify(linked)}::text::jsonb) as other(kind text, handle text, person text)`;
