/** A brand's name as it is written by mistake: apart, or with one letter wrong. Pure. */
import { COMMON_WORDS } from './common-words.ts';
import { type ProposedRule, quotedIfNeeded } from './proposed-rule.ts';

/** In shorter words one other letter makes another word. */
const SHORTEST = 6;
const SHORTEST_PART = 3;
const MOST = 4;
const ALIKE: Record<string, string> = { c: 'k', k: 'c', y: 'i' };

/** Rules for the likeliest mistakes in a name, whose words are folded. Apart, a name of one word says other things too. */
export function spellingRules(words: readonly string[]): ProposedRule[] {
  const spaced = { note: 'written apart', suggested: words.length > 1 };
  const wrong = { note: 'common misspelling', suggested: true };
  return [
    { rule: eitherOf(words, apart), ...spaced },
    { rule: eitherOf(words, slips), ...wrong },
  ].filter(({ rule }) => rule !== '');
}

/** The name with one of its words as `others` has it; '' where none is. */
function eitherOf(words: readonly string[], others: (word: string) => string[]): string {
  const names = words.flatMap((word, index) =>
    others(word)
      .filter((other) => !COMMON_WORDS.has(other))
      .map((other) => words.with(index, other).join(' ')),
  );
  return [...new Set(names)].slice(0, MOST).map(quotedIfNeeded).join(' OR ');
}

/** "fern hill" of fernhill: two words that everybody knows. */
function apart(word: string): string[] {
  for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at++) {
    const parts = [word.slice(0, at), word.slice(at)];
    if (parts.every((part) => COMMON_WORDS.has(part))) return [parts.join(' ')];
  }
  return [];
}

/** The likeliest first: a double letter written once, a single one twice, one that sounds alike, two that changed places. */
function slips(word: string): string[] {
  if (word.length < SHORTEST || !/^[a-z]+$/.test(word)) return [];
  const at = (pattern: RegExp) => Array.from(word.matchAll(pattern), ({ index }) => index);
  const edit = (index: number, length: number, letters: string) =>
    word.slice(0, index) + letters + word.slice(index + length);
  const once = at(/([a-z])(?=\1)/g).map((index) => edit(index, 1, ''));
  const twice = at(/(?<=[aeiou])[flmnprt](?=[aeiouy])/g).map((index) =>
    edit(index, 1, word[index]!.repeat(2)),
  );
  const alike = at(/[cky](?!h)/g).map((index) => edit(index, 1, ALIKE[word[index]!]!));
  const swapped = at(/(?<=[a-z])(?:[aeiou][lnr]|[lnr][aeiou]|ei|ie)(?=[a-z])/g).map((index) =>
    edit(index, 2, word[index + 1]! + word[index]!),
  );
  return [...once.slice(0, 2), ...twice.slice(0, 2), ...alike.slice(0, 1), ...swapped.slice(0, 1)];
}
