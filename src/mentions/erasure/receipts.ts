/** What is left of an erasure: when, by whom, what was removed, and the hash that keeps the person out. */
import { desc, eq } from 'drizzle-orm';
import { recordAudit } from '../../accounts/audit.ts';
import { erasures, users } from '../../db/schema.ts';
import type { Platform } from '../../platform/platform.ts';
import { SOURCE_LABELS } from '../../sources/labels.ts';
import type { Actor } from '../mention.ts';

type Kept = { sourceKind: string; hash: string; receipt: Record<string, number> };

export type Receipt = Kept & { id: number; at: Date; via: string; by: string | null };

const MOST = 100;

/** Stores the receipt and the audit entry, neither of which names the person. In the caller's transaction. */
export async function keepReceipt(
  inside: Platform,
  actor: Actor,
  { sourceKind, hash, receipt }: Kept,
): Promise<{ id: number; at: Date }> {
  const at = inside.now();
  const [kept] = await inside.db
    .insert(erasures)
    .values({ at, userId: actor.userId, via: actor.via, sourceKind, authorHash: hash, receipt })
    .returning({ id: erasures.id });
  await recordAudit(inside, actor, 'erased a person', `${SOURCE_LABELS[sourceKind]}, ${hash.slice(0, 12)}`);
  return { id: kept!.id, at };
}

/** The newest receipts. */
export function receipts({ db }: Platform): Promise<Receipt[]> {
  return db
    .select(COLUMNS)
    .from(erasures)
    .leftJoin(users, eq(users.id, erasures.userId))
    .orderBy(desc(erasures.id))
    .limit(MOST);
}

/** One receipt, or null. */
export async function receiptById({ db }: Platform, id: number): Promise<Receipt | null> {
  const [found] = await db
    .select(COLUMNS)
    .from(erasures)
    .leftJoin(users, eq(users.id, erasures.userId))
    .where(eq(erasures.id, id));
  return found ?? null;
}

const COLUMNS = {
  id: erasures.id,
  at: erasures.at,
  via: erasures.via,
  by: users.name,
  sourceKind: erasures.sourceKind,
  hash: erasures.authorHash,
  receipt: erasures.receipt,
};
