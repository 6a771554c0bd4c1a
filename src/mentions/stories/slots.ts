/** Near misses: the same sentence about another price, place or product. Pure. */
import { shinglesOf } from './sketch.ts';
import type { Word } from './words.ts';

/** Words that only one of two texts has, and the shared words they stand between; null at an end. */
type Slot = { left: string | null; words: Word[]; right: string | null };

/** In shorter texts one other word makes another story; in longer ones an editor may change one in ten. */
const SHORT = 25;
const EDITED = 0.1;
const NEGATIONS = new Set(
  'not no never without cannot cant dont doesnt didnt isnt wasnt arent werent wont nicht kein keine nie pas jamais nunca nao niet geen'.split(
    ' ',
  ),
);
const NUMBERS = new Set(
  'one two three four five six seven eight nine ten eleven twelve twenty thirty fifty hundred thousand zwei drei vier funf sechs sieben acht neun zehn elf zwolf zwanzig dreissig hundert deux trois quatre cinq sept huit neuf dix onze douze vingt trente cent mille'.split(
    ' ',
  ),
);

/** True when words in the same place tell different things, or only one of the texts denies. */
export function differsInSubstance(one: Word[], other: Word[]): boolean {
  if (denies(one, other) || denies(other, one)) return true;
  const [mine, theirs] = [slotsOf(one, other), slotsOf(other, one)];
  const swaps = mine.flatMap((slot) => {
    const match = theirs.find((candidate) => isSamePlace(slot, candidate));
    return match ? [swapOf(slot, match)] : [];
  });
  if (swaps.some(({ isTelling }) => isTelling)) return true;
  const changed = swaps.reduce((sum, { changed }) => sum + changed, 0);
  const length = Math.min(one.length, other.length);
  return length < SHORT ? changed > 0 : changed > length * EDITED;
}

function slotsOf(words: Word[], others: Word[]): Slot[] {
  const known = new Set(others.map(({ word }) => word));
  const slots: Slot[] = [];
  let left: string | null = null;
  let novel: Word[] = [];
  for (const one of words) {
    if (!known.has(one.word)) {
      novel.push(one);
      continue;
    }
    if (novel.length > 0) slots.push({ left, words: novel, right: one.word });
    left = one.word;
    novel = [];
  }
  return novel.length > 0 ? [...slots, { left, words: novel, right: null }] : slots;
}

/** Between the same two words; a long run at an end is a by-line or what follows, not a word in another's place. */
function isSamePlace(one: Slot, other: Slot): boolean {
  const [left, right] = [one.left === other.left, one.right === other.right];
  if (one.left === null || one.right === null || other.left === null || other.right === null)
    return left && right && Math.max(one.words.length, other.words.length) <= 4;
  return left || right;
}

function swapOf(one: Slot, other: Slot): { isTelling: boolean; changed: number } {
  const mine = one.words.filter((word) => !other.words.some((theirs) => isTypo(word, theirs)));
  const theirs = other.words.filter((word) => !one.words.some((my) => isTypo(word, my)));
  const both = (test: (word: Word) => boolean) => mine.some(test) && theirs.some(test);
  const isTelling =
    both(({ word, isNumber }) => isNumber || NUMBERS.has(word)) || both(({ isName }) => isName);
  return { isTelling, changed: Math.min(mine.length, theirs.length) };
}

const wordOf = ({ word }: Word) => word;

/** A negation between words that stand side by side in the other text. */
function denies(words: Word[], others: Word[]): boolean {
  const own = new Set(shinglesOf(words.map(wordOf), 2));
  const neighbours = new Set(shinglesOf(others.map(wordOf), 2).filter((pair) => !own.has(pair)));
  return words.some(({ word }, at) => {
    const next = words[at + 1]?.word;
    return (
      NEGATIONS.has(word) &&
      [at - 1, at - 2].some((before) => neighbours.has(`${words[before]?.word} ${next}`))
    );
  });
}

/** A slip of the finger: never in a number, and in a short name it makes another name. */
function isTypo(one: Word, other: Word): boolean {
  if (one.isNumber || other.isNumber) return false;
  const shortest = Math.min(one.word.length, other.word.length);
  if (shortest < (one.isName && other.isName ? 6 : 3)) return false;
  return distance(one.word, other.word) <= (shortest < 8 ? 1 : 2);
}

/** Insertions, deletions, changes and swaps of neighbours: optimal string alignment (Damerau 1964). */
function distance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return Number.POSITIVE_INFINITY;
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let y = 1; y <= one.length; y++) {
    const row = [y];
    for (let x = 1; x <= other.length; x++) {
      const isEqual = one[y - 1] === other[x - 1];
      const swapped =
        one[y - 1] === other[x - 2] && one[y - 2] === other[x - 1]
          ? before[x - 2]! + 1
          : Number.POSITIVE_INFINITY;
      row.push(Math.min(above[x]! + 1, row[x - 1]! + 1, above[x - 1]! + (isEqual ? 0 : 1), swapped));
    }
    [before, above] = [above, row];
  }
  return above[other.length]!;
}
