/** Finds patterns in a text that was folded and cut into words once. */
import { classAt } from './characters.ts';
import { type Folded, fold, rawEnd, rawStart } from './fold.ts';
import { type Pattern, wordEnd } from './pattern.ts';

/** UTF-16 offsets into the raw text. */
export type Place = { start: number; end: number };

export type Searchable = Folded & {
  /** Word → where it begins, for words between spaces; null until enough searches have paid for it. */
  words: Map<string, number[]> | null;
  searches: number;
  borders: Map<number, Set<number>>;
};

/** More places than this in one text tell a reader nothing new. */
const MOST_PLACES = 100;
/** So many searches through a text cost as much as the list of its words. */
const SEARCHES_BEFORE_WORDS = 24;

/** Prepares a text for any number of searches. */
export function searchable(raw: string): Searchable {
  return { ...fold(raw), words: null, searches: 0, borders: new Map() };
}

function wordsOf(text: string): Map<string, number[]> {
  const words = new Map<string, number[]>();
  for (let at = 0; at < text.length; ) {
    const end = wordEnd(text, at);
    if (end > at && classAt(text, at) === 1) {
      const word = text.slice(at, end);
      const places = words.get(word);
      if (places) places.push(at);
      else words.set(word, [at]);
    }
    at = Math.max(end, at + 1);
  }
  return words;
}

/** The first hundred places of a pattern, in the order of the text. */
export function find(text: Searchable, pattern: Pattern): Place[] {
  const places: Place[] = [];
  for (const at of candidates(text, pattern)) {
    const place = placeAt(text, pattern, at);
    if (place && places.push(place) === MOST_PLACES) break;
  }
  return places;
}

function candidates(text: Searchable, pattern: Pattern): Iterable<number> {
  const first = pattern.words[0]!;
  text.searches++;
  if (first.class === 2 || text.searches <= SEARCHES_BEFORE_WORDS) return occurrences(text.text, first.text);
  text.words ??= wordsOf(text.text);
  if (!first.prefix) return text.words.get(first.text) ?? [];
  const starts: number[] = [];
  for (const [word, at] of text.words)
    if (word.startsWith(first.text)) starts.push(...at.slice(0, MOST_PLACES));
  return starts.sort((a, b) => a - b);
}

function* occurrences(text: string, word: string): Generator<number> {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) yield at;
}

function placeAt(text: Searchable, pattern: Pattern, start: number): Place | null {
  if (pattern.lead && !leads(text.text, pattern.lead, start)) return null;
  let at = start;
  for (let index = 0; index < pattern.words.length; index++) {
    if (index > 0) at = afterGap(text.text, pattern, index - 1, at);
    at = at < 0 ? -1 : afterWord(text, pattern.words[index]!, at);
    if (at < 0) return null;
  }
  if (pattern.tail && !tails(text.text, pattern.tail, at)) return null;
  const last = at + pattern.tail.length - 1;
  return { start: rawStart(text, start - pattern.lead.length), end: rawEnd(text, last) };
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
function afterWord(text: Searchable, word: Pattern['words'][number], at: number): number {
  if (!text.text.startsWith(word.text, at)) return -1;
  const end = at + word.text.length;
  if (word.class === 1) {
    if (classAt(text.text, at - 1) === 1) return -1;
    if (word.prefix) return wordEnd(text.text, at);
    return classAt(text.text, end) === 1 ? -1 : end;
  }
  const whole = isBorder(text, at) && (word.prefix || isBorder(text, end));
  return whole ? end : -1;
}

const CHUNK = 2048;
const MARGIN = 48;
/** Longer than any stored text; beyond it only a change of script is a border. */
const SEGMENTED = 100_000;
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });
const KATAKANA = /[\p{Script=Katakana}\u3099\u309a\u30fc\uff70\uff9e\uff9f]/u;

/** Whether a word may begin or end here in a script that writes without spaces. */
function isBorder(text: Searchable, at: number): boolean {
  if (classAt(text.text, at - 1) !== 2 || classAt(text.text, at) !== 2) return true;
  const raw = rawStart(text, at);
  if (KATAKANA.test(text.raw[raw - 1]!) !== KATAKANA.test(text.raw[raw]!)) return true;
  if (raw >= SEGMENTED) return false;
  const chunk = Math.floor(raw / CHUNK);
  const borders = text.borders.get(chunk) ?? bordersOf(text.raw, chunk);
  text.borders.set(chunk, borders);
  return borders.has(raw);
}

/** Segmented in pieces with a margin, so that one search never segments a whole book. */
function bordersOf(raw: string, chunk: number): Set<number> {
  const from = Math.max(0, chunk * CHUNK - MARGIN);
  const piece = raw.slice(from, (chunk + 1) * CHUNK + MARGIN);
  const borders = new Set<number>();
  for (const { index } of segmenter.segment(piece)) borders.add(from + index);
  return borders;
}
