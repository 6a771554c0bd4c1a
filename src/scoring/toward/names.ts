/** Which words of a reading are names: of brands, people, places. */
import { columnsOf, type WordTable } from '../linear/word-table.ts';
import { FUNCTION_WORDS } from '../model/switching.ts';
import type { Reading } from '../reading.ts';

export const functionWords: ReadonlySet<string> = new Set(FUNCTION_WORDS.trim().split(/\s+/));

/** Below these a text is no headline. */
const FEWEST_WORDS = 3;
const SHARE = 0.75;

/** 1 per word that is a name; `hashes` are those of the words. Where a capital says nothing, unknown words are. */
export function namesOf(reading: Reading, hashes: Uint32Array, words: WordTable): Uint8Array {
  const names = new Uint8Array(reading.words.length);
  const titled = isTitled(reading);
  for (const [first, behind] of reading.sentences)
    for (let at = first; at < behind; at++) {
      if (!mayBeName(reading, at)) continue;
      const telling = !titled && at > first;
      names[at] = telling || columnsOf(words, hashes[at]!) < 0 ? 1 : 0;
    }
  return names;
}

function mayBeName({ words, text }: Reading, at: number): boolean {
  const { norm, start, end } = words[at]!;
  if (text[start] === '@') return end - start > 1;
  return norm.length > 1 && isUpper(text[start]!) && !functionWords.has(norm);
}

/** Whether a letter is a capital. */
export function isUpper(letter: string): boolean {
  return (letter >= 'A' && letter <= 'Z') || (letter > '\u00bf' && letter !== letter.toLowerCase());
}

/** Headlines begin every word with a capital, which then names nothing. */
function isTitled({ words, norms, text, sentences }: Reading): boolean {
  let next = 0;
  let counted = 0;
  let upper = 0;
  for (let at = 0; at < norms.length; at++) {
    const isFirst = sentences[next]?.[0] === at;
    if (isFirst) next++;
    const letter = text[words[at]!.start]!;
    if (isFirst || norms[at] === '' || functionWords.has(norms[at]!) || (letter >= '0' && letter <= '9'))
      continue;
    counted++;
    if (isUpper(letter)) upper++;
  }
  return counted >= FEWEST_WORDS && upper >= counted * SHARE;
}
