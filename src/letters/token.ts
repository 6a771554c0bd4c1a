/** Addresses in letters by which a reader unsubscribes without signing in: signed, so that nothing about them is stored. */
import type { Platform } from '../platform/platform.ts';

const PLACE = 'letters';

type Signer = Pick<Platform, 'secrets' | 'settings'>;

/** Where the reader of this list (`channel-<uuid>`, `digest-<id>`) says what they want. */
export async function letterUrl({ secrets, settings }: Signer, list: string): Promise<string> {
  return `${settings.publicUrl}/letters/${list}.${await secrets.fingerprint(list, PLACE)}`;
}

/** The list that a token of such an address stands for; null when we did not make it. */
export async function listBehind(
  { secrets }: Pick<Platform, 'secrets'>,
  token: string,
): Promise<string | null> {
  const [, list, signature] = /^([a-z]{1,20}-[0-9a-f-]{1,40})\.([\w-]{43})$/.exec(token) ?? [];
  if (!list || !signature) return null;
  return isSame(await secrets.fingerprint(list, PLACE), signature) ? list : null;
}

/** In a time that says nothing about where they differ. */
function isSame(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let i = 0; i < one.length; i++) difference |= one.charCodeAt(i) ^ other.charCodeAt(i);
  return difference === 0;
}

/** What mail programs read to offer "Unsubscribe" (RFC 2369, RFC 8058). */
export const unsubscribeHeaders = (url: string, list: string): Record<string, string> => ({
  'List-Unsubscribe': `<${url}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  'List-Id': `<${list}.${new URL(url).hostname}>`,
});
