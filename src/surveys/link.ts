/** Where the author of a mention is asked how they were answered. The same address every time, and only a hash is kept. */
import { hashOf } from '../accounts/secret-token.ts';
import type { Platform } from '../platform/platform.ts';

type Signer = Pick<Platform, 'secrets' | 'settings'>;

/** 256 bits of a keyed hash: it cannot be guessed, and a template that is filled in twice asks in one place. */
const tokenOf = ({ secrets }: Pick<Platform, 'secrets'>, mentionId: number): Promise<string> =>
  secrets.fingerprint(String(mentionId), 'surveys.link');

/** The whole address for the author of this mention. */
export const surveyUrl = async (platform: Signer, mentionId: number): Promise<string> =>
  `${platform.settings.publicUrl}/c/${await tokenOf(platform, mentionId)}`;

/** The hash under which its survey is kept, where the text holds its address; else null. */
export async function askedIn(platform: Signer, mentionId: number, text: string): Promise<string | null> {
  if (!text.includes('/c/')) return null;
  const token = await tokenOf(platform, mentionId);
  return text.includes(`/c/${token}`) ? hashOf(token) : null;
}
