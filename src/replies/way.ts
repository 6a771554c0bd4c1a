/** How a mention is answered: through its source, or by copying the words to the site. */
import { sql } from 'drizzle-orm';
import { type Question, question } from '../db/question.ts';
import { asksApproval, crisisLeader, type Standing } from '../mentions/reply-standing.ts';
import { type PictureLimit, pictureLimit } from '../mentions/writing/limits.ts';
import type { Platform } from '../platform/platform.ts';
import { adapterOf } from '../sources/kinds/index.ts';
import { openSettings, type Settings } from '../sources/sealed.ts';

export type ReplyWay = {
  /** What the source lacks so that Earshot can post there, or null when it can; undefined where it never takes replies. */
  lacks: string | null | undefined;
  /** Somebody else has to agree first. */
  asks: boolean;
  /** Who alone answers at the moment, where that is somebody else. */
  heldBy: string | null;
  /** What may be attached; null where the source takes nothing from us. */
  pictures: PictureLimit | null;
};

type Row = Pick<Standing, 'approval' | 'needsApproval' | 'brandId' | 'leader'> & {
  kind: string | null;
  settings: Settings;
};

/** For the composer; what it says is looked at again when the reply is handed over. */
export function replyWay(
  platform: Platform,
  mentionId: number,
  { userId, approverBrandIds }: { userId: number | null; approverBrandIds: number[] },
): Question<ReplyWay> {
  return question(
    platform.db,
    sql`select b.approval, m.needs_approval as "needsApproval", b.id::float8 as "brandId", s.kind, s.settings,
        ${crisisLeader(sql`b.id`)} as leader
      from mentions m join brands b on b.id = m.brand_id left join sources s on s.id = m.source_id
      where m.id = ${mentionId}::bigint`,
    async ([row]: Row[]) => {
      const lacks = row && (await lacking(platform, row));
      return {
        lacks,
        asks: row ? asksApproval(row, approverBrandIds) : false,
        heldBy: row?.leader && row.leader.id !== userId ? row.leader.name : null,
        pictures: row?.kind && lacks === null ? pictureLimit(row.kind) : null,
      };
    },
  );
}

async function lacking(platform: Platform, { kind, settings }: Row): Promise<string | null | undefined> {
  const ability = kind === null ? undefined : adapterOf(kind).reply;
  if (kind === null || !ability) return undefined;
  try {
    return ability.lacks(await openSettings(platform, { kind, settings }));
  } catch (error) {
    if ((error as Error).name === 'UnreadableSecret') return (error as Error).message;
    throw error;
  }
}
