/** Seals of figures that are kept: keyed hashes, by which a later change of them is found. */
import type { Platform } from '../platform/platform.ts';

/** `other key`: made with another SECRET_KEY than this one, so that it tells nothing here. */
export type SealState = 'whole' | 'broken' | 'other key' | 'none';

/** `<key>.<hash>`: which key it was made with, and what it makes of these figures in this place. */
export async function sealOf({ secrets }: Platform, figures: unknown, place: string): Promise<string> {
  const [key, hash] = await Promise.all([
    secrets.fingerprint('', 'seals'),
    secrets.fingerprint(JSON.stringify(inOrder(figures)), place),
  ]);
  return `${key.slice(0, KEY_LENGTH)}.${hash}`;
}

const KEY_LENGTH = 8;

/** What a seal says of figures. Older ones do not tell their key. */
export async function readSeal(
  platform: Platform,
  seal: string | null,
  figures: unknown,
  place: string,
): Promise<SealState> {
  if (seal === null) return 'none';
  const [key, hash] = (await sealOf(platform, figures, place)).split('.');
  if (seal === hash || seal === `${key}.${hash}`) return 'whole';
  return seal.includes('.') && !seal.startsWith(`${key}.`) ? 'other key' : 'broken';
}

/** The database keeps no order of keys. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => [key, inOrder(each)]);
}
