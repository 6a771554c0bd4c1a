/** Who somebody in Slack is in Earshot: offered there by a one-time link, confirmed here by who is signed in. */
import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import { recordAudit } from '../../accounts/audit.ts';
import { hashOf, newSecret } from '../../accounts/secret-token.ts';
import { type Account, accountOf } from '../../accounts/viewer.ts';
import { slackLinkOffers, slackLinks } from '../../db/schema.ts';
import { Gone, Refusal } from '../../failure.ts';
import type { Actor } from '../../mentions/mention.ts';
import type { Platform } from '../../platform/platform.ts';
import { transact } from '../../platform/transaction.ts';

const OFFER_LIFE_MS = 30 * 60_000;

/** A person in a workspace of Slack. */
export type SlackPerson = {
  teamId: string;
  slackUserId: string;
  /** "ada in fernhill", as Slack calls them. */
  slackName: string;
};

/** Who this is here: null when nobody said so; `account` is null when theirs is disabled. */
export async function linkedAccount(
  platform: Platform,
  person: SlackPerson,
): Promise<{ account: Account | null } | null> {
  const [link] = await platform.db
    .select({ userId: slackLinks.userId })
    .from(slackLinks)
    .where(isPerson(slackLinks, person));
  return link ? { account: await accountOf(platform, link.userId) } : null;
}

/** The address at which the person says who they are here: once, within half an hour. */
export async function offerLink(platform: Platform, person: SlackPerson): Promise<string> {
  const secret = newSecret();
  const now = platform.now();
  await platform.db.insert(slackLinkOffers).values({
    ...person,
    tokenHash: await hashOf(secret),
    createdAt: now,
    expiresAt: new Date(now.getTime() + OFFER_LIFE_MS),
  });
  return `${platform.settings.publicUrl}/settings/slack/${secret}`;
}

/** Whom the link is for; null when it is unknown, used or too old. Opening it changes nothing. */
export async function offeredTo(platform: Platform, secret: string): Promise<SlackPerson | null> {
  const { teamId, slackUserId, slackName } = slackLinkOffers;
  const [offer] = await platform.db
    .select({ teamId, slackUserId, slackName })
    .from(slackLinkOffers)
    .where(usable(platform, await hashOf(secret)));
  return offer ?? null;
}

/** From now on what this person does in Slack is done by the actor. Who they were before ends. */
export async function acceptOffer(
  platform: Platform,
  actor: Actor & { userId: number },
  secret: string,
): Promise<SlackPerson> {
  const tokenHash = await hashOf(secret);
  return transact(platform, async (inside) => {
    const now = inside.now();
    const [used] = await inside.db
      .update(slackLinkOffers)
      .set({ usedAt: now })
      .where(usable(inside, tokenHash))
      .returning();
    if (!used) throw new Refusal('not-found', WORN_OUT);
    const { teamId, slackUserId, slackName } = used;
    const fields = { userId: actor.userId, slackName, createdAt: now };
    await inside.db
      .insert(slackLinks)
      .values({ teamId, slackUserId, ...fields })
      .onConflictDoUpdate({ target: [slackLinks.teamId, slackLinks.slackUserId], set: fields });
    await recordAudit(inside, actor, 'linked the Slack account', slackName);
    return { teamId, slackUserId, slackName };
  });
}

const WORN_OUT =
  'This link was used already or is older than half an hour. Press a button in Slack again to get a new one.';

/** The accounts in Slack that act for this user. */
export function linksOf({ db }: Platform, userId: number): Promise<(SlackPerson & { createdAt: Date })[]> {
  const { teamId, slackUserId, slackName, createdAt } = slackLinks;
  return db
    .select({ teamId, slackUserId, slackName, createdAt })
    .from(slackLinks)
    .where(eq(slackLinks.userId, userId))
    .orderBy(asc(createdAt), asc(slackUserId));
}

/** The account in Slack acts for the user no longer. */
export function unlink(
  platform: Platform,
  actor: Actor & { userId: number },
  person: Omit<SlackPerson, 'slackName'>,
): Promise<void> {
  return transact(platform, async (inside) => {
    const [gone] = await inside.db
      .delete(slackLinks)
      .where(and(isPerson(slackLinks, person), eq(slackLinks.userId, actor.userId)))
      .returning({ slackName: slackLinks.slackName });
    if (!gone) throw await whyNone(inside, person);
    await recordAudit(inside, actor, 'unlinked the Slack account', gone.slackName);
  });
}

async function whyNone({ db }: Platform, person: Omit<SlackPerson, 'slackName'>): Promise<Refusal> {
  const held = isPerson(slackLinks, person);
  const [other] = await db.select({ userId: slackLinks.userId }).from(slackLinks).where(held);
  return other
    ? new Refusal('not-found', 'This Slack account is not linked to yours.')
    : new Gone('This Slack account was unlinked already.');
}

const isPerson = (table: typeof slackLinks, { teamId, slackUserId }: Omit<SlackPerson, 'slackName'>) =>
  and(eq(table.teamId, teamId), eq(table.slackUserId, slackUserId));

const usable = (platform: Platform, tokenHash: string) =>
  and(
    eq(slackLinkOffers.tokenHash, tokenHash),
    isNull(slackLinkOffers.usedAt),
    gt(slackLinkOffers.expiresAt, platform.now()),
  );
