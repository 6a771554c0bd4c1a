/** What stands in the way of answering a mention: a crisis that somebody else leads, or an approval. */
import { type SQLWrapper, sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import { Refusal } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import { type MentionRef, noSuchMention, whyNot } from './conflict.ts';
import { type Actor, allowedMoves, type Status } from './mention.ts';

export type Standing = {
  mentionId: number;
  brandId: number;
  brandName: string;
  version: number;
  status: Status;
  sourceId: number | null;
  sourceKind: string;
  approval: 'nobody' | 'responders' | 'everybody';
  needsApproval: boolean;
  leader: Leader | null;
};

/** Who alone answers while a crisis lasts. */
export type Leader = { id: number | null; name: string };

export type Replying = MentionRef & {
  /** Brands on which the user may approve replies. */
  approverBrandIds: number[];
};

/** The Leader of a brand's crisis, as a column; null while there is none. */
export const crisisLeader = (brandId: SQLWrapper) => sql<Leader | null>`(
  select jsonb_build_object('id', u.id, 'name', coalesce(u.name, 'somebody who left'))
  from crises c left join users u on u.id = c.owner_id where c.brand_id = ${brandId} and c.ended_at is null)`;

/** The mention is locked until the transaction ends: its replies are decided about one after the other. */
export async function standingOf(
  { db }: Platform,
  { mentionId, brandIds }: Pick<MentionRef, 'mentionId' | 'brandIds'>,
): Promise<Standing> {
  const [found] = await rows<Standing>(
    db,
    sql`select m.id::float8 as "mentionId", b.id::float8 as "brandId", b.name as "brandName", m.version, m.status,
        m.source_id::float8 as "sourceId", m.source_kind as "sourceKind", b.approval,
        m.needs_approval as "needsApproval",
        ${crisisLeader(sql`b.id`)} as leader
      from mentions m join brands b on b.id = m.brand_id
      where m.id = ${mentionId}::bigint and b.id = any(${bigints(brandIds)}) and m.deleted_at is null
      for update of m`,
  );
  if (!found) throw noSuchMention();
  return found;
}

/** Throws where the mention is not as the user saw it, cannot be answered any more, or somebody else alone answers. */
export async function guardReplying(
  platform: Platform,
  actor: Actor,
  standing: Standing,
  ref: MentionRef,
): Promise<void> {
  const isStale = ref.version !== undefined && ref.version !== standing.version;
  if (isStale || !allowedMoves(standing.status).includes('reply')) throw await whyNot(platform, actor, ref);
  guardHold(actor, standing);
}

/** Throws while a crisis lasts that somebody else leads. */
export function guardHold(
  { userId }: Actor,
  { leader, brandName }: Pick<Standing, 'leader' | 'brandName'>,
): void {
  if (!leader || leader.id === userId) return;
  const problem = `Replies for ${brandName} are held: ${leader.name} leads its crisis and alone answers. Nothing was sent; ask ${leader.name}.`;
  throw new Refusal('conflict', problem, { text: problem });
}

/** Whether somebody else has to agree before this goes out. */
export function asksApproval(
  { approval, needsApproval, brandId }: Pick<Standing, 'approval' | 'needsApproval' | 'brandId'>,
  approverBrandIds: number[],
): boolean {
  if (approval === 'everybody') return true;
  return (approval === 'responders' || needsApproval) && !approverBrandIds.includes(brandId);
}
