/** Which words drove a judgement, as spans that a reader can check. */
import { type KnownWord, perWord } from './known-word.ts';
import { BORDER_WORDS } from './model/borders.ts';
import { NEGATIONS } from './model/words.ts';
import type { Reading } from './reading.ts';
import type { Evidence } from './result.ts';
import type { Weighted } from './sentiment.ts';
import { functionWords } from './toward/names.ts';

const borders = new Set(BORDER_WORDS.split(/\s+/));
const negations = new Set(NEGATIONS.split(/\s+/));

const MOST_SPANS = 40;
/** In the measure of authored weights, −4 to 4. */
const WEAKEST_SHOWN = 0.7;
/** Of a long text, in which each word weighs little. */
const LEAST_SHOWN = 0.4;
const WEAKEST_GAIN = 0.9;
/** Log-odds → authored weights. */
const WEIGHT_OF_GAIN = 2;
const WIDEST = 4;
const LONGEST = 5;

/** What the rules heard, each piece weighed again by the model, and the words that the model alone heard. */
export function heardBoth({ norms }: Reading, felt: readonly Weighted[], gains: Float32Array): Weighted[] {
  const owner = new Array<Weighted | undefined>(norms.length);
  const pieces = felt.map(copyOf);
  for (const piece of pieces)
    for (let word = piece.at; word < piece.at + piece.length; word++) owner[word] = piece;
  for (let at = 0; at < norms.length; at++) {
    const norm = norms[at]!;
    const weight = gains[at]! * WEIGHT_OF_GAIN;
    const known = owner[at];
    if (known) known.weight += weight / 2;
    else if (norm !== '' && Math.abs(weight) >= WEAKEST_GAIN) addWord(pieces, at, weight, borders.has(norm));
  }
  return pieces.sort((a, b) => a.at - b.at);
}

/** Each field by its name: in the way of every text, spreading is slow. */
const copyOf = ({ at, length, weight, phrase }: Weighted): Weighted => ({ at, length, weight, phrase });

/** A word beside the last one that leans the same way makes a phrase with it; small words say nothing alone. */
function addWord(pieces: Weighted[], at: number, weight: number, isSmall: boolean): void {
  const last = pieces.at(-1);
  const touches = last && last.at + last.length === at && last.length < LONGEST && !last.phrase;
  if (touches && Math.sign(last.weight) === Math.sign(weight)) {
    last.length++;
    last.weight += weight / 2;
  } else if (!isSmall) pieces.push({ at, length: 1, weight, phrase: false });
}

/** Neighbours that lean the same way as one phrase; small words neither begin nor end one, nor stand alone. */
function phrased({ known }: Reading, pieces: readonly Weighted[]): Weighted[] {
  const phrases: Weighted[] = [];
  for (const piece of pieces) {
    const last = phrases.at(-1);
    const touches = last && last.at + last.length === piece.at && last.length + piece.length <= LONGEST;
    if (touches && !last.phrase && !piece.phrase && Math.sign(last.weight) === Math.sign(piece.weight)) {
      last.length += piece.length;
      last.weight += piece.weight / 2;
    } else phrases.push(copyOf(piece));
  }
  return phrases.flatMap((phrase) => trimmed(known, phrase) ?? []);
}

/** Authored phrases stay whole. */
function trimmed(known: readonly KnownWord[], piece: Weighted): Weighted | null {
  let from = piece.at;
  let to = from + piece.length;
  while (from < to && isSmall(known[from]!)) from++;
  while (to > from && isSmall(known[to - 1]!)) to--;
  if (from === to) return null;
  if (piece.phrase) return piece;
  return { at: from, length: to - from, weight: piece.weight, phrase: false };
}

const isSmall = perWord((norm) => functionWords.has(norm) && !negations.has(norm));

/** The pieces that weigh enough to be shown, in the text's order. */
export function spansOf(reading: Reading, heard: readonly Weighted[]): Evidence[] {
  const { words, text } = reading;
  const pieces = phrased(reading, heard);
  const strongest = pieces.reduce((most, { weight }) => Math.max(most, Math.abs(weight)), LEAST_SHOWN);
  const least = Math.min(WEAKEST_SHOWN, strongest / 2);
  const shown = pieces.filter(({ weight }) => Math.abs(weight) >= least).slice(0, MOST_SPANS);
  return shown.map(({ at, length, weight }) => {
    const { start } = words[at]!;
    const { end } = words[at + length - 1]!;
    const bounded = Math.max(-1, Math.min(1, weight / WIDEST));
    return { start, end, word: text.slice(start, end), weight: Math.round(bounded * 1000) / 1000 || 0 };
  });
}
