/** WebP, RFC 9649: RIFF chunks, each with its length in front. */
import { ascii, joined, viewOf } from './bytes.ts';

const DRAWN = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const PIXELS = new Set(['VP8 ', 'VP8L', 'ANMF']);
/** In the flags of VP8X: there is Exif, there is XMP. */
const BESIDE = 0x08 | 0x04;

export const isWebp = (bytes: Uint8Array): boolean =>
  ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP';

/** Without Exif, XMP and what follows the picture. Null for what is damaged. */
export function drawnWebp(bytes: Uint8Array): Uint8Array | null {
  const end = viewOf(bytes).getUint32(4, true) + 8;
  if (end > bytes.length) return null;
  const kept: Uint8Array[] = [];
  let isDrawn = false;
  for (let at = 12; at < end; ) {
    if (at + 8 > end) return null;
    const name = ascii(bytes, at, 4);
    const length = viewOf(bytes, at).getUint32(4, true);
    const next = at + 8 + length + (length % 2);
    if (next > end) return null;
    if (DRAWN.has(name))
      kept.push(name === 'VP8X' ? withoutFlags(bytes.slice(at, next)) : bytes.subarray(at, next));
    isDrawn ||= PIXELS.has(name);
    at = next;
  }
  return isDrawn ? riff(kept) : null;
}

function withoutFlags(chunk: Uint8Array): Uint8Array {
  chunk[8]! &= ~BESIDE;
  return chunk;
}

function riff(chunks: Uint8Array[]): Uint8Array {
  const whole = joined([new TextEncoder().encode('RIFF0000WEBP'), ...chunks]);
  viewOf(whole).setUint32(4, whole.length - 8, true);
  return whole;
}
