/** Finds authored phrases in a row of words. */
import { type KnownWord, perWord } from './known-word.ts';
import type { Reading } from './reading.ts';

/** One place of a phrase: a literal, a beginning, a number, or a gap of up to three words. */
type Slot = { words: Set<string>; beginnings: string[]; number: boolean } | 'gap';
type Phrase<T> = { slots: Slot[]; value: T };

/** The phrases that begin with a word: none for most. */
export type Phrases<T> = (word: KnownWord) => readonly Phrase<T>[];
/** `length` counts words, gaps included. */
export type Found<T> = { at: number; length: number; value: T };

const MOST_BETWEEN = 3;
/** How a line writes any number. */
const NUMBER = '#';
const NUMBER_WORDS = new Set(
  'few several couple two three four five six seven eight nine ten twelve many multiple countless dozens hundreds'.split(
    ' ',
  ),
);

type Words = Pick<Reading, 'norms' | 'known'>;

/** Value → lines of phrases; see model/care.ts for how a line is written. */
export function compilePhrases<T>(lines: Iterable<[T, string]>): Phrases<T> {
  const index = indexOf(lines);
  return ({ norm }) => beginningWith(index, norm);
}

/** The same for phrases that stay as long as the process does. */
export function lastingPhrases<T>(lines: Iterable<[T, string]>): Phrases<T> {
  const index = indexOf(lines);
  return perWord((norm) => beginningWith(index, norm));
}

/** By their first word, by the first letters of a beginning, or by any number. */
type Index<T> = {
  words: Map<string, Phrase<T>[]>;
  beginnings: Map<number, Phrase<T>[]>;
  numbers: Phrase<T>[];
};

function indexOf<T>(lines: Iterable<[T, string]>): Index<T> {
  const index: Index<T> = { words: new Map(), beginnings: new Map(), numbers: [] };
  for (const [value, text] of lines) {
    for (const line of text.split('\n')) {
      const slots = line.trim().split(/\s+/).filter(Boolean).map(slotOf);
      if (slots.length > 0) add(index, { slots, value });
    }
  }
  return index;
}

function slotOf(written: string): Slot {
  if (written === '_') return 'gap';
  const options = written.split('/');
  const beginnings = options.filter((option) => option.endsWith('*')).map((option) => option.slice(0, -1));
  return {
    words: new Set(options.filter((option) => !option.endsWith('*') && option !== NUMBER)),
    beginnings,
    number: options.includes(NUMBER),
  };
}

function add<T>({ words, beginnings, numbers }: Index<T>, phrase: Phrase<T>): void {
  const first = phrase.slots[0]!;
  if (first === 'gap') return;
  for (const word of first.words) append(words, word, phrase);
  const starts = new Set(first.beginnings.map(lettersOf));
  for (const letters of starts) append(beginnings, letters, phrase);
  if (first.number) numbers.push(phrase);
}

/** The first three letters as one number; what shares it by chance is told apart by `fits`. */
function lettersOf(word: string): number {
  return (word.charCodeAt(0) << 16) ^ (word.charCodeAt(1) << 8) ^ word.charCodeAt(2);
}

function append<T, K>(phrases: Map<K, Phrase<T>[]>, key: K, phrase: Phrase<T>): void {
  const known = phrases.get(key);
  if (known) known.push(phrase);
  else phrases.set(key, [phrase]);
}

const NONE: readonly never[] = [];

function beginningWith<T>({ words, beginnings, numbers }: Index<T>, word: string): readonly Phrase<T>[] {
  const found = [
    ...(words.get(word) ?? NONE),
    ...(beginnings.get(lettersOf(word)) ?? NONE),
    ...(isNumber(word) ? numbers : NONE),
  ].filter(({ slots: [first] }) => first !== 'gap' && fits(first!, word));
  return found.length > 0 ? found : NONE;
}

/** The longest phrase that begins at word `at`, or null. */
export function phraseAt<T>(phrases: Phrases<T>, { norms, known }: Words, at: number): Found<T> | null {
  let longest: Found<T> | null = null;
  for (const { slots, value } of phrases(known[at]!)) {
    const length = matched(slots, 1, norms, at + 1) - at;
    if (length > (longest?.length ?? 0)) longest = { at, length, value };
  }
  return longest;
}

/** Every phrase of every place; one place may hold several. */
export function phrasesIn<T>(phrases: Phrases<T>, { norms, known }: Words): Found<T>[] {
  const found: Found<T>[] = [];
  for (let at = 0; at < known.length; at++)
    for (const { slots, value } of phrases(known[at]!)) {
      const end = matched(slots, 1, norms, at + 1);
      if (end > at) found.push({ at, length: end - at, value });
    }
  return found;
}

/** The index behind the match, or -1. An empty word is a border that no phrase crosses. */
function matched(slots: Slot[], index: number, words: readonly string[], at: number): number {
  if (index === slots.length) return at;
  const slot = slots[index]!;
  if (slot !== 'gap') return fits(slot, words[at]) ? matched(slots, index + 1, words, at + 1) : -1;
  for (let skipped = 0; skipped <= MOST_BETWEEN && words[at + skipped - 1] !== ''; skipped++) {
    const end = matched(slots, index + 1, words, at + skipped);
    if (end > 0) return end;
  }
  return -1;
}

function isNumber(word: string): boolean {
  const first = word.charCodeAt(0);
  return (first >= 48 && first <= 57) || NUMBER_WORDS.has(word);
}

function fits(slot: Exclude<Slot, 'gap'>, word: string | undefined): boolean {
  if (!word) return false;
  if (slot.words.has(word)) return true;
  if (slot.number && isNumber(word)) return true;
  return slot.beginnings.some((beginning) => word.startsWith(beginning));
}
