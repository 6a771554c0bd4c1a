/** Messages about Earshot itself: a test that a person asks for, word that another channel is off. */
import { and, eq, lte, ne } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { channels } from '../db/schema.ts';
import { Failure, Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { connected, noSuchChannel } from './channels.ts';
import { knownKind, openSettings } from './sealed.ts';

/** One message per second and channel, as Slack asks. */
export const PACE_MS = 1000;

/** Sends a message that says it is a test. `problem`: why it did not arrive. What works is on again. */
export async function testChannel(
  platform: Platform,
  actor: Actor,
  id: number,
): Promise<{ problem: string | null }> {
  const now = platform.now();
  const [channel] = await platform.db
    .update(channels)
    .set({ freeAt: new Date(now.getTime() + PACE_MS) })
    .where(and(eq(channels.id, id), lte(channels.freeAt, now)))
    .returning();
  if (!channel) throw await tooSoon(platform, id);
  try {
    await sendNotice(platform, channel, {
      title: 'Test from Earshot',
      text: `Alerts for “${channel.name}” will arrive here.`,
    });
  } catch (error) {
    if (error instanceof Failure || (error as Error).name === 'UnreadableSecret')
      return { problem: (error as Error).message };
    throw error;
  }
  await transact(platform, async (inside) => {
    const isDown = and(eq(channels.id, id), ne(channels.state, 'working'));
    await inside.db
      .update(channels)
      .set({ ...connected(now), freeAt: channel.freeAt })
      .where(isDown);
    await recordAudit(inside, actor, 'tested the channel', channel.name);
  });
  return { problem: null };
}

/** Sends words about Earshot itself through a channel whose pace the caller has claimed. */
export async function sendNotice(
  platform: Platform,
  channel: Pick<typeof channels.$inferSelect, 'kind' | 'settings'>,
  notice: { title: string; text: string },
): Promise<void> {
  const settings = await openSettings(platform, channel);
  const message = {
    kind: 'notice',
    eventId: crypto.randomUUID(),
    url: `${platform.settings.publicUrl}/alerts`,
    ...notice,
  } as const;
  await knownKind(channel.kind).send(message, settings, platform);
}

async function tooSoon({ db }: Platform, id: number): Promise<Refusal> {
  const [channel] = await db.select({ freeAt: channels.freeAt }).from(channels).where(eq(channels.id, id));
  if (!channel) return noSuchChannel();
  const until = channel.freeAt.toISOString().slice(11, 19);
  return new Refusal('too-many', `This channel takes the next message at ${until} UTC. Try again then.`);
}
