/** Bytes → text, whatever the labels say. */
import { decodeMixed, looksMixed } from './mixed.ts';
import { withWindowsPunctuation } from './windows-1252.ts';

/** Text of a feed or page: byte order mark or pattern, then valid UTF-8, then the declared set, then repair. */
export function decodeBody(body: Uint8Array, contentType: string | null): string {
  return (decodeWide(body) ?? decodeNarrow(body, contentType)).replace(/^\uFEFF+/, '');
}

/** Declarations stand within so many bytes. */
const HEAD = 1024;

const WIDE: [label: string, unit: number, pattern: number[]][] = [
  ['utf-32le', 4, [0xff, 0xfe, 0, 0]],
  ['utf-32be', 4, [0, 0, 0xfe, 0xff]],
  ['utf-32le', 4, [0x3c, 0, 0, 0]],
  ['utf-32be', 4, [0, 0, 0, 0x3c]],
  ['utf-16le', 2, [0xff, 0xfe]],
  ['utf-16be', 2, [0xfe, 0xff]],
  ['utf-16le', 2, [0x3c, 0]],
  ['utf-16be', 2, [0, 0x3c]],
];

function decodeWide(body: Uint8Array): string | null {
  const start = body.findIndex((byte) => byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09);
  for (const offset of new Set([0, Math.max(0, start)])) {
    const wide = WIDE.find(([, , pattern]) => pattern.every((byte, i) => body[offset + i] === byte));
    if (wide) return wide[1] === 4 ? decodeUtf32(body, wide[0] === 'utf-32le') : decodeUtf16(body, wide[0]);
  }
  return null;
}

function decodeUtf16(body: Uint8Array, label: string): string {
  return new TextDecoder(label).decode(body);
}

function decodeUtf32(body: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const parts: string[] = [];
  for (let at = 0; at + 4 <= body.byteLength; at += 4) {
    const point = view.getUint32(at, littleEndian);
    parts.push(point > 0x10ffff ? '\uFFFD' : String.fromCodePoint(point));
  }
  return parts.join('');
}

/** Valid UTF-8 wins over any label, but ISO-2022-JP is 7-bit and passes for it. */
function decodeNarrow(body: Uint8Array, contentType: string | null): string {
  const utf8 = decodeAs(body, 'utf-8', true);
  if (utf8 !== null && !/iso-2022/i.test(`${contentType} ${utf8.slice(0, HEAD)}`)) return utf8;
  const labels = declaredLabels(body, contentType);
  const escapes = labels.find((label) => label.startsWith('iso-2022'));
  if (utf8 !== null) return (escapes && body.includes(0x1b) && decodeAs(body, escapes, false)) || utf8;
  if (looksMixed(body)) return decodeMixed(body, labels.find(isSingleByte) ?? 'windows-1252');
  for (const label of labels) {
    const text = decodeAs(body, label, true);
    if (text !== null) return text;
  }
  const label = labels.find((name) => !isSingleByte(name)) ?? 'windows-1252';
  return decodeAs(body, label, false) ?? '';
}

function declaredLabels(body: Uint8Array, contentType: string | null): string[] {
  const head = String.fromCharCode(...body.subarray(0, HEAD));
  const declared = [
    /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1],
    /<\?xml[^>]*\sencoding\s*=\s*["']\s*([\w.:-]+)/i.exec(head)?.[1],
    /<meta[^>]*charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1],
  ];
  const labels = declared.flatMap((label) => (label ? [label.toLowerCase()] : []));
  return labels.filter((label) => !/^(utf-?8|utf-?16|us-ascii|ascii)/.test(label));
}

function isSingleByte(label: string): boolean {
  return /^(windows-|cp12|iso-?8859|iso_8859|latin|koi8|macintosh|x-mac|ibm|tis-620|x-cp)/.test(label);
}

/** Null when the label is unknown or, if `fatal`, when a byte does not fit. */
function decodeAs(body: Uint8Array, label: string, fatal: boolean): string | null {
  try {
    const decoder = new TextDecoder(label, { fatal });
    const text = decoder.decode(body);
    return decoder.encoding === 'windows-1252' ? withWindowsPunctuation(text) : text;
  } catch {
    return null;
  }
}
