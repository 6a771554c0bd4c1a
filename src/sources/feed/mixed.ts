/** Feeds put together from parts: UTF-8 with sequences of a single-byte set in between. */
import { withWindowsPunctuation } from './windows-1252.ts';

/** True when most of what is not ASCII is well-formed UTF-8; text in a single-byte set hardly ever is. */
export function looksMixed(body: Uint8Array): boolean {
  let sequences = 0;
  let strays = 0;
  for (let at = 0; at < body.length; ) {
    const length = sequenceLength(body, at);
    if (length > 1) sequences++;
    else if (length === 0) strays++;
    at += length || 1;
  }
  return sequences >= strays;
}

/** UTF-8 where it is valid, `label` for each byte that is not. */
export function decodeMixed(body: Uint8Array, label: string): string {
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  const single = singleByteDecoder(label);
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < body.length; ) {
    const length = sequenceLength(body, at);
    if (length === 0) {
      parts.push(utf8.decode(body.subarray(from, at)));
      parts.push(withWindowsPunctuation(single.decode(body.subarray(at, at + 1))));
      from = at + 1;
    }
    at += length || 1;
  }
  parts.push(utf8.decode(body.subarray(from)));
  return parts.join('');
}

function singleByteDecoder(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder('windows-1252');
  }
}

/** Bytes of the UTF-8 sequence at `at`, 0 when there is none (RFC 3629, table in section 4). */
function sequenceLength(body: Uint8Array, at: number): number {
  const first = body[at]!;
  if (first < 0x80) return 1;
  const length =
    first >= 0xc2 && first < 0xe0
      ? 2
      : first >= 0xe0 && first < 0xf0
        ? 3
        : first >= 0xf0 && first < 0xf5
          ? 4
          : 0;
  for (let i = 1; i < length; i++) {
    if ((body[at + i]! & 0xc0) !== 0x80 || at + i >= body.length) return 0;
  }
  return length > 2 && isForbidden(first, body[at + 1]!) ? 0 : length;
}

/** Overlong forms, surrogates and what lies above U+10FFFF. */
function isForbidden(first: number, second: number): boolean {
  if (first === 0xe0) return second < 0xa0;
  if (first === 0xed) return second > 0x9f;
  if (first === 0xf0) return second < 0x90;
  return first === 0xf4 && second > 0x8f;
}
