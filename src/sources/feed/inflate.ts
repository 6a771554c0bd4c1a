/** Feeds stored as .gz and sent without saying so. */
import { Failure } from '../../failure.ts';

const MAX_BYTES = 20 * 1024 * 1024;

/** The bytes inside a gzip file; any other body as it is. */
export async function inflated(body: Uint8Array): Promise<Uint8Array> {
  if (body[0] !== 0x1f || body[1] !== 0x8b || body[2] !== 8) return body;
  const stream = new Blob([body as BlobPart]).stream().pipeThrough(new DecompressionStream('gzip'));
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new Failure(
        'transient',
        'The compressed feed breaks off or is damaged, so nothing was read. It is asked for again at the next poll.',
      );
    });
    if (done) return join(chunks, size);
    size += value.byteLength;
    if (size > MAX_BYTES) {
      await reader.cancel().catch(() => {});
      throw new Failure(
        'too-large',
        'The feed is larger than 20 MiB once unpacked, so nothing was read. Ask its publisher for a shorter one.',
      );
    }
    chunks.push(value);
  }
}

function join(chunks: Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
