/** Notes and replies are our own words and stay; what they quote goes with the text that it was taken from. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { searchedText } from '../text.ts';
import { withoutQuotes } from './writing/quotes.ts';

type What = 'notes' | 'replies';
type Written = { what: What; id: number; mentionId: number; text: string; url: string | null };
type Said = { mentionId: number; title: string | null; text: string };

/**
 * Takes out of the notes and replies to these mentions what they quote, and what `clean` takes out of any text; an
 * address that `clean` changes goes. Call it before the texts are forgotten. Returns how many changed.
 */
export async function unquote(
  platform: Platform,
  mentionIds: readonly number[],
  clean: (text: string) => string = (text) => text,
): Promise<Record<What, number>> {
  const written = await writtenAbout(platform, mentionIds);
  const said = await saidIn(
    platform,
    written.map(({ mentionId }) => mentionId),
  );
  const edits = written.flatMap((row) => {
    const text = clean(withoutQuotes(row.text, said.get(row.mentionId) ?? []));
    const url = row.url !== null && clean(row.url) !== row.url ? null : row.url;
    return text === row.text && url === row.url ? [] : [{ ...row, text, url }];
  });
  const of = (what: What) => edits.filter((row) => row.what === what);
  await store(platform, of('notes'), of('replies'));
  return { notes: of('notes').length, replies: of('replies').length };
}

function writtenAbout({ db }: Platform, mentionIds: readonly number[]): Promise<Written[]> {
  const ids = bigints(mentionIds);
  return rows<Written>(
    db,
    sql`select 'notes' as what, id::float8 as id, mention_id::float8 as "mentionId", text, null as url
        from notes where mention_id = any(${ids})
      union all
      select 'replies', id::float8, mention_id::float8, text, url from replies where mention_id = any(${ids})`,
  );
}

/** Every version of the texts. */
async function saidIn({ db }: Platform, mentionIds: readonly number[]): Promise<Map<number, string[]>> {
  if (mentionIds.length === 0) return new Map();
  const ids = bigints([...new Set(mentionIds)]);
  const found = await rows<Said>(
    db,
    sql`select id::float8 as "mentionId", title, text from mentions where id = any(${ids})
      union all
      select mention_id::float8, title, text from mention_versions where mention_id = any(${ids})`,
  );
  const said = new Map<number, string[]>();
  for (const one of found) said.set(one.mentionId, [...(said.get(one.mentionId) ?? []), searchedText(one)]);
  return said;
}

async function store({ db }: Platform, notes: Written[], replies: Written[]): Promise<void> {
  const given = (edits: Written[]) => sql`jsonb_to_recordset(${JSON.stringify(edits)}::text::jsonb)
    as e(id bigint, text text, url text)`;
  if (notes.length > 0)
    await db.execute(sql`update notes n set text = e.text from ${given(notes)} where n.id = e.id`);
  if (replies.length > 0)
    await db.execute(
      sql`update replies r set text = e.text, url = e.url from ${given(replies)} where r.id = e.id`,
    );
}
