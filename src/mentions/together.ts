/** One post about several own brands: a mention for each, decided together. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import { type Question, questionOfRows } from '../db/question.ts';
import type { Platform } from '../platform/platform.ts';
import { SENTIMENT } from './filter/sql.ts';
import type { Actor, Sentiment, Status } from './mention.ts';
import type { Move } from './move.ts';
import { moveMany } from './triage.ts';
import { undo } from './undo.ts';

/** The same post as a mention of another brand, with what was read in it toward that brand. */
export type OtherMention = {
  id: number;
  brandId: number;
  brandName: string;
  status: Status;
  sentiment: Sentiment;
  /** −1…1; null when unscored or set by a person. */
  sentimentScore: number | null;
};

/** Of own brands among these, in the order of their mentions; none for a competitor's mention. */
export function otherMentions(
  { db }: Platform,
  mentionId: number,
  brandIds: number[],
): Question<OtherMention[]> {
  return questionOfRows(
    db,
    sql`select m.id::float8 as id, b.id::float8 as "brandId", b.name as "brandName", m.status, ${SENTIMENT} as sentiment,
        case when m.sentiment_by_user is null then m.sentiment_score end as "sentimentScore"
      from mentions o join brands ob on ob.id = o.brand_id and ob.kind = 'own'
      join mentions m on m.brand_id = any(${bigints(brandIds)}) and m.source_kind = o.source_kind
        and m.external_id = o.external_id and m.id <> o.id and m.deleted_at is null
      join brands b on b.id = m.brand_id and b.kind = 'own'
      where o.id = ${mentionId}::bigint order by m.id`,
  );
}

/** Makes the same move for those of the others that are of these brands, where it still can be made; gives their names. */
export async function moveOthers(
  platform: Platform,
  actor: Actor,
  {
    others,
    brandIds,
    move,
  }: { others: OtherMention[]; brandIds: number[]; move: Exclude<Move, { kind: 'reply' }> },
): Promise<string[]> {
  const moved = others.filter(({ brandId }) => brandIds.includes(brandId));
  if (moved.length === 0) return [];
  const mentionIds = moved.map(({ id }) => id);
  const { done } = await moveMany(platform, actor, { mentionIds, brandIds, move });
  return done === 0 ? [] : moved.map(({ brandName }) => brandName);
}

/** Decided together means within these seconds. */
const TOGETHER_SECONDS = 10;

/** Takes back what the same press did for the other brands, unless somebody has changed it since. */
export async function undoOthers(
  platform: Platform,
  actor: Actor,
  { eventId, brandIds }: { eventId: number; brandIds: number[] },
): Promise<void> {
  const found = await rows<{ id: number }>(
    platform.db,
    sql`select e.id::float8 as id from events first join mentions o on o.id = first.mention_id
      join mentions m on m.brand_id = any(${bigints(brandIds)}) and m.source_kind = o.source_kind
        and m.external_id = o.external_id and m.id <> o.id
      join events e on e.mention_id = m.id and e.user_id = first.user_id and e.kind = first.kind
        and e.undone_at is null and e.batch_id is not null
        and e.at between first.at and first.at + ${TOGETHER_SECONDS} * interval '1 second'
      where first.id = ${eventId}::bigint and first.user_id = ${actor.userId}::bigint`,
  );
  for (const { id } of found) await undo(platform, actor, { eventId: id, brandIds }).catch(ignoreConflict);
}

function ignoreConflict(error: unknown): void {
  if (!(error instanceof Error && 'reason' in error && error.reason === 'conflict')) throw error;
}
