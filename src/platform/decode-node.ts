/** Bodies as they come over the wire, turned into whole and decoded ones within their caps. */
import { isUtf8 } from 'node:buffer';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { tooLarge } from './network-failure.ts';

/** In bytes; `wire` as received, `decoded` after decompression. `host` for the sentences. */
export type Caps = { wire: number; decoded: number; host: string };

type Decompress = (data: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>;
const decompressGzip: Decompress = promisify(gunzip);
const decompressZlib: Decompress = promisify(inflate);
const decompressRaw: Decompress = promisify(inflateRaw);
const decompressBrotli: Decompress = promisify(brotliDecompress);

/** Reads a body to its end. Throws Failure `too-large`, or what the stream or zlib throws when it is cut off. */
export async function readBody(
  body: AsyncIterable<Uint8Array>,
  coding: string | undefined,
  caps: Caps,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > caps.wire) throw tooLarge(caps.host, caps.wire);
    chunks.push(chunk);
  }
  let data: Uint8Array = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, length);
  const codings = (coding ?? '').split(',').slice(-3);
  for (const name of codings.reverse()) data = await decode(data, name.trim().toLowerCase(), caps);
  return data;
}

async function decode(data: Uint8Array, coding: string, caps: Caps): Promise<Uint8Array> {
  const decompress = data.length === 0 ? null : decompressorFor(data, coding);
  if (!decompress) return data;
  try {
    return await decompress(data, { maxOutputLength: caps.decoded });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(caps.host, caps.decoded);
    if (isPlainText(data)) return data;
    throw error;
  }
}

/** The bytes win over the label: servers mix the labels up, and the gzip and zlib headers are unmistakable. */
function decompressorFor(data: Uint8Array, coding: string): Decompress | null {
  const [first = 0, second = 0] = data;
  if (first === 0x1f && second === 0x8b) return decompressGzip;
  if (coding === 'br') return decompressBrotli;
  if (coding !== 'deflate' && coding !== 'gzip' && coding !== 'x-gzip') return null;
  const hasZlibHeader = (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0;
  return hasZlibHeader ? decompressZlib : decompressRaw;
}

/** Servers that label plain text as compressed exist; compressed bytes are never valid UTF-8 for long. */
function isPlainText(data: Uint8Array): boolean {
  return isUtf8(data) || Buffer.from(data.subarray(0, 5)).toString('latin1') === '<?xml';
}
