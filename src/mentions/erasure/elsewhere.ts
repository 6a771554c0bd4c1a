/** What other people posted stays, without the person in it; spans keep pointing at the same words. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../../db/db.ts';
import type { Evidence, Span } from '../../db/schema.ts';
import type { Platform } from '../../platform/platform.ts';
import { hashOf, postIdentity } from './erased.ts';
import { type Cut, cutOut, type Finder, movedSpans, without } from './person.ts';
import { mayHold } from './search.ts';

type Row = {
  id: number;
  title: string | null;
  text: string;
  url: string | null;
  location: string | null;
  replyTo: string | null;
  parent: string | null;
  matchedSpans: Span[];
  evidence: Evidence[];
};

/** The source's hash of the new text would differ: `content_hash` stays, so that a poll finds nothing edited. */
export async function removeElsewhere(
  { db }: Platform,
  find: Finder,
  needles: readonly string[],
): Promise<number> {
  const columns = ['title', '"text"', 'url', 'location', 'reply_to', 'parent'];
  const found = await rows<Row>(
    db,
    sql`select id::float8 as id, title, text, url, location, reply_to as "replyTo", parent,
        matched_spans as "matchedSpans", evidence
      from mentions where ${mayHold(columns, needles)} order by id for update`,
  );
  const edits = found.flatMap((row) => edited(row, find) ?? []);
  if (edits.length === 0) return 0;
  await db.execute(sql`update mentions m set title = e.title, text = e.text, url = e.url, location = e.location,
      reply_to = e."replyTo", parent = e.parent, matched_spans = e."matchedSpans", evidence = e.evidence, terms = '{}'
    from jsonb_to_recordset(${JSON.stringify(edits)}::text::jsonb) as e(id bigint, title text, text text, url text,
      location text, "replyTo" text, parent text, "matchedSpans" jsonb, evidence jsonb)
    where m.id = e.id`);
  return edits.length;
}

/** Null where the closer look finds nobody. */
function edited(row: Row, find: Finder): Row | null {
  const inTitle = find(row.title ?? '');
  const inText = find(row.text);
  const after: Row = {
    ...row,
    title: row.title === null ? null : cutOut(row.title, inTitle),
    text: cutOut(row.text, inText),
    location: row.location === null ? null : without(row.location, find),
    ...Object.fromEntries(
      (['url', 'replyTo', 'parent'] as const).map((field) => [field, unlessFound(row[field], find)]),
    ),
  };
  const cuts = [...inTitle, ...behind(row.title, inText)];
  const spans = {
    matchedSpans: movedSpans(row.matchedSpans, cuts),
    evidence: movedSpans(row.evidence, cuts),
  };
  const isSame = (Object.keys(after) as (keyof Row)[]).every((field) => after[field] === row[field]);
  return isSame ? null : { ...after, ...spans };
}

/** Offsets into the text as offsets into `title + '\n' + text`. */
function behind(title: string | null, cuts: Cut[]): Cut[] {
  const shift = title === null ? 0 : title.length + 1;
  return cuts.map(({ start, end }) => ({ start: start + shift, end: end + shift }));
}

const unlessFound = (value: string | null, find: Finder) =>
  value !== null && find(value).length > 0 ? null : value;

type Naming = { find: Finder; needles: readonly string[]; own: readonly number[]; findInOwn: Finder };

/** Ids that name their author become hashes, under which the posts are known when they come again. */
export async function hideIds(
  platform: Platform,
  sourceKind: string,
  { find, needles, own, findInOwn }: Naming,
): Promise<string[]> {
  const found = await rows<{ id: number; externalId: string; isOwn: boolean }>(
    platform.db,
    sql`select id::float8 as id, external_id as "externalId", id = any(${bigints(own)}) as "isOwn" from mentions
      where source_kind = ${sourceKind} and (id = any(${bigints(own)}) or ${mayHold(['external_id'], needles)})
      order by id for update`,
  );
  const named = found.filter(({ externalId, isOwn }) => (isOwn ? findInOwn : find)(externalId).length > 0);
  const identities = named.map(({ externalId }) => postIdentity(externalId));
  const hashes = await Promise.all(identities.map((identity) => hashOf(platform, sourceKind, identity)));
  const hidden = named.map(({ id }, index) => ({ id, hidden: `erased:${hashes[index]}` }));
  if (hidden.length > 0)
    await platform.db.execute(sql`update mentions m set external_id = e.hidden
      from jsonb_to_recordset(${JSON.stringify(hidden)}::text::jsonb) as e(id bigint, hidden text)
      where m.id = e.id`);
  return identities;
}
