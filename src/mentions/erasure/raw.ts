/** What came from outside and is kept as it came, for a while: it goes as a whole where it names the person. */
import { type SQL, sql } from 'drizzle-orm';
import { bigints, rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Cursor } from '../../sources/adapter.ts';
import type { Finder } from './person.ts';
import { isNamed } from './places.ts';
import { mayHold } from './search.ts';

type Search = { find: Finder; needles: readonly string[] };

const CANCELLED =
  'This file held posts of somebody who was erased, so it was removed. Import it again: they are left out then.';

/** Rows changed or removed, by table. */
export async function removeRaw(platform: Platform, search: Search): Promise<Record<string, number>> {
  return {
    unread_replies: await each(
      platform,
      search,
      'unread_replies',
      ['address', 'headers', 'body', 'failure'],
      {
        with: (places) => sql`delete from unread_replies where ctid in (${places})`,
      },
    ),
    idempotency_keys: await each(platform, search, 'idempotency_keys', ['body'], {
      with: (places) => sql`update idempotency_keys set body = null where ctid in (${places})`,
    }),
    emerging_themes: await each(platform, search, 'emerging_themes', ['name', 'also'], {
      with: (places) => sql`delete from emerging_themes where ctid in (${places})`,
    }),
    author_links: await each(platform, search, 'author_links', ['handle', 'other_handle'], {
      with: (places) => sql`delete from author_links where ctid in (${places})`,
    }),
    imports: await cancelImports(platform, search),
    sources: await cleanCursors(platform, search),
  };
}

async function each(
  { db }: Platform,
  { find, needles }: Search,
  table: string,
  columns: string[],
  away: { with: (places: SQL) => SQL },
): Promise<number> {
  const held = sql.raw(columns.map((column) => `${column}::text`).join(', '));
  const found = await rows<{ place: string; held: (string | null)[] }>(
    db,
    sql`select ctid::text as place, to_jsonb(array[${held}]) as held
      from ${sql.raw(table)} where ${mayHold(columns, needles)} for update`,
  );
  const places = found.filter((row) => isNamed(row.held, find)).map(({ place }) => place);
  if (places.length > 0)
    await db.execute(
      away.with(
        sql`select value::tid from jsonb_array_elements_text(${JSON.stringify(places)}::text::jsonb)`,
      ),
    );
  return places.length;
}

/** Which of a file's rows are the person's cannot be told before it is read, so the whole file goes. */
async function cancelImports({ db, now }: Platform, { find, needles }: Search): Promise<number> {
  const found = await rows<{ id: number; text: string }>(
    db,
    sql`select import_id::float8 as id, text from import_parts where ${mayHold(['"text"'], needles)}`,
  );
  const ids = [...new Set(found.filter(({ text }) => find(text).length > 0).map(({ id }) => id))];
  if (ids.length === 0) return 0;
  await db.execute(sql`delete from import_parts where import_id = any(${bigints(ids)})`);
  await db.execute(sql`update imports set state = 'cancelled', note = ${CANCELLED},
      finished_at = ${now().toISOString()}::timestamptz
    where id = any(${bigints(ids)}) and state in ('preview','waiting','running')`);
  return ids.length;
}

/** Cursors remember ids of posts, and an id may name its author. */
async function cleanCursors({ db }: Platform, { find, needles }: Search): Promise<number> {
  const found = await rows<{ id: number; cursor: Cursor }>(
    db,
    sql`select id::float8 as id, cursor from sources where ${mayHold(['cursor'], needles)} for update`,
  );
  const edits = found
    .filter(({ cursor }) => isNamed(cursor, find))
    .map(({ id, cursor }) => ({ id, cursor: forgetful(cursor, find) }));
  if (edits.length > 0)
    await db.execute(sql`update sources s set cursor = nullif(e.cursor, 'null')
      from jsonb_to_recordset(${JSON.stringify(edits)}::text::jsonb) as e(id bigint, cursor jsonb)
      where s.id = e.id`);
  return edits.length;
}

/** Without the ids in lists; where it stands on such an id, reading begins anew and finds what is stored already. */
function forgetful(cursor: Cursor, find: Finder): Cursor {
  const cleaned = withoutListed(cursor, find) as Cursor;
  return isNamed(cleaned, find) ? null : cleaned;
}

function withoutListed(value: unknown, find: Finder): unknown {
  if (Array.isArray(value)) return value.filter((one) => !isNamed(one, find));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutListed(inner, find)]));
}
