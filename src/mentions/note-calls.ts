/** Whom notes call: stored with the note, so that they find it. */
import { sql } from 'drizzle-orm';
import { type Question, questionOfRows } from '../db/question.ts';
import type { Platform } from '../platform/platform.ts';
import { type Call, type Callable, callsIn } from './calls.ts';

/** Who may see the brand of the mention, by name. */
export function callable({ db }: Platform, mentionId: number): Question<Callable[]> {
  return questionOfRows(
    db,
    sql`select u.id::float8 as id, u.name, u.email from mentions m join users u on u.disabled_at is null
      left join brand_roles r on r.user_id = u.id and r.brand_id = m.brand_id
      where m.id = ${mentionId}::bigint and coalesce(r.role, u.role) is not null
      order by lower(u.name), u.id`,
  );
}

/** Stores whom the note calls now, in the caller's transaction; who saw it has seen it. */
export async function storeCalls(
  platform: Platform,
  { noteId, mentionId, text }: { noteId: number; mentionId: number; text: string },
): Promise<void> {
  const calls: Call[] = text.includes('@') ? callsIn(text, await callable(platform, mentionId)) : [];
  const given = sql`jsonb_to_recordset(${JSON.stringify(calls)}::text::jsonb) as c("userId" bigint, written text)`;
  await platform.db.execute(sql`with gone as (
      delete from note_mentions where note_id = ${noteId}::bigint
        and user_id not in (select "userId" from ${given})
    )
    insert into note_mentions (note_id, user_id, written)
    select ${noteId}::bigint, "userId", written from ${given}
    on conflict (note_id, user_id) do update set written = excluded.written`);
}
