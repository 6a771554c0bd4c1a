/** JPEG, ITU-T T.81: segments behind markers, and compressed data behind each start of a scan. */
import { ascii, joined, viewOf } from './bytes.ts';
import { orientationIn, orientationSegment } from './orientation.ts';

export const JPEG_SIGNATURE = [0xff, 0xd8, 0xff];

const SCAN = 0xda;
const END = 0xd9;
const EXIF = 0xe1;
const COMMENT = 0xfe;

/** Without place, time and camera, comments and what follows the picture; it stays the right way up. Null for what is damaged. */
export function drawnJpeg(bytes: Uint8Array): Uint8Array | null {
  const kept = [bytes.subarray(0, 2)];
  let isDrawn = false;
  for (let at = 2; at + 1 < bytes.length; ) {
    const marker = bytes[at + 1]!;
    if (bytes[at] !== 0xff) return null;
    if (marker === END) return isDrawn ? joined([...kept, bytes.subarray(at, at + 2)]) : null;
    if (at + 4 > bytes.length) return null;
    const length = viewOf(bytes, at).getUint16(2);
    const next = marker === SCAN ? endOfScan(bytes, at + 2 + length) : at + 2 + length;
    if (length < 2 || next > bytes.length) return null;
    kept.push(...keptOf(marker, bytes.subarray(at, next)));
    isDrawn ||= marker === SCAN;
    at = next;
  }
  return null;
}

/** Where the next marker stands that is none of the data's own. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    const isData = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7);
    if (!isData) return at;
  }
  return bytes.length + 1;
}

function keptOf(marker: number, segment: Uint8Array): Uint8Array[] {
  if (marker === EXIF) {
    const orientation = orientationIn(segment.subarray(4));
    return orientation === null ? [] : [orientationSegment(orientation)];
  }
  const isBeside = (marker >= 0xe0 && marker <= 0xef) || marker === COMMENT;
  return !isBeside || isOfColour(marker, ascii(segment, 4, 12)) ? [segment] : [];
}

/** How its colours are meant. */
const isOfColour = (marker: number, name: string) =>
  (marker === 0xe0 && name.startsWith('JFIF\0')) ||
  (marker === 0xe2 && name === 'ICC_PROFILE\0') ||
  (marker === 0xee && name.startsWith('Adobe'));
