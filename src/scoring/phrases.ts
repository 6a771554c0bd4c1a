/** Finds authored phrases in a row of words. */

/** One place of a phrase: a literal, a beginning, a number, or a gap of up to three words. */
type Slot = { words: Set<string>; beginnings: string[]; number: boolean } | 'gap';
type Phrase<T> = { slots: Slot[]; value: T };

export type Phrases<T> = Map<string, Phrase<T>[]>;
/** `length` counts words, gaps included. */
export type Found<T> = { at: number; length: number; value: T };

const MOST_BETWEEN = 3;
/** Phrases are kept under their first word, under the first letters of a beginning, or under this. */
const NUMBER_KEY = '#';
const LETTERS = 3;
const NUMBER_WORDS = new Set(
  'few several couple two three four five six seven eight nine ten twelve many multiple countless dozens hundreds'.split(
    ' ',
  ),
);

/** Value → lines of phrases; see model/care.ts for how a line is written. */
export function compilePhrases<T>(lines: Iterable<[T, string]>): Phrases<T> {
  const phrases: Phrases<T> = new Map();
  for (const [value, text] of lines) {
    for (const line of text.split('\n')) {
      const slots = line.trim().split(/\s+/).filter(Boolean).map(slotOf);
      if (slots.length > 0) for (const first of firstKeys(slots[0]!)) add(phrases, first, { slots, value });
    }
  }
  return phrases;
}

function slotOf(written: string): Slot {
  if (written === '_') return 'gap';
  const options = written.split('/');
  const beginnings = options.filter((option) => option.endsWith('*')).map((option) => option.slice(0, -1));
  return {
    words: new Set(options.filter((option) => !option.endsWith('*') && option !== NUMBER_KEY)),
    beginnings,
    number: options.includes(NUMBER_KEY),
  };
}

function firstKeys(slot: Slot): string[] {
  if (slot === 'gap') return [];
  const beginnings = new Set(slot.beginnings.map((beginning) => `${beginning.slice(0, LETTERS)}*`));
  return [...slot.words, ...beginnings, ...(slot.number ? [NUMBER_KEY] : [])];
}

function keysOf(word: string): string[] {
  const keys = [word, `${word.slice(0, LETTERS)}*`];
  return isNumber(word) ? [...keys, NUMBER_KEY] : keys;
}

function add<T>(phrases: Phrases<T>, first: string, phrase: Phrase<T>): void {
  const known = phrases.get(first);
  if (known) known.push(phrase);
  else phrases.set(first, [phrase]);
}

/** The longest phrase that begins at word `at`, or null. */
export function phraseAt<T>(phrases: Phrases<T>, words: readonly string[], at: number): Found<T> | null {
  let longest: Found<T> | null = null;
  for (const found of phrasesAt(phrases, words, at))
    if (found.length > (longest?.length ?? 0)) longest = found;
  return longest;
}

/** Every phrase of every place; one place may hold several. */
export function phrasesIn<T>(phrases: Phrases<T>, words: readonly string[]): Found<T>[] {
  return words.flatMap((_, at) => phrasesAt(phrases, words, at));
}

function phrasesAt<T>(phrases: Phrases<T>, words: readonly string[], at: number): Found<T>[] {
  const found: Found<T>[] = [];
  for (const key of keysOf(words[at]!)) {
    for (const { slots, value } of phrases.get(key) ?? []) {
      const end = matched(slots, 0, words, at);
      if (end > at) found.push({ at, length: end - at, value });
    }
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
  return /^\d/.test(word) || NUMBER_WORDS.has(word);
}

function fits(slot: Exclude<Slot, 'gap'>, word: string | undefined): boolean {
  if (!word) return false;
  if (slot.words.has(word)) return true;
  if (slot.number && isNumber(word)) return true;
  return slot.beginnings.some((beginning) => word.startsWith(beginning));
}
