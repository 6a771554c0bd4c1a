/** What the reader of a weekly report wants, as the link in every letter says it. */
import { eq, sql } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { brands, reportSubscriptions, users } from '../db/schema.ts';
import { nextEnd } from '../digests/schedule.ts';
import { Refusal } from '../failure.ts';
import { escaped } from '../letters/markup.ts';
import { letterUrl } from '../letters/token.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';

/** The name under which its letters are known. */
export const listOfReport = (id: number): string => `report-${id}`;

const idIn = (list: string): number => Number(/^report-(\d{1,15})$/.exec(list)?.[1] ?? 0);

type Reader = { what: string; address: string; consent: 'asked' | 'given' | 'withdrawn' };

/** Whom it goes to; null when it is gone. */
export async function reportReader(platform: Platform, list: string): Promise<Reader | null> {
  const found = await subscribed(platform, list);
  if (!found) return null;
  const agreed = found.confirmedAt === null ? 'asked' : 'given';
  const what = `the weekly report of ${found.brandName ?? 'all brands'}`;
  return { what, address: found.address, consent: found.endedAt === null ? agreed : 'withdrawn' };
}

/** Takes it up with the next week, or ends it. Throws Refusal when it is gone. */
export function setReportConsent(
  platform: Platform,
  list: string,
  consent: 'given' | 'withdrawn',
): Promise<void> {
  return transact(platform, async (inside) => {
    const found = await subscribed(inside, list);
    if (!found) throw new Refusal('not-found', 'This weekly report is gone. No more of it will come.');
    const now = inside.now();
    const nextAt = nextEnd({ cadence: 'weekly', ...found }, now, found.timeZone);
    const given = { endedAt: null, confirmedAt: found.confirmedAt ?? now, nextAt };
    const change = consent === 'given' ? given : { endedAt: found.endedAt ?? now };
    await inside.db.update(reportSubscriptions).set(change).where(eq(reportSubscriptions.id, found.id));
    const done = consent === 'given' ? 'a reader subscribed' : 'a reader unsubscribed';
    await recordAudit(inside, { userId: null, via: 'system' }, done, 'the weekly report');
  });
}

async function subscribed({ db }: Platform, list: string) {
  const { id, weekday, hour, timeZone, confirmedAt, endedAt } = reportSubscriptions;
  const address = sql<string>`coalesce(${reportSubscriptions.email}, ${users.email})`;
  const [found] = await db
    .select({ id, weekday, hour, timeZone, confirmedAt, endedAt, address, brandName: brands.name })
    .from(reportSubscriptions)
    .leftJoin(users, eq(users.id, reportSubscriptions.userId))
    .leftJoin(brands, eq(brands.id, reportSubscriptions.brandId))
    .where(eq(id, idIn(list)));
  return found ?? null;
}

/** Asks an address outside whether it wants the report: the only letter that goes there before it agrees. */
export async function askReader(platform: Platform, id: number): Promise<void> {
  const list = listOfReport(id);
  const reader = await reportReader(platform, list);
  if (reader?.consent !== 'asked') return;
  if (!platform.mail)
    throw new Refusal('invalid', 'Earshot has no mail server. Whoever runs it sets SMTP_URL and MAIL_FROM.');
  const url = await letterUrl(platform, list);
  const text = `Somebody wants to send ${reader.what} to this address, once a week. Nothing comes unless you agree:\n\n${url}\n\nIf you do not want it, do nothing.\n`;
  const html = `<!doctype html><html lang="en"><body><p>Somebody wants to send ${escaped(reader.what)} to this address, once a week. Nothing comes unless you agree.</p><p><a href="${escaped(url)}">Yes, send it to me</a></p><p>If you do not want it, do nothing.</p></body></html>`;
  await platform.mail({ to: reader.address, subject: 'Do you want the weekly report?', text, html });
}
