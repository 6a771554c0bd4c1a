/** PNG, ISO/IEC 15948: a signature and chunks, each with its length in front. */
import { ascii, joined, viewOf } from './bytes.ts';

export const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** What is drawn and how; not eXIf, the texts, or the time. */
const DRAWN = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD pHYs acTL fcTL fdAT'.split(' '),
);
/** Length, name and checksum. */
const AROUND = 12;

/** Without what was written beside the picture, and without what follows it. Null for what is damaged. */
export function drawnPng(bytes: Uint8Array): Uint8Array | null {
  const kept = [bytes.subarray(0, PNG_SIGNATURE.length)];
  let isDrawn = false;
  for (let at = PNG_SIGNATURE.length; at + AROUND <= bytes.length; ) {
    const end = at + AROUND + viewOf(bytes, at).getUint32(0);
    const name = ascii(bytes, at + 4, 4);
    if (end > bytes.length || (kept.length === 1 && name !== 'IHDR')) return null;
    if (DRAWN.has(name)) kept.push(bytes.subarray(at, end));
    isDrawn ||= name === 'IDAT';
    if (name === 'IEND') return isDrawn ? joined(kept) : null;
    at = end;
  }
  return null;
}
