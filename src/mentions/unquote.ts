/** Notes and replies are our own words and stay; what they quote goes with the text that it was taken from. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { searchedText } from '../text.ts';
import { withoutQuotes } from './quotes.ts';

type Written = { place: string; mentionId: number; text: string };
type Said = { mentionId: number; title: string | null; text: string };

/** Takes out of the notes and replies to these mentions what they quote. Call it before the texts are forgotten. */
export async function unquote(
  { db }: Platform,
  mentionIds: readonly number[],
  clean: (text: string) => string = (text) => text,
): Promise<Record<'notes' | 'replies', number>> {
  const said = new Map<number, string[]>();
  const changed = { notes: 0, replies: 0 };
  const ids = bigints(mentionIds);
  const found = await rows<Written & { what: 'notes' | 'replies' }>(
    db,
    sql`select 'notes' as what, id::text as place, mention_id::float8 as "mentionId", text
        from notes where mention_id = any(${ids})
      union all
      select 'replies', id::text, mention_id::float8, text from replies where mention_id = any(${ids})`,
  );
  if (found.length === 0) return changed;
  const written = bigints([...new Set(found.map(({ mentionId }) => mentionId))]);
  const texts = await rows<Said>(
    db,
    sql`select id::float8 as "mentionId", title, text from mentions where id = any(${written})
      union all
      select mention_id::float8, title, text from mention_versions where mention_id = any(${written})`,
  );
  for (const text of texts)
    said.set(text.mentionId, [...(said.get(text.mentionId) ?? []), searchedText(text)]);
  for (const what of ['notes', 'replies'] as const) {
    const edits = found
      .filter((row) => row.what === what)
      .map((row) => ({ ...row, after: clean(withoutQuotes(row.text, said.get(row.mentionId) ?? [])) }))
      .filter(({ text, after }) => after !== text);
    changed[what] = edits.length;
    if (edits.length > 0)
      await db.execute(sql`update ${sql.raw(what)} t set text = e.after
        from jsonb_to_recordset(${JSON.stringify(edits)}::text::jsonb) as e(place bigint, after text)
        where t.id = e.place`);
  }
  return changed;
}
