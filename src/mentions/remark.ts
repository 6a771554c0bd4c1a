import { sql } from 'drizzle-orm';
import type { Platform } from '../platform/platform.ts';
import type { Actor } from './mention.ts';

/** Events that tell of a mention and change nothing about it: nobody's version grows stale by them. */
export const REMARKS = [
  'noted',
  'note-changed',
  'note-removed',
  'approval-asked',
  'approved',
  'returned',
  'sending',
  'withdrawn',
  'send-failed',
  'send-unclear',
] as const;

export type Remark = (typeof REMARKS)[number];

/** Adds one to the story of a mention. */
export async function remark(
  { db, now }: Platform,
  { userId, via }: Actor,
  mentionId: number,
  kind: Remark,
  to: Record<string, unknown>,
): Promise<void> {
  await db.execute(sql`
    insert into events (mention_id, brand_id, kind, user_id, via, change, version, at)
    select id, brand_id, ${kind}::text, ${userId}::bigint, ${via}::text,
      jsonb_build_object('to', ${JSON.stringify(to)}::text::jsonb), version, ${now().toISOString()}::timestamptz
    from mentions where id = ${mentionId}::bigint`);
}
