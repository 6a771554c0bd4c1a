/** Finds authored phrases in a row of words. */

/** One place of a phrase: a literal, a beginning, a number, or a gap of up to three words. */
type Slot = { words: Set<string>; beginnings: string[]; number: boolean } | 'gap';
type Phrase<T> = { slots: Slot[]; value: T };

/** By their first word, by the first letters of a beginning, or by any number. */
export type Phrases<T> = {
  words: Map<string, Phrase<T>[]>;
  beginnings: Map<number, Phrase<T>[]>;
  numbers: Phrase<T>[];
};
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

/** Value → lines of phrases; see model/care.ts for how a line is written. */
export function compilePhrases<T>(lines: Iterable<[T, string]>): Phrases<T> {
  const phrases: Phrases<T> = { words: new Map(), beginnings: new Map(), numbers: [] };
  for (const [value, text] of lines) {
    for (const line of text.split('\n')) {
      const slots = line.trim().split(/\s+/).filter(Boolean).map(slotOf);
      if (slots.length > 0) add(phrases, { slots, value });
    }
  }
  return phrases;
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

function add<T>({ words, beginnings, numbers }: Phrases<T>, phrase: Phrase<T>): void {
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

/** The longest phrase that begins at word `at`, or null. */
export function phraseAt<T>(phrases: Phrases<T>, words: readonly string[], at: number): Found<T> | null {
  if (!mayBegin(phrases, words[at]!)) return null;
  let longest: Found<T> | null = null;
  for (const found of collected(phrases, words, at, []))
    if (found.length > (longest?.length ?? 0)) longest = found;
  return longest;
}

/** Every phrase of every place; one place may hold several. */
export function phrasesIn<T>(phrases: Phrases<T>, words: readonly string[]): Found<T>[] {
  const found: Found<T>[] = [];
  for (let at = 0; at < words.length; at++) collected(phrases, words, at, found);
  return found;
}

/** Most words begin no phrase; for them nothing is made ready. */
function mayBegin<T>({ words, beginnings, numbers }: Phrases<T>, word: string): boolean {
  return words.has(word) || beginnings.has(lettersOf(word)) || (numbers.length > 0 && isNumber(word));
}

/** `found` with every phrase that begins at word `at`. */
function collected<T>(phrases: Phrases<T>, words: readonly string[], at: number, found: Found<T>[]) {
  const word = words[at]!;
  collect(phrases.words.get(word), words, at, found);
  collect(phrases.beginnings.get(lettersOf(word)), words, at, found);
  if (phrases.numbers.length > 0 && isNumber(word)) collect(phrases.numbers, words, at, found);
  return found;
}

function collect<T>(known: Phrase<T>[] | undefined, words: readonly string[], at: number, found: Found<T>[]) {
  if (!known) return;
  for (const { slots, value } of known) {
    const end = matched(slots, 0, words, at);
    if (end > at) found.push({ at, length: end - at, value });
  }
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
