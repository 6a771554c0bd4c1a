/** A reading as seen from the brand → a row. Changing anything here means training the head again. */
import { hashOf, mix } from '../linear/hash.ts';
import { add, clear, normalise, type Row } from '../linear/row.ts';
import type { WordTable } from '../linear/word-table.ts';
import type { Reading } from '../reading.ts';
import type { Weighted } from '../sentiment.ts';
import { type Clauses, clausesOf, NEXT_CLAUSE, TURNED } from './clauses.ts';
import { measureToward } from './measures.ts';
import type { Place } from './places.ts';

const kind = (name: string) => hashOf(`toward ${name}`);
const BRAND = kind('the brand');
const OTHER = kind('another name');
const NAMED = kind('named');
const ANY = kind('any');
const OWN = kind('own clause');
const OWN_DENIED = kind('own clause denied');
const NEXT = kind('next clause');
const SIDES = [kind('left'), kind('right')];
const AT_GAP = [1, 2, 3].map((gap) => [kind(`left ${gap}`), kind(`right ${gap}`)]);
const NEARBY = [kind('left nearby'), kind('right nearby')];
const PAIR = kind('pair');
const OWN_PAIR = kind('own pair');
const TRIPLE = kind('triple');

const WIDE = 6;
/** Length of the hashed part; longer than that of whole texts, since a clause is short. */
const LENGTH = 2;

/**
 * Fills `row` with how the text speaks of what stands at `places`, of which there is at least one. `seen` is the
 * row of the whole text, `felt` what its words weigh, `names` marks names.
 */
export function towardFeatures(
  reading: Reading,
  places: readonly Place[],
  words: WordTable,
  seen: Row,
  felt: readonly Weighted[],
  names: Uint8Array,
  row: Row,
): Row {
  clear(row, reading.words.length);
  const clauses = clausesOf(reading, places);
  mark(reading, seen, names, clauses, row);
  addWords(reading, clauses, row);
  normalise(row);
  for (let at = 0; at < row.length; at++) row.values[at]! *= LENGTH;
  measureToward(reading, words, seen, felt, clauses, row);
  return row;
}

/** Names are told apart only as the brand or another: what is learnt of one must hold for all. */
function mark(
  { words, norms, text }: Reading,
  seen: Row,
  names: Uint8Array,
  { distance }: Clauses,
  row: Row,
): void {
  for (let at = 0; at < norms.length; at++) {
    const letter = text[words[at]!.start]!;
    const isAspect = distance[at] === 0 && letter !== letter.toUpperCase();
    if (isAspect) add(row, mix(NAMED, hashOf(norms[at]!)), LENGTH, at);
    row.hashes[at] = distance[at] === 0 ? BRAND : names[at] ? OTHER : seen.hashes[at]!;
    row.negated[at] = seen.negated[at]!;
  }
}

function addWords({ norms }: Reading, { apart, distance }: Clauses, row: Row): void {
  let before = BRAND;
  let second = BRAND;
  for (let at = 0; at < norms.length; at++) {
    const hash = row.hashes[at]!;
    const gap = Math.abs(distance[at]!);
    if (gap > 0) addPlaced(row, at, gap, distance[at]! < 0 ? 0 : 1, apart[at]!);
    add(row, mix(mix(PAIR, before), hash), 0.4, at);
    if (apart[at]! < TURNED) add(row, mix(mix(OWN_PAIR, before), hash), 0.7, at);
    if (gap <= 2) add(row, mix(mix(mix(TRIPLE, second), before), hash), 0.6, at);
    second = before;
    before = hash;
  }
}

/** One word by where it stands: `gap` words away, on the left (0) or right (1), so many borders apart. */
function addPlaced(row: Row, at: number, gap: number, side: 0 | 1, apart: number): void {
  const hash = row.hashes[at]!;
  add(row, mix(ANY, hash), 0.5, at);
  add(row, mix(SIDES[side]!, hash), 0.5, at);
  if (apart < TURNED) {
    add(row, mix(OWN, hash), 1, at);
    if (row.negated[at]) add(row, mix(OWN_DENIED, hash), 1, at);
  } else if (apart < NEXT_CLAUSE) add(row, mix(NEXT, hash), 0.6, at);
  if (gap <= AT_GAP.length) add(row, mix(AT_GAP[gap - 1]![side]!, hash), 1, at);
  if (gap <= WIDE) add(row, mix(NEARBY[side]!, hash), 0.8, at);
}
