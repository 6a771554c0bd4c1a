/** Which way up a photograph is, the one thing of its Exif that everybody needs. */
import { ascii, viewOf } from './bytes.ts';

const HEAD = 'Exif\0\0';
const ORIENTATION = 0x0112;
const ENTRY_BYTES = 12;

/** 2–8, or null where it is as it should be or nobody said. */
export function orientationIn(payload: Uint8Array): number | null {
  if (ascii(payload, 0, HEAD.length) !== HEAD) return null;
  const tiff = viewOf(payload, HEAD.length);
  try {
    const isLittle = tiff.getUint16(0) === 0x4949;
    const first = tiff.getUint32(4, isLittle);
    const entries = tiff.getUint16(first, isLittle);
    for (let entry = 0; entry < entries; entry++) {
      const at = first + 2 + entry * ENTRY_BYTES;
      if (tiff.getUint16(at, isLittle) !== ORIENTATION) continue;
      const value = tiff.getUint16(at + 8, isLittle);
      return value >= 2 && value <= 8 ? value : null;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return null;
}

/** An Exif segment that says nothing else. */
export function orientationSegment(orientation: number): Uint8Array {
  const head = [0xff, 0xe1, 0, 34, ...new TextEncoder().encode(HEAD)];
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1];
  const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
  return new Uint8Array([...head, ...tiff, ...entry, 0, 0, 0, 0]);
}
