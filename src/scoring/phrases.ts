/** Finds authored phrases in a row of words. */

/** One place of a phrase: a literal, a beginning, a number, or a gap of up to three words. */
type Slot = { words: Set<string>; beginnings: string[]; number: boolean } | 'gap';
type Phrase<T> = { slots: Slot[]; value: T };

export type Phrases<T> = Map<string, Phrase<T>[]>;
/** `length` counts words, gaps included. */
export type Found<T> = { at: number; length: number; value: T };

const MOST_BETWEEN = 3;
const ANY_FIRST = '';
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
      if (slots.length > 0) for (const first of firstWords(slots[0]!)) add(phrases, first, { slots, value });
    }
  }
  return phrases;
}

function slotOf(written: string): Slot {
  if (written === '_') return 'gap';
  const options = written.split('/');
  const beginnings = options.filter((option) => option.endsWith('*')).map((option) => option.slice(0, -1));
  return {
    words: new Set(options.filter((option) => !option.endsWith('*'))),
    beginnings,
    number: options.includes('#'),
  };
}

function firstWords(slot: Slot): string[] {
  if (slot === 'gap' || slot.number || slot.beginnings.length > 0) return [ANY_FIRST];
  return [...slot.words];
}

function add<T>(phrases: Phrases<T>, first: string, phrase: Phrase<T>): void {
  const known = phrases.get(first);
  if (known) known.push(phrase);
  else phrases.set(first, [phrase]);
}

/** The longest phrase that begins at word `at`, or null. */
export function phraseAt<T>(phrases: Phrases<T>, words: readonly string[], at: number): Found<T> | null {
  let best: Found<T> | null = null;
  for (const first of [words[at]!, ANY_FIRST]) {
    for (const { slots, value } of phrases.get(first) ?? []) {
      const length = matched(slots, 0, words, at) - at;
      if (length > (best?.length ?? 0)) best = { at, length, value };
    }
  }
  return best;
}

/** Every phrase of every place; one place may hold several. */
export function phrasesIn<T>(phrases: Phrases<T>, words: readonly string[]): Found<T>[] {
  const found: Found<T>[] = [];
  for (let at = 0; at < words.length; at++) {
    for (const first of [words[at]!, ANY_FIRST]) {
      for (const { slots, value } of phrases.get(first) ?? []) {
        const end = matched(slots, 0, words, at);
        if (end > at) found.push({ at, length: end - at, value });
      }
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

function fits(slot: Exclude<Slot, 'gap'>, word: string | undefined): boolean {
  if (!word) return false;
  if (slot.words.has(word)) return true;
  if (slot.number && (/^\d/.test(word) || NUMBER_WORDS.has(word))) return true;
  return slot.beginnings.some((beginning) => word.startsWith(beginning));
}
