/** Noun phrases: rows of words between verbs, function words and punctuation (after RAKE: Rose et al. 2010). */
import { perWord } from './known-word.ts';
import { BORDER_WORDS, EMPTY_NOUNS } from './model/borders.ts';
import type { Reading } from './reading.ts';

const MOST_TERMS = 12;
const MOST_WORDS = 3;
const borders = new Set(BORDER_WORDS.split(/\s+/));
const emptyNouns = new Set(EMPTY_NOUNS.split(/\s+/));

const WORD = /^(?=.*[a-z])[a-z\d]{3,24}$/;
/** Endings of verbs and adverbs; what ends so and is a noun all the same. */
const NO_NOUN = /(?:ly|ing|ed|nt)$/;
const NOUN_ALL_THE_SAME =
  /(?:ment|count|point|agent|client|content|event|front|parent|plant|print|restaurant|ingredient|patient|student|family|supply|reply|assembly|feed|speed|seed|bed|billing|shipping|pricing|meeting|building|training|packaging|ceiling|clothing|parking|listing|sizing|wiring|streaming|tracking|rating|setting|warning|charging|booking|landing|loading|string|spring|ring|king|wing|marketing)$/;

type Spans = { start: number; end: number }[];

/**
 * Up to 12 terms of 1–3 words, lower case, in the singular; the longest of each phrase first, then its parts.
 * Where the brand is named (`about`) nothing is a term.
 */
export function termsOf(reading: Reading, about: Spans = []): string[] {
  const terms = new Set<string>();
  for (const [from, to] of reading.sentences) {
    for (let at = from; at < to; at++) {
      const row = rowAt(reading, at, to, about);
      if (row.length === 0) continue;
      addTerms(terms, row);
      if (terms.size >= MOST_TERMS) return [...terms].slice(0, MOST_TERMS);
      at += row.length - 1;
    }
  }
  return [...terms];
}

/** Neighbouring words from `at` on that a noun phrase may hold. */
function rowAt({ known, words }: Reading, at: number, to: number, about: Spans): string[] {
  const row: string[] = [];
  for (let next = at; next < to; next++) {
    const term = termOf(known[next]!);
    if (term === '') break;
    const { start, end } = words[next]!;
    if (next > at && start - words[next - 1]!.end > 1) break;
    if (about.some((span) => span.start < end && start < span.end)) break;
    row.push(term);
  }
  return row;
}

/** In the singular; '' where a phrase ends. */
const termOf = perWord((norm) => (isTermWord(norm) ? singular(norm) : ''));

function isTermWord(norm: string): boolean {
  if (norm.length < 3 || borders.has(norm) || !WORD.test(norm)) return false;
  return !NO_NOUN.test(norm) || NOUN_ALL_THE_SAME.test(norm);
}

/** A row that is too long ends in its head: the last words count. */
function addTerms(terms: Set<string>, row: string[]): void {
  const words = row.slice(-MOST_WORDS);
  if (words.length === MOST_WORDS) terms.add(words.join(' '));
  for (let at = 0; at + 1 < words.length; at++) terms.add(`${words[at]} ${words[at + 1]}`);
  for (const word of words) if (!emptyNouns.has(word)) terms.add(word);
}

/** "batteries" and "battery" are one term. */
export function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is|news|series)$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return /(?:[sx]|ch|sh)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}
