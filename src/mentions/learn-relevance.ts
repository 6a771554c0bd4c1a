/** What people do with mentions says which posts are about the brand; in the transaction of the move. */
import { and, inArray, sql } from 'drizzle-orm';
import { itemHash, keepExamples, type NewExample, profileFrom } from '../brands/examples.ts';
import { featuresOf } from '../brands/relevance/features.ts';
import { bigints, rows } from '../db/db.ts';
import { relevanceExamples, type Span } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';
import type { Changed } from './change.ts';
import type { Actor } from './mention.ts';

/** `back`: a move of one's own that was taken back. */
type Verdict = 'down' | 'up' | 'answered' | 'back';
type Row = {
  verdict: Verdict;
  wasNotRelevant: boolean;
  brandId: number;
  name: string;
  website: string | null;
  about: string | null;
  rules: string[];
  sourceKind: string;
  externalId: string;
  title: string | null;
  text: string;
  spans: Span[];
  language: string | null;
  url: string | null;
};

/** Set aside as not relevant: not about the brand. Brought back from there: about it. Worked on: probably. */
export async function learnFromMoves(platform: Platform, actor: Actor, changed: Changed[]): Promise<void> {
  if (actor.userId === null || changed.length === 0) return;
  const told = await rows<Row>(platform.db, verdicts(changed.map(({ eventId }) => eventId)));
  const of = (verdict: Verdict) => told.filter((row) => row.verdict === verdict);
  await keepExamples(platform, actor, 'dismissed', of('down').map(exampleOf(false)));
  await keepExamples(platform, actor, 'thumb', of('up').map(exampleOf(true)));
  await keepExamples(platform, actor, 'answered', of('answered').map(exampleOf(true)));
  await takeBack(platform, actor, of('back'));
}

/** Nobody pays for what mentions say before somebody has said that one is not about the brand. */
const verdicts = (eventIds: number[]) => sql`
  select * from (
    select case
        when e.kind = 'dismissed' and e.change -> 'to' ->> 'dismissedReason' = 'not-relevant' then 'down'
        when e.kind = 'reopened' and e.change -> 'from' ->> 'dismissedReason' = 'not-relevant' then 'up'
        when e.kind in ('resolved','replied') and exists (
          select 1 from relevance_examples x where x.brand_id = m.brand_id and x.given <> 'answered') then 'answered'
        when e.kind = 'undone' then 'back' end as verdict,
      e.change -> 'from' ->> 'dismissedReason' = 'not-relevant' as "wasNotRelevant",
      b.id::float8 as "brandId", b.name, b.website, b.about,
      array(select r.rule from match_rules r where r.brand_id = b.id order by r.id) as rules,
      m.source_kind as "sourceKind", m.external_id as "externalId", m.title, m.text,
      m.matched_spans as spans, m.language, m.url
    from events e join mentions m on m.id = e.mention_id join brands b on b.id = m.brand_id
    where e.id = any(${bigints(eventIds)}) and m.deleted_at is null
  ) told where verdict is not null`;

const exampleOf =
  (relevant: boolean) =>
  (row: Row): NewExample => ({
    brandId: row.brandId,
    itemHash: itemHash(row.sourceKind, row.externalId),
    features: featuresOf(row, profileFrom(row, row.rules)).map(({ id }) => id),
    relevant,
  });

/** What nobody had set aside by hand was the model's doing, and taking that back says that it was wrong. */
async function takeBack(platform: Platform, actor: Actor, back: Row[]): Promise<void> {
  if (back.length === 0) return;
  const hashOf = ({ sourceKind, externalId }: Row) => itemHash(sourceKind, externalId);
  const gone = await platform.db
    .delete(relevanceExamples)
    .where(
      and(
        inArray(relevanceExamples.brandId, [...new Set(back.map(({ brandId }) => brandId))]),
        inArray(relevanceExamples.itemHash, back.map(hashOf)),
        sql`${relevanceExamples.given} <> 'thumb'`,
      ),
    )
    .returning({ itemHash: relevanceExamples.itemHash });
  const known = new Set(gone.map((row) => row.itemHash));
  const wrong = back.filter((row) => row.wasNotRelevant && !known.has(hashOf(row)));
  await keepExamples(platform, actor, 'thumb', wrong.map(exampleOf(true)));
}
