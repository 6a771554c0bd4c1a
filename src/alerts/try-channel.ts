/** A test message before anything is stored. */
import { eq } from 'drizzle-orm';
import { channels } from '../db/schema.ts';
import { Failure } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import type { ChannelSettings } from './channels/channel.ts';
import { changedSettings, noSuchChannel } from './channels.ts';
import { checkSettings, knownKind, refuseKept } from './sealed.ts';

export type Tried = {
  /** Why it did not arrive; null when it did. */
  problem: string | null;
};

/** Sends a test to a channel that is not stored. Throws Refusal for wrong settings. */
export async function tryChannel(
  platform: Platform,
  kindName: string,
  given: ChannelSettings,
): Promise<Tried> {
  const kind = knownKind(kindName);
  refuseKept(kind, given);
  const settings = checkSettings(kind, given);
  return sendTest(platform, kindName, { ...settings, ...(await kind.keep?.(settings, null, platform)) });
}

/** Sends a test with a channel's settings as they would be after these changes. Throws Refusal for wrong ones. */
export async function tryChanges(platform: Platform, id: number, given: ChannelSettings): Promise<Tried> {
  const [channel] = await platform.db.select().from(channels).where(eq(channels.id, id));
  if (!channel) throw noSuchChannel();
  const { settings } = await changedSettings(platform, channel, given);
  return sendTest(platform, channel.kind, settings);
}

async function sendTest(platform: Platform, kind: string, settings: ChannelSettings): Promise<Tried> {
  const message = {
    kind: 'notice',
    eventId: crypto.randomUUID(),
    title: 'Test from Earshot',
    text: 'Alerts will arrive here.',
    url: platform.settings.publicUrl,
  } as const;
  try {
    await knownKind(kind).send(message, settings, platform);
    return { problem: null };
  } catch (error) {
    if (error instanceof Failure) return { problem: error.message };
    throw error;
  }
}
