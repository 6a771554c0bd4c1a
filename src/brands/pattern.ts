/** A term of the match language as something that can be found in folded text. */
import { type CharacterClass, classAt } from './characters.ts';
import { casedLetters, fold } from './fold.ts';

/** With `star`, a word begins with `text` and ends with `ending`; either may be ''. */
export type Word = { text: string; star: boolean; ending: string; class: CharacterClass };
/** `symbols` stand between two words; with `loose`, spaces and dashes stand there too, in any mix. */
type Gap = { symbols: string; loose: boolean };

/**
 * `lead` and `tail` are signs that belong to the term: @ of a handle, ++ of a language; others are ignored.
 * `cased`: the letters with their capitals where these count, of which the last word may be a beginning.
 */
export type Pattern = { lead: string; words: Word[]; gaps: Gap[]; tail: string; cased: string | null };

const LOOSE = /[\s-]+/g;

/** Reads a word or phrase. `patternProblem` says beforehand whether it can be read. */
export function compilePattern(term: string, options: { cased?: boolean } = {}): Pattern {
  const { text } = fold(term);
  const words: Word[] = [];
  const gaps: Gap[] = [];
  let lead = '';
  let end = 0;
  for (let at = 0; at < text.length; ) {
    const next = wordAt(text, at);
    if (next === null) {
      at++;
      continue;
    }
    const between = text.slice(end, at);
    if (words.length > 0) gaps.push(gapOf(between));
    else lead = /[@#$]$|^\.$/.exec(between.trim())?.[0] ?? '';
    words.push(next.word);
    end = at = next.end;
  }
  const tail = /^[+#%]+/.exec(text.slice(end))?.[0] ?? '';
  return { lead, words, gaps, tail, cased: options.cased ? casedLetters(term) : null };
}

function wordAt(text: string, at: number): { word: Word; end: number } | null {
  const head = wordEnd(text, at);
  const star = text[head] === '*';
  const end = star ? wordEnd(text, head + 1) : head;
  const ending = star ? text.slice(head + 1, end) : '';
  if (head === at && ending === '') return null;
  const kind = classAt(text, head > at ? at : head + 1);
  return { word: { text: text.slice(at, head), star, ending, class: kind }, end };
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

/** True for a * that is not at the end of its word: it costs more to look for. */
export function hasInnerStar(term: string): boolean {
  return compilePattern(term).words.some((word) => word.ending !== '');
}

/** What is wrong with a word or phrase, and what to write instead; null when nothing is. */
export function patternProblem(term: string): string | null {
  const pattern = compilePattern(term);
  if (!pattern.words.some((word) => /[\p{L}\p{N}]/u.test(word.text + word.ending)))
    return 'There is no letter or digit here to search for. Write a word, or remove it.';
  const stars = pattern.words.filter((word) => word.star).length;
  if ((fold(term).text.match(/\*/g)?.length ?? 0) > stars)
    return 'A word takes one *, and it touches the word: crash*, *crash or cr*sh.';
  const last = pattern.words.length - 1;
  for (const [at, word] of pattern.words.entries()) {
    const problem = word.star ? starProblem(word, at === last) : null;
    if (problem) return problem;
  }
  return null;
}

function starProblem({ text, ending, class: kind }: Word, isLast: boolean): string | null {
  if (kind === 2 || classAt(ending, 0) === 2)
    return ending === '' && isLast
      ? null
      : 'In scripts without spaces between words a * stands only at the end, after the last word.';
  if (text === '' && ending.length < 3)
    return 'So few letters after a * find nearly everything. Write at least three letters after the *.';
  return text !== '' && text.length < 2
    ? 'One letter and * finds nearly everything. Write at least two letters before the *.'
    : null;
}

/** The same for a language that knows * only at the end of a word or phrase. */
export function plainPatternProblem(term: string): string | null {
  const at = fold(term).text.indexOf('*');
  return at >= 0 && at < fold(term.trimEnd()).text.length - 1
    ? 'Here a * stands only at the end: write the beginning of the last word, then *, as in crash*.'
    : patternProblem(term);
}
