/** Compressed bodies, undone within a cap. */
import { isUtf8 } from 'node:buffer';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { tooLarge } from './network-failure.ts';

/** `bytes` after decompression; `host` for the sentence. */
export type Cap = { bytes: number; host: string };

/** A usual feed in one piece: a third less CPU than zlib's 16 KB. */
const CHUNK_BYTES = 64 * 1024;

/** Each one more could multiply the work again. */
const MOST_CODINGS = 2;

type Decompress = (
  data: Uint8Array,
  options: { maxOutputLength: number; chunkSize: number },
) => Promise<Uint8Array>;
const decompressGzip: Decompress = promisify(gunzip);
const decompressZlib: Decompress = promisify(inflate);
const decompressRaw: Decompress = promisify(inflateRaw);
const decompressBrotli: Decompress = promisify(brotliDecompress);

/** Undoes a Content-Encoding. Throws Failure `too-large` at the cap, or zlib's error when the data is cut off. */
export async function decodeBody(
  wire: Uint8Array,
  coding: string | undefined,
  cap: Cap,
): Promise<Uint8Array> {
  let data = wire;
  const codings = (coding ?? '').split(',').slice(-MOST_CODINGS);
  for (const name of codings.reverse()) data = await undo(data, name.trim().toLowerCase(), cap);
  return data;
}

async function undo(data: Uint8Array, coding: string, cap: Cap): Promise<Uint8Array> {
  const decompress = data.length === 0 ? null : decompressorFor(data, coding);
  if (!decompress) return data;
  try {
    return await decompress(data, { maxOutputLength: cap.bytes, chunkSize: CHUNK_BYTES });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(cap.host, cap.bytes);
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
