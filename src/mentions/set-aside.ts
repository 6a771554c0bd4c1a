/** Mentions that are held not to be about their brand, by the relevance model or by who saw them before they came in: stored, dismissed, and brought back by one press. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { CHANGED, type Changed, touched, written } from './change.ts';
import type { Actor } from './mention.ts';
import { markRollupsDue } from './rollups-due.ts';

export type Irrelevant = {
  brandId: number;
  sourceKind: string;
  externalId: string;
  /** In words. */
  why: string;
};

/** Dismisses those that were stored just now, each with its event. Returns their ids. */
export async function setAside(
  platform: Platform,
  irrelevant: Irrelevant[],
  among: number[],
): Promise<number[]> {
  if (irrelevant.length === 0 || among.length === 0) return [];
  const now = platform.now();
  const changed = await rows<Changed>(
    platform.db,
    sql`with changed as (
      update mentions m set status = 'dismissed', dismissed_reason = 'not-relevant', ${touched(now)}
      from jsonb_to_recordset(${JSON.stringify(irrelevant)}::text::jsonb)
        as i("brandId" bigint, "sourceKind" text, "externalId" text, why text)
      where m.brand_id = i."brandId" and m.source_kind = i."sourceKind" and m.external_id = i."externalId"
        and m.status = 'open' and m.id = any(${`{${among.join(',')}}`}::text::bigint[])
      returning m.id, m.brand_id, m.version, m.status, jsonb_build_object(
        'from', jsonb_build_object('status', 'open', 'dismissedReason', null, 'snoozedUntil', null),
        'to', jsonb_build_object('status', 'dismissed', 'dismissedReason', 'not-relevant', 'snoozedUntil', null,
          'relevance', i.why)) as change
    ), ${written(BY_RULE, 'dismissed', now)}
    select ${CHANGED}`,
  );
  const ids = changed.map(({ mentionId }) => mentionId);
  await markRollupsDue(platform, ids);
  return ids;
}

const BY_RULE: Actor = { userId: null, via: 'rule' };
