import { eq } from 'drizzle-orm';
import { channels } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';
import type { ChannelSettings } from './channels/channel.ts';
import { channelKind } from './channels/index.ts';

/** A channel's settings for its form: those that hold no secret, and the word "stored" for a secret that is there. */
export async function shownSettings({ db }: Platform, id: number): Promise<ChannelSettings> {
  const [stored] = await db
    .select({ kind: channels.kind, settings: channels.settings })
    .from(channels)
    .where(eq(channels.id, id));
  const kind = channelKind(stored?.kind ?? '');
  if (!stored || !kind) return {};
  const settings = kind.complete?.(stored.settings) ?? stored.settings;
  return Object.fromEntries(
    kind.settings.map(({ name, secret }) => [
      name,
      secret && settings[name] ? 'stored' : (settings[name] ?? ''),
    ]),
  );
}
