import { Failure } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import type { ChannelSettings } from './channels/channel.ts';
import { checkSettings, knownKind } from './sealed.ts';

/** Sends a test to a channel that is not stored. `problem`: why it did not arrive. Throws Refusal for wrong settings. */
export async function tryChannel(
  platform: Platform,
  kindName: string,
  given: ChannelSettings,
): Promise<{ problem: string | null }> {
  const kind = knownKind(kindName);
  const settings = checkSettings(kind, given);
  const message = {
    kind: 'notice',
    eventId: crypto.randomUUID(),
    title: 'Test from Earshot',
    text: 'Alerts will arrive here.',
    url: platform.settings.publicUrl,
  } as const;
  try {
    await kind.send(message, settings, platform);
    return { problem: null };
  } catch (error) {
    if (error instanceof Failure) return { problem: error.message };
    throw error;
  }
}
