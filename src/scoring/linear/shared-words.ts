/** The table of words as it ships, read once and shared by every head. */
import base64 from '../model/words.weights.ts';
import { decodeWords, type WordTable } from './word-table.ts';

let shared: WordTable | undefined;

/** Decoded at first use. */
export function sharedWords(): WordTable {
  shared ??= decodeWords(base64);
  return shared;
}
