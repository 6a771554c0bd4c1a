/** Who gets the report every week: users for themselves, and addresses outside that have to say yes first. */
import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { personAt } from '../accounts/person-at.ts';
import { bigints } from '../db/db.ts';
import { brands, reportSubscriptions, users } from '../db/schema.ts';
import { nextEnd } from '../digests/schedule.ts';
import { Gone, Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { isMailAddress } from '../url.ts';

export type Subscription = {
  id: number;
  brandId: number | null;
  brandName: string | null;
  /** Whose address it is. */
  address: string;
  isOwn: boolean;
  isConfirmed: boolean;
  weekday: number;
  hour: number;
  timeZone: string;
  nextAt: Date;
};

type Wanted = { brandId: number | null; weekday: number; hour: number };

const MOST_ADDRESSES = 50;
/** Who unsubscribed is not asked again for so long. */
const LEFT_ALONE_MS = 90 * 86_400_000;

/** The acting user gets it on that day and hour of their own zone; one letter for each brand. */
export function subscribe(
  platform: Platform,
  actor: Actor & { userId: number },
  wanted: Wanted & { timeZone: string },
): Promise<{ id: number }> {
  guardTime(wanted);
  return transact(platform, async (inside) => {
    await inside.db
      .update(reportSubscriptions)
      .set({ endedAt: inside.now() })
      .where(
        and(
          eq(reportSubscriptions.userId, actor.userId),
          sameBrand(wanted.brandId),
          isNull(reportSubscriptions.endedAt),
        ),
      );
    const id = await added(inside, wanted, { userId: actor.userId, confirmedAt: inside.now() });
    await recordAudit(inside, actor, 'subscribed to the weekly report', `subscription ${id}`);
    return { id };
  });
}

type Outside = Wanted & {
  email: string;
  timeZone: string;
  /** What the acting user may show to others. */
  brandIds: number[];
};

/** An address without an account; nothing but the question goes there until its reader agrees. */
export async function addAddress(platform: Platform, actor: Actor, wanted: Outside): Promise<{ id: number }> {
  guardTime(wanted);
  const email = wanted.email.trim().toLowerCase();
  if (!isMailAddress(email)) throw refused('This is not one e-mail address, such as board@example.com.');
  if ((await personAt(platform, email)) !== null)
    throw refused('Somebody with an account has this address. They subscribe themselves, on this page.');
  return transact(platform, async (inside) => {
    await guardAddress(inside, email, wanted.brandId);
    const { brandIds } = wanted;
    const id = await added(inside, wanted, { email, brandIds, addedBy: actor.userId });
    await recordAudit(inside, actor, 'asked an address to take the weekly report', email);
    return { id };
  });
}

async function guardAddress({ db, now }: Platform, email: string, brandId: number | null): Promise<void> {
  const known = await db
    .select({ email: reportSubscriptions.email, endedAt: reportSubscriptions.endedAt })
    .from(reportSubscriptions)
    .where(and(sql`${reportSubscriptions.email} is not null`, sameBrand(brandId)));
  const same = known.filter((each) => each.email === email);
  if (same.some(({ endedAt }) => endedAt === null)) throw refused('This address is on the list already.');
  const since = now().getTime() - LEFT_ALONE_MS;
  if (same.some(({ endedAt }) => endedAt!.getTime() > since))
    throw refused(
      'This reader unsubscribed. They can subscribe again by the link in any letter that they got.',
    );
  if (known.filter(({ endedAt }) => endedAt === null).length >= MOST_ADDRESSES)
    throw refused(`The list has ${MOST_ADDRESSES} addresses. Use a mailing list, or remove one.`);
}

type Reader = Partial<
  Pick<typeof reportSubscriptions.$inferInsert, 'userId' | 'email' | 'brandIds' | 'addedBy' | 'confirmedAt'>
>;

async function added(
  { db, now }: Platform,
  { brandId, weekday, hour, timeZone }: Wanted & { timeZone: string },
  reader: Reader,
): Promise<number> {
  const nextAt = nextEnd({ cadence: 'weekly', weekday, hour }, now(), timeZone);
  const values = { ...reader, brandId, weekday, hour, timeZone, nextAt, createdAt: now() };
  const [row] = await db.insert(reportSubscriptions).values(values).returning({ id: reportSubscriptions.id });
  return row!.id;
}

/** One's own, and those of addresses about brands that one may share; by address. */
export function subscriptionsFor(
  { db }: Platform,
  { userId, brandIds }: { userId: number; brandIds: number[] },
): Promise<Subscription[]> {
  const ids = bigints(brandIds);
  const shared = sql`${reportSubscriptions.email} is not null and ${reportSubscriptions.brandIds} <@ ${ids}`;
  return db
    .select({
      id: reportSubscriptions.id,
      brandId: reportSubscriptions.brandId,
      brandName: brands.name,
      address: sql<string>`coalesce(${reportSubscriptions.email}, ${users.email})`,
      isOwn: sql<boolean>`${reportSubscriptions.userId} is not null`,
      isConfirmed: sql<boolean>`${reportSubscriptions.confirmedAt} is not null`,
      weekday: reportSubscriptions.weekday,
      hour: reportSubscriptions.hour,
      timeZone: reportSubscriptions.timeZone,
      nextAt: reportSubscriptions.nextAt,
    })
    .from(reportSubscriptions)
    .leftJoin(users, eq(users.id, reportSubscriptions.userId))
    .leftJoin(brands, eq(brands.id, reportSubscriptions.brandId))
    .where(and(isNull(reportSubscriptions.endedAt), or(eq(reportSubscriptions.userId, userId), shared)))
    .orderBy(asc(sql`coalesce(${reportSubscriptions.email}, '')`), asc(reportSubscriptions.id));
}

/** Ends one of those. Throws "not found" for any other. */
export function endSubscription(
  platform: Platform,
  actor: Actor & { userId: number },
  { id, brandIds }: { id: number; brandIds: number[] },
): Promise<void> {
  return transact(platform, async (inside) => {
    const theirs = await subscriptionsFor(inside, { userId: actor.userId, brandIds });
    const one = theirs.find((each) => each.id === id);
    if (!one) throw await whyNone(inside, id);
    await inside.db
      .update(reportSubscriptions)
      .set({ endedAt: inside.now() })
      .where(eq(reportSubscriptions.id, id));
    await recordAudit(inside, actor, 'ended a weekly report', one.address);
  });
}

async function whyNone({ db }: Platform, id: number): Promise<Refusal> {
  const lasting = and(eq(reportSubscriptions.id, id), isNull(reportSubscriptions.endedAt));
  const [other] = await db.select({ id: reportSubscriptions.id }).from(reportSubscriptions).where(lasting);
  return other
    ? new Refusal('not-found', 'There is no such subscription.')
    : new Gone('This subscription has ended already.');
}

const sameBrand = (brandId: number | null) =>
  sql`${reportSubscriptions.brandId} is not distinct from ${brandId}::bigint`;

function guardTime({ weekday, hour }: Wanted): void {
  const isTime = [1, 2, 3, 4, 5, 6, 7].includes(weekday) && Number.isInteger(hour) && hour >= 0 && hour <= 23;
  if (!isTime)
    throw new Refusal('invalid', 'Choose a day of the week and an hour.', {
      hour: 'Choose a day of the week and an hour.',
    });
}

const refused = (problem: string) => new Refusal('invalid', problem, { email: problem });
