/** Reading bytes of picture files, and putting pieces of them together. */

export const ascii = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

/** A view that begins at `at`; reading behind its end throws RangeError. */
export const viewOf = (bytes: Uint8Array, at = 0): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset + at, bytes.length - at);

/** The pieces, one behind the other. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
