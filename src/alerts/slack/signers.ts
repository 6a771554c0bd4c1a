/** Whose request it is: the channels whose app signed it, and only the first time that it comes. */
import { and, eq } from 'drizzle-orm';
import { channels, slackRequests } from '../../db/schema.ts';
import type { Platform } from '../../platform/platform.ts';
import { openSettings } from '../sealed.ts';
import { type Claim, claimIn, isSignedWith, type Signed } from './signature.ts';

/** The channels of the app that signed the request; null when none did, it is too old or too new, or came before. */
export async function signersOf(platform: Platform, signed: Signed): Promise<number[] | null> {
  const claim = claimIn(signed, platform.now());
  if (!claim) return null;
  const signers = await channelsSigning(platform, claim);
  if (signers.length === 0 || !(await isFirst(platform, signed.signature!))) return null;
  return signers;
}

/** Every secret is tried, so that how long it takes says nothing. */
async function channelsSigning(platform: Platform, claim: Claim): Promise<number[]> {
  const secrets = await signingSecrets(platform);
  const tried = await Promise.all(
    secrets.map(async ({ id, secret }) => ({ id, isSigner: await isSignedWith(secret, claim) })),
  );
  return tried.filter(({ isSigner }) => isSigner).map(({ id }) => id);
}

async function signingSecrets(platform: Platform): Promise<{ id: number; secret: string }[]> {
  const stored = await platform.db
    .select({ id: channels.id, kind: channels.kind, settings: channels.settings })
    .from(channels)
    .where(and(eq(channels.kind, 'slack')));
  const opened = await Promise.all(
    stored.map(async (channel) => {
      const settings = await openSettings(platform, channel).catch(() => null);
      return { id: channel.id, secret: settings?.signingSecret ?? '' };
    }),
  );
  return opened.filter(({ secret }) => secret !== '');
}

/** Of two at once one is the first. */
async function isFirst({ db, now }: Platform, signature: string): Promise<boolean> {
  const noted = await db
    .insert(slackRequests)
    .values({ signature, at: now() })
    .onConflictDoNothing()
    .returning({ at: slackRequests.at });
  return noted.length > 0;
}
