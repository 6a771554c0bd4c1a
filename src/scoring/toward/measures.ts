/** The measured features toward a brand: what weighed words say by how near they stand. */
import { valence } from '../linear/measures.ts';
import { HEAD_MEASURES, type Row } from '../linear/row.ts';
import { columnsOf, STEP, VECTOR, type WordTable } from '../linear/word-table.ts';
import type { Reading } from '../reading.ts';
import type { Weighted } from '../sentiment.ts';
import { type Clauses, NEXT_CLAUSE, TURNED } from './clauses.ts';

/** Pairs of places: what the lexicon says, what the rules say. */
const JOINED = HEAD_MEASURES;
const OWN = JOINED + 2;
const NEXT = OWN + 2;
const FAR = NEXT + 2;
/** By side, left then right. */
const LEXICON_SIDE = FAR + 2;
const RULES_SIDE = LEXICON_SIDE + 2;
const NEAREST = RULES_SIDE + 2;
const VECTORS = NEAREST + 2;
/** The document's own logits are no measure here: heads are learnt apart. */
const SHARED = 20;
const WIDEST = 4;

/** Fills `row.measures`; the first are those of the whole text. */
export function measureToward(
  reading: Reading,
  words: WordTable,
  seen: Row,
  felt: readonly Weighted[],
  clauses: Clauses,
  row: Row,
): void {
  row.measures.set(seen.measures.subarray(0, SHARED));
  measureLexicon(reading, words, seen, clauses, row.measures);
  for (const { at, length, weight } of felt)
    for (let word = at; word < at + length; word++)
      addValue(row.measures, 1, clauses, word, weight / WIDEST / length);
  for (let at = HEAD_MEASURES; at < row.measures.length; at++)
    if (at < NEAREST || at >= VECTORS)
      row.measures[at] = row.measures[at]! / Math.hypot(row.measures[at]!, 1);
}

function measureLexicon(
  reading: Reading,
  words: WordTable,
  seen: Row,
  clauses: Clauses,
  measures: Float32Array,
): void {
  const nearest = [Infinity, Infinity];
  for (let at = 0; at < reading.words.length; at++) {
    const gap = Math.abs(clauses.distance[at]!);
    if (gap === 0) continue;
    const value = valence(reading, words, seen, at) / WIDEST;
    const side = clauses.distance[at]! < 0 ? 0 : 1;
    addValue(measures, 0, clauses, at, value);
    if (value !== 0 && gap < nearest[side]!) {
      nearest[side] = gap;
      measures[NEAREST + side] = value;
    }
    const columns = columnsOf(words, seen.hashes[at]!);
    if (columns < 0 || clauses.apart[at]! >= TURNED) continue;
    for (let column = 0; column < 2; column++)
      measures[VECTORS + column]! += (words.values[columns + VECTOR + column]! * STEP) / (1 + gap / 2);
  }
}

/** `voice`: 0 the lexicon, 1 the rules. */
function addValue(measures: Float32Array, voice: 0 | 1, clauses: Clauses, at: number, value: number): void {
  const gap = clauses.distance[at]!;
  if (gap === 0 || value === 0) return;
  const apart = clauses.apart[at]!;
  if (apart === 0) measures[JOINED + voice]! += value;
  measures[(apart < TURNED ? OWN : apart < NEXT_CLAUSE ? NEXT : FAR) + voice]! += value;
  const side = (voice === 0 ? LEXICON_SIDE : RULES_SIDE) + (gap < 0 ? 0 : 1);
  measures[side]! += value / (1 + Math.abs(gap) / 2);
}
