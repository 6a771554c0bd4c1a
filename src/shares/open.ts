/** Opening a shared report: by its secret alone, or with its password too. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import { leavePlaces, networkOf, takePlaces } from '../accounts/attempts.ts';
import { checkPassword } from '../accounts/password.ts';
import { hashOf } from '../accounts/secret-token.ts';
import { bigints, rows } from '../db/db.ts';
import { sharedReports } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import { reputation } from '../reports/reputation.ts';
import type { Reputation } from '../reports/reputation-shape.ts';
import { reportFrom } from './snapshot.ts';
import { quotedIds, type Words, withWords } from './words.ts';

/** Per network and window: readings of one link, addresses that lead nowhere, and passwords. */
const MOST_READINGS = 120;
const MOST_MISSES = 60;
const MOST_PASSWORDS = 20;
/** Per link and window, whoever tries. */
const MOST_PASSWORDS_OF_LINK = 40;
/** How long a right password is remembered by the browser. */
export const PASS_LIFE_MS = 2 * 3_600_000;
const QUOTED = 280;

type Stored = typeof sharedReports.$inferSelect;

/** The link behind a secret; `unknown` when it never was one. */
export type Behind =
  | { state: 'open'; share: Stored }
  | { state: 'ended'; at: Date }
  | { state: 'revoked' | 'unknown' };

/** Looks the secret up by its hash: the same single question whatever the answer. */
export async function shareBehind(platform: Platform, token: string): Promise<Behind> {
  const tokenHash = await hashOf(token);
  const [share] = await platform.db
    .select()
    .from(sharedReports)
    .where(eq(sharedReports.tokenHash, tokenHash));
  if (!share) return { state: 'unknown' };
  if (share.revokedAt !== null) return { state: 'revoked' };
  const { expiresAt } = share;
  if (expiresAt !== null && expiresAt <= platform.now()) return { state: 'ended', at: expiresAt };
  return { state: 'open', share };
}

/** Counts an address that leads nowhere; throws when one network tries too many. Readers of true links go on. */
export async function countMiss(platform: Platform, address: string | null): Promise<void> {
  if (address) await takePlaces(platform, new Map([[`share-miss:${networkOf(address)}`, MOST_MISSES]]));
}

/** The report as this link shows it, counted as opened. Throws when it is read too often, or is gone meanwhile. */
export async function readShare(
  platform: Platform,
  share: Stored,
  address: string | null,
): Promise<Reputation> {
  await takePlaces(platform, new Map([[`share:${share.id}:${networkOf(address ?? '')}`, MOST_READINGS]]));
  const report = share.figures ? reportFrom(share.figures) : await rolling(platform, share);
  const shown = withWords(report, share.shows, await wordsOf(platform, quotedIds(report)));
  // Asked again at the end: a link that was revoked while the report was made shows nothing.
  const opened = await platform.db
    .update(sharedReports)
    .set({ openedAt: platform.now(), opens: sql`${sharedReports.opens} + 1` })
    .where(and(eq(sharedReports.id, share.id), isNull(sharedReports.revokedAt)))
    .returning({ id: sharedReports.id });
  if (opened.length === 0) throw new Refusal('not-found', 'This link was revoked.');
  return shown;
}

const rolling = (platform: Platform, { brandId, brandIds, period, only }: Stored) =>
  reputation(platform, { brandId, visibleBrandIds: brandIds, period: { period }, only });

async function wordsOf({ db }: Platform, ids: number[]): Promise<Map<number, Words>> {
  if (ids.length === 0) return new Map();
  const found = await rows<Words & { id: number }>(
    db,
    sql`select id::float8 as id, title, left("text", ${QUOTED}) as "text", author_name as "authorName",
        author_handle as "authorHandle"
      from mentions where id = any(${bigints(ids)}) and deleted_at is null`,
  );
  return new Map(found.map(({ id, ...words }) => [id, words]));
}

/** What the browser keeps after the right password; throws Refusal for a wrong one and for too many. */
export async function passFor(
  platform: Platform,
  share: Stored,
  { password, address }: { password: string; address: string | null },
): Promise<string> {
  const limits = new Map([[`share-password:${share.id}`, MOST_PASSWORDS_OF_LINK]]);
  if (address) limits.set(`share-password:${share.id}:${networkOf(address)}`, MOST_PASSWORDS);
  const counted = await takePlaces(platform, limits);
  const { right } = await checkPassword(platform, password, share.passwordHash);
  if (!right) {
    const problem = 'This is not the password of the report. Ask whoever sent you the link.';
    throw new Refusal('invalid', problem, { password: problem });
  }
  await leavePlaces(platform, counted);
  return signed(platform, share, platform.now().getTime() + PASS_LIFE_MS);
}

/** True for a pass that was given for this link and this password, and is not too old. */
export async function fitsPass(platform: Platform, share: Stored, pass: string | null): Promise<boolean> {
  if (share.passwordHash === null) return true;
  const until = Number(pass?.split('.')[0]);
  if (!pass || !Number.isSafeInteger(until) || until <= platform.now().getTime()) return false;
  return pass === (await signed(platform, share, until));
}

async function signed({ secrets }: Platform, { id, passwordHash }: Stored, until: number): Promise<string> {
  return `${until}.${await secrets.fingerprint(`${id} ${until} ${passwordHash}`, 'shared_reports.pass')}`;
}
