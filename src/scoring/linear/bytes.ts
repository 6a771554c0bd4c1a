/** Weights as text: base64, little-endian. */

/** The bytes of a base64 text, ready to be read. */
export function bytesOf(base64: string): DataView<ArrayBuffer> {
  const characters = atob(base64);
  const bytes = new Uint8Array(characters.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = characters.charCodeAt(at);
  return new DataView(bytes.buffer);
}
