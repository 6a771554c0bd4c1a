/** Finds patterns in a text that was folded once. */
import { classAt } from './characters.ts';
import { type Borders, isBorder } from './find-borders.ts';
import { startsOf, type WordIndex, wordIndex, wordStarts } from './find-index.ts';
import { casedLetters, type Folded, fold, rawEnd, rawStart } from './fold.ts';
import { type Pattern, type Word, wordEnd } from './pattern.ts';

/** UTF-16 offsets into the raw text. */
export type Place = { start: number; end: number };
/** Offsets into the folded text, from the first word to the last, without signs around them. */
export type Stretch = { from: number; to: number };

export type Searchable = Folded & {
  /** Words between spaces, and words of scripts without them; null until enough searches have paid for it. */
  spaced: WordIndex | null;
  unspaced: WordIndex | null;
  /** Characters looked at in searches. */
  spent: number;
  borders: Borders | null;
  /** Kept, for a word may be as long as the text. */
  lastWord: { start: number; end: number };
  /** Where the words begin that NEAR counts. */
  counted: Uint32Array | null;
};

/** More places than this in one text tell a reader nothing new. */
export const MOST_PLACES = 100;
/** Reading a text so many times costs as much as the index of its words. */
const READINGS_BEFORE_INDEX = 16;
const NO_WORD = { start: -1, end: -1 };
/** A false start costs as much as reading so many characters. */
const FALSE_START = 100;

/** Prepares a text for any number of searches. */
export function searchable(raw: string): Searchable {
  return {
    ...fold(raw),
    spaced: null,
    unspaced: null,
    spent: 0,
    borders: null,
    lastWord: NO_WORD,
    counted: null,
  };
}

/** The first hundred places of a pattern, in the order of the text. */
export function find(text: Searchable, pattern: Pattern): Place[] {
  return stretches(text, pattern, MOST_PLACES).map((stretch) => placeOf(text, pattern, stretch));
}

/** Where a stretch stands in the raw text, with the signs that belong to the pattern. */
export function placeOf(text: Searchable, { lead, tail }: Pattern, { from, to }: Stretch): Place {
  return { start: rawStart(text, from - lead.length), end: rawEnd(text, to + tail.length - 1) };
}

/** The first `most` places of a pattern. */
export function stretches(text: Searchable, pattern: Pattern, most: number): Stretch[] {
  const found: Stretch[] = [];
  for (const from of candidates(text, pattern.words[0]!)) {
    const to = endOf(text, pattern, from);
    if (to < 0) text.spent += FALSE_START;
    else if (found.push({ from, to }) === most) break;
  }
  return found;
}

function candidates(text: Searchable, first: Word): Iterable<number> {
  if (first.text === '') return startsBefore(text.text, first.ending);
  text.spent += text.text.length;
  if (text.spent <= text.text.length * READINGS_BEFORE_INDEX) return occurrences(text.text, first.text);
  return startsOf(indexFor(text, first), text.text, first.text, first.class === 1 && !first.star);
}

function indexFor(text: Searchable, { class: kind }: Word): WordIndex {
  if (kind === 1) {
    text.spaced ??= wordIndex(wordStarts(text.text, 1));
    return text.spaced;
  }
  text.unspaced ??= wordIndex(wordStarts(text.text, 2, (at) => isBorder(text, at)));
  return text.unspaced;
}

function* occurrences(text: string, word: string): Generator<number> {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) yield at;
}

/** Where the words begin that end with `ending`. */
function* startsBefore(text: string, ending: string): Generator<number> {
  for (const at of occurrences(text, ending)) {
    if (classAt(text, at + ending.length) === 1) continue;
    let start = at;
    while (classAt(text, start - 1) === 1) start--;
    yield start;
  }
}

/** Where the pattern ends that begins at `from`; -1 where it does not stand. */
function endOf(text: Searchable, pattern: Pattern, from: number): number {
  if (pattern.lead && !leads(text.text, pattern.lead, from)) return -1;
  let at = from;
  for (let index = 0; index < pattern.words.length; index++) {
    if (index > 0) at = afterGap(text.text, pattern, index - 1, at);
    at = at < 0 ? -1 : afterWord(text, pattern.words[index]!, at);
    if (at < 0) return -1;
  }
  if (pattern.tail && !tails(text.text, pattern.tail, at)) return -1;
  return pattern.cased === null || hasCase(text, pattern, from, at) ? at : -1;
}

function hasCase(text: Searchable, { cased, words }: Pattern, from: number, to: number): boolean {
  const letters = casedLetters(text.raw.slice(rawStart(text, from), rawEnd(text, to - 1)));
  return words.at(-1)!.star ? letters.startsWith(cased!) : letters === cased;
}

/** The sign stands right before the word and belongs to no other word: @ of a handle, not of an address. */
function leads(text: string, lead: string, at: number): boolean {
  const start = at - lead.length;
  return start >= 0 && text.startsWith(lead, start) && classAt(text, start - 1) !== 1;
}

function tails(text: string, tail: string, at: number): boolean {
  const end = at + tail.length;
  return text.startsWith(tail, at) && classAt(text, end) !== 1 && text[end] !== tail.at(-1);
}

/** Where the next word begins, or -1 where something else stands between. */
function afterGap(text: string, pattern: Pattern, index: number, at: number): number {
  const { symbols, loose } = pattern.gaps[index]!;
  if (!loose) return text.startsWith(symbols, at) ? at + symbols.length : -1;
  let end = at;
  while (end < text.length && classAt(text, end) === 0) end++;
  const between = text.slice(at, end);
  const found = between.replaceAll(/[\s-]+/g, '');
  const mayTouch = pattern.words[index]!.class === 2 || pattern.words[index + 1]!.class === 2;
  return found === symbols && (found.length < between.length || mayTouch) ? end : -1;
}

/** Where the word ends if it stands at `at` as a whole word, else -1. */
function afterWord(text: Searchable, { text: word, star, ending, class: kind }: Word, at: number): number {
  if (!text.text.startsWith(word, at)) return -1;
  const end = at + word.length;
  if (kind === 2) return isBorder(text, at) && (star || isBorder(text, end)) ? end : -1;
  if (classAt(text.text, at) !== 1 || classAt(text.text, at - 1) === 1) return -1;
  if (!star) return classAt(text.text, end) === 1 ? -1 : end;
  if (text.lastWord.start !== at) text.lastWord = { start: at, end: wordEnd(text.text, at) };
  const last = text.lastWord.end;
  return last >= end + ending.length && text.text.endsWith(ending, last) ? last : -1;
}
