/** Reading the audit log: newest first, page by page. */
import { and, desc, eq, gte, lt, sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import { audit } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';

export type AuditEntry = typeof audit.$inferSelect;

export type AuditFilter = {
  userId?: number | null;
  /** A part of what was done, or of what it was done to. */
  what?: string;
  from?: Date | null;
  /** Entries before this time. */
  to?: Date | null;
};

/** Entries of the log, newest first, older than the entry `before`. */
export function auditTrail(
  platform: Platform,
  { before, limit, ...filter }: { before: number | null; limit: number } & AuditFilter,
): Promise<AuditEntry[]> {
  return platform.db
    .select()
    .from(audit)
    .where(and(before === null ? undefined : lt(audit.id, before), ...conditions(filter)))
    .orderBy(desc(audit.id))
    .limit(limit);
}

const BATCH = 1000;

/** Everything that the filter finds, newest first, read in batches. */
export async function* auditEntries(platform: Platform, filter: AuditFilter): AsyncGenerator<AuditEntry> {
  let before: number | null = null;
  for (;;) {
    const batch: AuditEntry[] = await auditTrail(platform, { ...filter, before, limit: BATCH });
    yield* batch;
    if (batch.length < BATCH) return;
    before = batch.at(-1)!.id;
  }
}

function conditions({ userId, what, from, to }: AuditFilter) {
  const words = sql`${audit.action} || ' ' || ${audit.subject}`;
  return [
    userId ? eq(audit.userId, userId) : undefined,
    what ? sql`strpos(lower(${words}), lower(${what})) > 0` : undefined,
    from ? gte(audit.at, from) : undefined,
    to ? lt(audit.at, to) : undefined,
  ];
}

/** What people do most, for a list of suggestions. */
export async function commonActions({ db }: Platform): Promise<string[]> {
  const found = await rows<{ action: string }>(
    db,
    sql`select action from (select action from audit order by id desc limit 5000) recent
      group by action order by count(*) desc, action limit 40`,
  );
  return found.map(({ action }) => action);
}
