import { desc, lt } from 'drizzle-orm';
import { audit } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';

export type AuditEntry = typeof audit.$inferSelect;

/** Changes of the workspace, newest first, older than the entry `before`. */
export function auditTrail(
  platform: Platform,
  { before, limit }: { before: number | null; limit: number },
): Promise<AuditEntry[]> {
  return platform.db
    .select()
    .from(audit)
    .where(before === null ? undefined : lt(audit.id, before))
    .orderBy(desc(audit.id))
    .limit(limit);
}
