/** GIF89a: a screen, then images and extensions, each in blocks with their length in front. */
import { ascii, joined } from './bytes.ts';

export const isGif = (bytes: Uint8Array): boolean => /^GIF8[79]a$/.test(ascii(bytes, 0, 6));

const SCREEN_BYTES = 13;
const IMAGE = 0x2c;
const EXTENSION = 0x21;
const TRAILER = 0x3b;
/** How long a frame stands. */
const CONTROL = 0xf9;
const APPLICATION = 0xff;
/** How often it runs. */
const LOOPS = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0']);

/** Without comments, XMP and what follows the picture. Null for what is damaged. */
export function drawnGif(bytes: Uint8Array): Uint8Array | null {
  const first = SCREEN_BYTES + colours(bytes[10]);
  const kept = [bytes.subarray(0, first)];
  let isDrawn = false;
  for (let at = first; at < bytes.length; ) {
    if (bytes[at] === TRAILER) return isDrawn ? joined([...kept, bytes.subarray(at, at + 1)]) : null;
    const next = endOf(bytes, at);
    if (next === null) return null;
    isDrawn ||= bytes[at] === IMAGE;
    if (isKept(bytes, at)) kept.push(bytes.subarray(at, next));
    at = next;
  }
  return null;
}

/** Bytes of the table of colours that these flags announce. */
const colours = (flags = 0) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

function endOf(bytes: Uint8Array, at: number): number | null {
  if (bytes[at] === EXTENSION) return behindBlocks(bytes, at + 2);
  return bytes[at] === IMAGE ? behindBlocks(bytes, at + 11 + colours(bytes[at + 9])) : null;
}

/** Behind the blocks that begin at `from`; the last one is empty. */
function behindBlocks(bytes: Uint8Array, from: number): number | null {
  for (let at = from; at < bytes.length; at += bytes[at]! + 1) if (bytes[at] === 0) return at + 1;
  return null;
}

function isKept(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] === IMAGE || bytes[at + 1] === CONTROL) return true;
  return bytes[at + 1] === APPLICATION && LOOPS.has(ascii(bytes, at + 3, 11));
}
