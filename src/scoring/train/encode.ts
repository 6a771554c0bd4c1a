/** Learnt weights → the bytes that linear/model.ts reads. */
import { MEASURES } from '../linear/row.ts';
import type { Learnt } from './learn.ts';

/** u16 classes, u16 bits; f32 biases and scales per class; f32 per measure and class; i8 per bucket and class. */
export function encodeModel({ settings, weights, measures, biases }: Learnt): Uint8Array {
  const { classes, bits } = settings;
  const head = 4 + 4 * classes * (2 + MEASURES);
  const bytes = new DataView(new ArrayBuffer(head + weights.length));
  bytes.setUint16(0, classes, true);
  bytes.setUint16(2, bits, true);
  const scales = Float32Array.from({ length: classes }, (_, c) => stepOf(weights, classes, c));
  for (const [at, value] of [...biases, ...scales, ...measures].entries())
    bytes.setFloat32(4 + 4 * at, value, true);
  for (let at = 0; at < weights.length; at++)
    bytes.setInt8(head + at, rounded(weights[at]! / scales[at % classes]!));
  return new Uint8Array(bytes.buffer);
}

/** The widest weight of a class fills the eight bits. */
function stepOf(weights: Float32Array, classes: number, c: number): number {
  let widest = 1e-6;
  for (let at = c; at < weights.length; at += classes) widest = Math.max(widest, Math.abs(weights[at]!));
  return Math.fround(widest / 127);
}

function rounded(value: number): number {
  return Math.max(-127, Math.min(127, Math.round(value)));
}
