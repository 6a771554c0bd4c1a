/** A term of the match language as something that can be found in folded text. */
import { type CharacterClass, classAt } from './characters.ts';
import { fold } from './fold.ts';

type Word = { text: string; class: CharacterClass; prefix: boolean };
/** `symbols` stand between two words; with `loose`, spaces and dashes stand there too, in any mix. */
type Gap = { symbols: string; loose: boolean };

/** `lead` and `tail` are signs that belong to the term: @ of a handle, ++ of a language; others are ignored. */
export type Pattern = { lead: string; words: Word[]; gaps: Gap[]; tail: string };

const LOOSE = /[\s-]+/g;

/** Reads a word or phrase. `patternProblem` says beforehand whether it can be read. */
export function compilePattern(term: string): Pattern {
  const { text } = fold(term);
  const words: Word[] = [];
  const gaps: Gap[] = [];
  let lead = '';
  let end = 0;
  for (let at = 0; at < text.length; ) {
    const next = wordEnd(text, at);
    if (next === at) {
      at++;
      continue;
    }
    const between = text.slice(end, at);
    if (words.length > 0) gaps.push(gapOf(between));
    else lead = /[@#$]$|^\.$/.exec(between.trim())?.[0] ?? '';
    const prefix = text[next] === '*';
    words.push({ text: text.slice(at, next), class: classAt(text, at), prefix });
    end = at = prefix ? next + 1 : next;
  }
  return { lead, words, gaps, tail: /^[+#%]+/.exec(text.slice(end))?.[0] ?? '' };
}

/** End of the run of one character class that begins at `at`; `at` itself where no word is. */
export function wordEnd(text: string, at: number): number {
  const kind = classAt(text, at);
  if (kind === 0) return at;
  let end = at + 1;
  while (end < text.length && classAt(text, end) === kind) end++;
  return end;
}

function gapOf(between: string): Gap {
  const symbols = between.replaceAll(LOOSE, '');
  return { symbols, loose: symbols.length < between.length };
}

/** What is wrong with a word or phrase, and what to write instead; null when nothing is. */
export function patternProblem(term: string): string | null {
  const pattern = compilePattern(term);
  if (!pattern.words.some((word) => /[\p{L}\p{N}]/u.test(word.text)))
    return 'There is no letter or digit here to search for. Write a word, or remove it.';
  const stars = pattern.words.filter((word) => word.prefix).length;
  if ((fold(term).text.match(/\*/g)?.length ?? 0) > stars)
    return 'A * stands only at the end of a word: write the beginning of the word, then *, as in crash*.';
  if (pattern.words.some((word, at) => word.prefix && at < pattern.words.length - 1))
    return 'A * stands only at the end: write it after the last word.';
  if (pattern.words.some((word) => word.prefix && word.class === 1 && word.text.length < 2))
    return 'One letter and * finds nearly everything. Write at least two letters before the *.';
  return null;
}
