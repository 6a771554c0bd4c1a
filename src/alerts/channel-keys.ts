/** What Earshot keeps for a channel beside its settings, as far as people are shown it. */
import { eq } from 'drizzle-orm';
import { channels } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';
import type { Consent } from './channels/email.ts';

export type ChannelKeys = {
  /** Whether the owner of an address agreed; null for what is no e-mail. */
  consent: Consent | null;
  /** Until when the secret before the newest one still signs; null when only one does. */
  bothValidUntil: Date | null;
};

/** Nothing in it is secret. */
export async function channelKeys({ db, now }: Platform, id: number): Promise<ChannelKeys> {
  const [channel] = await db
    .select({ kind: channels.kind, settings: channels.settings })
    .from(channels)
    .where(eq(channels.id, id));
  const { consent = 'asked', previousUntil } = channel?.settings ?? {};
  const until = previousUntil ? new Date(previousUntil) : null;
  return {
    consent: channel?.kind === 'email' ? (consent as Consent) : null,
    bothValidUntil: until && until > now() ? until : null,
  };
}
