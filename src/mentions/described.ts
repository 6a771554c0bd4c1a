import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import { bigints } from '../db/db.ts';
import { brands, mentions, teams, users } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';
import { type ExportedMention, exported } from './export.ts';
import type { DismissedReason } from './mention.ts';
import { storyOf } from './stories/copies.ts';

/** A mention as it leaves the house, with what somebody needs who works on it from outside. */
export type DescribedMention = ExportedMention & {
  brandId: number;
  sourceId: number | null;
  version: number;
  tags: string[];
  needsResponse: boolean;
  /** Suspected, and nobody has said otherwise; `reasons` stay when somebody has. */
  spam: { suspected: boolean; reasons: string[] };
  dismissedReason: DismissedReason | null;
  snoozedUntil: Date | null;
  assigneeId: number | null;
  team: { id: number; name: string } | null;
  foundAt: Date;
  firstRepliedAt: Date | null;
  updatedAt: Date;
};

/** These mentions, in the order of the ids; those that are not on these brands are left out. */
export async function describedMentions(
  { db }: Platform,
  ids: number[],
  brandIds: number[],
): Promise<DescribedMention[]> {
  const found = await db
    .select({
      mention: getTableColumns(mentions),
      brand: brands.name,
      assignee: users.name,
      team: teams.name,
      story: storyOf(mentions),
    })
    .from(mentions)
    .innerJoin(brands, eq(brands.id, mentions.brandId))
    .leftJoin(users, eq(users.id, mentions.assigneeId))
    .leftJoin(teams, eq(teams.id, mentions.teamId))
    .where(
      and(sql`${mentions.id} = any(${bigints(ids)})`, sql`${mentions.brandId} = any(${bigints(brandIds)})`),
    );
  const byId = new Map(found.map((row) => [row.mention.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []).map(described);
}

function described(row: Parameters<typeof exported>[0] & { team: string | null }): DescribedMention {
  const { brandId, sourceId, version, needsResponse, dismissedReason, snoozedUntil } = row.mention;
  const { assigneeId, teamId, foundAt, firstRepliedAt, updatedAt } = row.mention;
  return {
    ...exported(row),
    brandId,
    sourceId,
    version,
    tags: row.mention.tags,
    needsResponse,
    spam: { suspected: row.mention.spam, reasons: row.mention.spamReasons },
    dismissedReason,
    snoozedUntil,
    assigneeId,
    team: teamId === null ? null : { id: teamId, name: row.team ?? '' },
    foundAt,
    firstRepliedAt,
    updatedAt,
  };
}
