/** A channel was switched off: those who can mend it hear of it another way. */
import { and, eq, isNull, lte, ne } from 'drizzle-orm';
import { channels, users } from '../db/schema.ts';
import type { Failure } from '../failure.ts';
import { htmlOf, type Part, textOf } from '../letters/markup.ts';
import type { Platform } from '../platform/platform.ts';
import type { ClaimedAlert } from './alert-row.ts';
import { PACE_MS, sendNotice } from './test-channel.ts';

type Notice = { title: string; text: string };

/** Once: through another channel that is free, else by mail to the admins; what stays until it is mended is the banner. */
export async function tellOwner(
  platform: Platform,
  { channelId, channelName }: ClaimedAlert,
  failure: Failure,
): Promise<void> {
  const notice = {
    title: `The channel “${channelName}” is switched off`,
    text: `${failure.message} Its alerts wait for a day until somebody reconnects it.`,
  };
  const isTold = (await throughAnother(platform, channelId, notice)) || (await byMail(platform, notice));
  if (!isTold) platform.log('warn', 'Nobody could be told that a channel is off', { channelId });
}

async function throughAnother(platform: Platform, channelId: number, notice: Notice): Promise<boolean> {
  const { db } = platform;
  const now = platform.now();
  const free = and(ne(channels.id, channelId), eq(channels.state, 'working'), lte(channels.freeAt, now));
  const [other] = await db
    .select({ id: channels.id })
    .from(channels)
    .where(free)
    .orderBy(channels.id)
    .limit(1);
  if (!other) return false;
  const [claimed] = await db
    .update(channels)
    .set({ freeAt: new Date(now.getTime() + PACE_MS) })
    .where(and(free, eq(channels.id, other.id)))
    .returning();
  return claimed !== undefined && isDone(sendNotice(platform, claimed, notice));
}

async function byMail({ db, mail, settings }: Platform, { title, text }: Notice): Promise<boolean> {
  if (!mail) return false;
  const admins = await db
    .select({ email: users.email })
    .from(users)
    .where(and(eq(users.role, 'admin'), isNull(users.disabledAt)));
  const url = `${settings.publicUrl}/alerts`;
  const parts: Part[] = [
    { kind: 'heading', text: title },
    { kind: 'text', text },
    { kind: 'links', links: [{ word: 'Open the alerts in Earshot', url }] },
  ];
  const why: Part[] = [{ kind: 'text', text: 'You get this because you are an admin of Earshot.' }];
  const letter = { subject: title, text: textOf(parts, why), html: htmlOf(title, parts, why) };
  const sent = await Promise.all(admins.map(({ email }) => isDone(mail({ to: email, ...letter }))));
  return sent.includes(true);
}

/** A notice that does not arrive stops nothing. */
const isDone = (sending: Promise<unknown>) =>
  sending.then(
    () => true,
    () => false,
  );
