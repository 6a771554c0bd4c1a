/** What the reader of a digest wants, as the link in the letter says it. */
import { eq } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { digests, users } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import { SYSTEM } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { nextEnd } from './schedule.ts';

/** The name under which its letters are known. */
export const listOfDigest = (id: number): string => `digest-${id}`;

const idIn = (list: string): number => Number(/^digest-(\d{1,15})$/.exec(list)?.[1] ?? 0);

/** Whom it goes to; null when it is gone. */
export async function digestReader(
  platform: Platform,
  list: string,
): Promise<{ what: string; address: string; consent: 'given' | 'withdrawn' } | null> {
  const found = await digestOf(platform, list);
  if (!found) return null;
  const consent = found.endedAt === null ? 'given' : 'withdrawn';
  return { what: `the digest “${found.name}”`, address: found.email, consent };
}

/** Ends it, or takes it up again with the next period. Throws Refusal when it is gone. */
export function setDigestConsent(
  platform: Platform,
  list: string,
  consent: 'given' | 'withdrawn',
): Promise<void> {
  return transact(platform, async (inside) => {
    const found = await digestOf(inside, list);
    if (!found) throw new Refusal('not-found', 'This digest is gone. No more of it will come.');
    const now = inside.now();
    const change =
      consent === 'withdrawn'
        ? { endedAt: found.endedAt ?? now }
        : { endedAt: null, nextAt: nextEnd(found, now, found.timeZone) };
    await inside.db.update(digests).set(change).where(eq(digests.id, found.id));
    const done = consent === 'given' ? 'a reader subscribed' : 'a reader unsubscribed';
    await recordAudit(inside, SYSTEM, done, found.name);
  });
}

async function digestOf({ db }: Platform, list: string) {
  const { id, name, endedAt, cadence, hour, weekday } = digests;
  const [found] = await db
    .select({ id, name, endedAt, cadence, hour, weekday, email: users.email, timeZone: users.timeZone })
    .from(digests)
    .innerJoin(users, eq(users.id, digests.userId))
    .where(eq(id, idIn(list)));
  return found ?? null;
}
