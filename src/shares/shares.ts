/** Links to a report that anybody may read who has them: made, listed, revoked. */
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { guardPassword, hashPassword } from '../accounts/password.ts';
import { hashOf, newSecret } from '../accounts/secret-token.ts';
import { bigints } from '../db/db.ts';
import { brands, sharedReports, users } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import type { PeriodInput, PeriodName } from '../reports/period.ts';
import type { Only } from '../reports/recount.ts';
import { reputation } from '../reports/reputation.ts';
import type { Reputation } from '../reports/reputation-shape.ts';
import { sealSnapshot, snapshotOf } from './snapshot.ts';
import type { Shows } from './words.ts';

const EXPIRIES = [7, 30, 90] as const;
const DAY_MS = 86_400_000;
const LONGEST_LABEL = 120;
const MOST_LISTED = 200;

export type ShareInput = {
  label: string;
  /** Null: all own brands among `brandIds`. */
  brandId: number | null;
  /** Those whose reports the maker may see. */
  brandIds: number[];
  period: PeriodInput;
  only: Only;
  /** True keeps the figures as they are now; false makes them anew for each reader. */
  frozen: boolean;
  shows: Shows;
  /** Empty for none. */
  password: string;
  /** Days until it ends; null: it does not. */
  days: number | null;
};

export type Share = {
  id: number;
  label: string;
  brandName: string | null;
  period: PeriodName | null;
  fromDay: string | null;
  toDay: string | null;
  only: Only;
  shows: Shows;
  hasPassword: boolean;
  /** Null when they are not here any more. */
  by: string | null;
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  openedAt: Date | null;
  opens: number;
};

/** A new link. `path` holds its secret and cannot be read again later. Throws Refusal with a sentence per field. */
export async function makeShare(
  platform: Platform,
  actor: Actor,
  input: ShareInput,
): Promise<{ id: number; path: string }> {
  const label = checkedLabel(input);
  if (input.password) guardPassword(input.password);
  const report = await reputation(platform, { ...input, visibleBrandIds: input.brandIds });
  const passwordHash = input.password ? await hashPassword(platform, input.password) : null;
  const token = newSecret();
  const values = {
    ...(await periodOf(platform, report, input)),
    userId: actor.userId,
    label,
    tokenHash: await hashOf(token),
    brandId: input.brandId,
    brandIds: input.brandIds,
    only: input.only,
    shows: input.shows,
    passwordHash,
    expiresAt: input.days === null ? null : new Date(platform.now().getTime() + input.days * DAY_MS),
    createdAt: platform.now(),
  };
  return transact(platform, async (inside) => {
    const [made] = await inside.db.insert(sharedReports).values(values).returning({ id: sharedReports.id });
    await recordAudit(inside, actor, 'shared a report by a link', label);
    return { id: made!.id, path: `/r/${token}` };
  });
}

function checkedLabel({ label, days }: ShareInput): string {
  if (days !== null && !EXPIRIES.some((known) => known === days)) {
    const problem = 'A link works for 7, 30 or 90 days, or until it is revoked.';
    throw new Refusal('invalid', problem, { days: problem });
  }
  const given = label.trim();
  if (given && given.length <= LONGEST_LABEL) return given;
  const problem = given
    ? `The name can have at most ${LONGEST_LABEL} characters.`
    : 'Say whom the link is for, so that you know later which one to revoke.';
  throw new Refusal('invalid', problem, { label: problem });
}

async function periodOf(platform: Platform, report: Reputation, { frozen }: ShareInput) {
  const { name, from, to } = report.period;
  if (frozen) {
    const figures = snapshotOf(report);
    return { fromDay: from, toDay: to, figures, figuresSeal: await sealSnapshot(platform, figures) };
  }
  if (name !== 'custom') return { period: name };
  const problem = 'Chosen dates do not move on. Freeze the figures, or choose one of the named periods.';
  throw new Refusal('invalid', problem, { frozen: problem });
}

/** The links about these brands, newest first; those that ended too. */
export function sharesOf({ db }: Platform, brandIds: number[]): Promise<Share[]> {
  return db
    .select({
      id: sharedReports.id,
      label: sharedReports.label,
      brandName: brands.name,
      period: sharedReports.period,
      fromDay: sharedReports.fromDay,
      toDay: sharedReports.toDay,
      only: sharedReports.only,
      shows: sharedReports.shows,
      hasPassword: sql<boolean>`${sharedReports.passwordHash} is not null`,
      by: users.name,
      createdAt: sharedReports.createdAt,
      expiresAt: sharedReports.expiresAt,
      revokedAt: sharedReports.revokedAt,
      openedAt: sharedReports.openedAt,
      opens: sharedReports.opens,
    })
    .from(sharedReports)
    .leftJoin(users, eq(users.id, sharedReports.userId))
    .leftJoin(brands, eq(brands.id, sharedReports.brandId))
    .where(among(brandIds))
    .orderBy(desc(sharedReports.createdAt), desc(sharedReports.id))
    .limit(MOST_LISTED);
}

/** A link about all own brands belongs to those who see all that it may show. */
const among = (brandIds: number[]) => sql`case when ${sharedReports.brandId} is not null
  then ${sharedReports.brandId} = any(${bigints(brandIds)})
  else not exists (select 1 from ${brands} b
    where b.id = any(${sharedReports.brandIds}) and not b.id = any(${bigints(brandIds)})) end`;

/** Ends a link at once. Throws "not found" for one that is not about these brands. */
export function revokeShare(
  platform: Platform,
  actor: Actor,
  { id, brandIds }: { id: number; brandIds: number[] },
): Promise<void> {
  return transact(platform, async (inside) => {
    const [known] = await inside.db
      .select({ label: sharedReports.label })
      .from(sharedReports)
      .where(and(eq(sharedReports.id, id), among(brandIds)));
    if (!known)
      throw new Refusal('not-found', 'There is no such link. It was removed, or you may not see it.');
    const revoked = await inside.db
      .update(sharedReports)
      .set({ revokedAt: inside.now() })
      .where(and(eq(sharedReports.id, id), isNull(sharedReports.revokedAt)))
      .returning({ id: sharedReports.id });
    if (revoked.length > 0) await recordAudit(inside, actor, 'revoked a shared report', known.label);
  });
}
