/** Numbers for words: 32 bits, unsigned, the same on every machine. */

/** FNV-1a over UTF-16 units, then mixed so that its low bits may be used as they are. */
export function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return finished(hash);
}

/** One id for two in this order; a kind of feature is told apart by mixing a constant with its word. */
export function mix(first: number, second: number): number {
  return finished(Math.imul(first, 0x9e3779b1) ^ second);
}

/** The last step of MurmurHash3 (Appleby). */
function finished(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** The same for the first `length` of some bytes; never 0, which marks an empty place. */
export function hashOfBytes(bytes: Uint8Array, length: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < length; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  return finished(hash) || 1;
}
