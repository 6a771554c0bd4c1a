/** Lists of the inbox as feeds: a secret address each, shown once and stored as a hash. */
import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { hashOf, newSecret } from '../accounts/secret-token.ts';
import { feedLinks } from '../db/schema.ts';
import { Gone, Refusal } from '../failure.ts';
import { checkList, type KeptList } from '../mentions/inbox/kept-list.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { cleanText } from '../text.ts';

type Owner = Actor & { userId: number };

export type FeedLink = KeptList & {
  id: number;
  name: string;
  createdAt: Date;
  /** To the minute. */
  lastReadAt: Date | null;
};

const LONGEST_NAME = 80;
const MOST = 50;
/** Reading a feed writes at most so often. */
const NOTED_EVERY_MS = 60_000;

/** A new feed; `path` cannot be shown again. Throws Refusal, and QueryError for the filter. */
export async function createFeed(
  platform: Platform,
  actor: Owner,
  input: { name: string; list: KeptList },
): Promise<{ path: string }> {
  const name = cleanText(input.name, LONGEST_NAME * 2).replaceAll(/\s+/g, ' ');
  if (name === '' || name.length > LONGEST_NAME)
    throw refused(name === '' ? 'Give the feed a name.' : `A name has ${LONGEST_NAME} characters at most.`);
  await checkList(platform, actor.userId, input.list);
  const secret = newSecret();
  const tokenHash = await hashOf(secret);
  await transact(platform, async (inside) => {
    if ((await listFeeds(inside, actor.userId)).length >= MOST)
      throw refused(`You have ${MOST} feeds. Revoke one first.`);
    const values = { userId: actor.userId, name, ...input.list, tokenHash, createdAt: inside.now() };
    await inside.db.insert(feedLinks).values(values);
    await recordAudit(inside, actor, 'made a feed', name);
  });
  return { path: `/feeds/${secret}` };
}

/** Those of the person that still work, by name. */
export function listFeeds({ db }: Platform, userId: number): Promise<FeedLink[]> {
  const { id, name, brandId, view, filter, createdAt, lastReadAt } = feedLinks;
  return db
    .select({ id, name, brandId, view, filter, createdAt, lastReadAt })
    .from(feedLinks)
    .where(and(eq(feedLinks.userId, userId), isNull(feedLinks.revokedAt)))
    .orderBy(name, id);
}

async function whyNone({ db }: Platform, userId: number, id: number): Promise<Refusal> {
  const own = and(eq(feedLinks.id, id), eq(feedLinks.userId, userId));
  const [ended] = await db.select({ id: feedLinks.id }).from(feedLinks).where(own);
  return ended
    ? new Gone('This feed was revoked already.')
    : new Refusal('not-found', 'You have no such feed.');
}

/** Ends one of the acting person's own at once. */
export function revokeFeed(platform: Platform, actor: Owner, id: number): Promise<void> {
  return transact(platform, async (inside) => {
    const [revoked] = await inside.db
      .update(feedLinks)
      .set({ revokedAt: inside.now() })
      .where(and(eq(feedLinks.id, id), eq(feedLinks.userId, actor.userId), isNull(feedLinks.revokedAt)))
      .returning({ name: feedLinks.name });
    if (!revoked) throw await whyNone(inside, actor.userId, id);
    await recordAudit(inside, actor, 'revoked a feed', revoked.name);
  });
}

/** Whose list this address stands for; null when it is unknown or revoked. Notes that it was read. */
export async function feedBehind(
  platform: Platform,
  secret: string,
): Promise<(KeptList & { id: number; userId: number; name: string; createdAt: Date }) | null> {
  if (!/^[0-9a-f]{64}$/.test(secret)) return null;
  const [found] = await platform.db
    .select()
    .from(feedLinks)
    .where(and(eq(feedLinks.tokenHash, await hashOf(secret)), isNull(feedLinks.revokedAt)));
  if (!found) return null;
  await noteRead(platform, found.id);
  return found;
}

async function noteRead({ db, now }: Platform, id: number): Promise<void> {
  const before = new Date(now().getTime() - NOTED_EVERY_MS);
  const isStale = or(isNull(feedLinks.lastReadAt), lt(feedLinks.lastReadAt, before));
  await db
    .update(feedLinks)
    .set({ lastReadAt: now() })
    .where(and(eq(feedLinks.id, id), isStale));
}

const refused = (problem: string) => new Refusal('invalid', problem, { feedName: problem });
