/** One reading of a text: its words with their places, cut once by wink-nlp and shared by every head. */
import type { ItsFunction } from 'wink-nlp';
import { type KnownWord, knownWord, perWord } from './known-word.ts';
import { sharedWink } from './wink.ts';

/** `norm` is lower case without apostrophes, '' for punctuation; start and end are UTF-16 offsets. */
export type Word = { norm: string; known: KnownWord; start: number; end: number; shouted: boolean };

export type Reading = {
  text: string;
  words: Word[];
  norms: string[];
  known: KnownWord[];
  /** [first, behind last] word of each sentence. */
  sentences: [number, number][];
};

/** How every model reads a text, in training and afterwards. */
export function makeReader(): (text: string) => Reading {
  sharedWink();
  return readText;
}

/** Reads a text that is short enough to read whole. */
export function readText(text: string): Reading {
  const { nlp } = sharedWink();
  const document = nlp.readDoc(parted(text));
  const tokens = document.tokens().out() as string[];
  const begins = new Set(
    (document.sentences().out(nlp.its.span as ItsFunction<number[]>) as number[][]).map(([first]) => first),
  );
  const words: Word[] = [];
  const sentences: [number, number][] = [];
  let from = 0;
  let first = 0;
  for (const [index, token] of tokens.entries()) {
    const start = text.indexOf(token, from);
    if (start < 0) continue;
    from = start + token.length;
    if (index > 0 && (begins.has(index) || token.includes('\n')) && words.length > first) {
      sentences.push([first, words.length]);
      first = words.length;
    }
    if (!isSilent(token, text, start)) addWord(words, text, token, start);
  }
  if (words.length > first) sentences.push([first, words.length]);
  return { text, words, norms: words.map(normIn), known: words.map(knownIn), sentences };
}

const normIn = ({ norm }: Word) => norm;
const knownIn = ({ known }: Word) => known;

/** Addresses, handles, tags, amounts, abbreviations and faces: wink-nlp knows them whole. */
const WHOLE = new RegExp(
  [
    String.raw`[\p{L}\p{N}]+`,
    String.raw`https?:.*|www\..*|[^\s@]*@[^\s@]+|#[^#]*`,
    String.raw`[$€£]?[\d.,:]+(?:%|am|pm)?`,
    String.raw`(?:\p{L}\.){2,}|(?:mrs?|ms|dr|st|jr|sr|vs|inc|ltd|co|no|etc)\.`,
    `<3+|[:;=x]['^-]?[dpo3]+`,
  ]
    .map((known) => `^(?:${known})$`)
    .join('|'),
  'iu',
);
const ENDING = String.raw`['’](?:s|re|ve|ll|d|m)(?![\p{L}\p{N}])`;
const WORD = String.raw`[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|(?!${ENDING})['’-](?=[\p{L}\p{N}]))*`;
const PIECES = new RegExp(String.raw`${ENDING}|${WORD}|[^\p{L}\p{N}]+`, 'giu');

/** The time that wink-nlp takes over a row of signs without a blank grows with the square of its length. */
const LONGEST_ROW = 500;
const ROWS = new RegExp(`.{1,${LONGEST_ROW}}`, 'gsu');
/** What has no border within it and is not cut is not even looked at. */
const ROUGH = new RegExp(String.raw`(?<!\S)(?![a-z\d]{1,${LONGEST_ROW}}(?!\S))\S+`, 'gi');

/**
 * Blanks at every border within a word. wink-nlp remembers the parts that it once cut, and would take such a part
 * whole when it comes again: what it reads first must not decide how it reads the next text.
 */
function parted(text: string): string {
  return text.replace(ROUGH, (row) => {
    const pieces = WHOLE.test(row) ? [row] : row.match(PIECES)!;
    const short = row.length > LONGEST_ROW ? pieces.flatMap((piece) => piece.match(ROWS)!) : pieces;
    return short.join(' ');
  });
}

/** Blanks, quotation marks, and hyphens within a word. */
function isSilent(token: string, text: string, start: number): boolean {
  if (isLetter(token.charCodeAt(0))) return false;
  if (saysNothing(knownWord(token))) return true;
  return token === '-' && /\S/.test(text[start - 1] ?? ' ') && /\S/.test(text[start + 1] ?? ' ');
}

const saysNothing = perWord((token) => token.trim() === '' || /^["“”‘’'`*_~]+$/.test(token));

/** a to z, in either case. */
function isLetter(unit: number): boolean {
  return (unit | 32) >= 97 && (unit | 32) <= 122;
}

const WORDY = /^[\p{L}\p{M}'’]+$/u;

/** Nothing is joined to a longer one. */
const LONGEST_WORD = 200;

/** wink-nlp splits "dont" into "do" and "nt"; what the writer joined stays one word. */
function addWord(words: Word[], text: string, token: string, start: number): void {
  const last = words.at(-1);
  const end = start + token.length;
  const follows = last && last.end === start && last.norm !== '' && start - last.start < LONGEST_WORD;
  if (follows && WORDY.test(token) && WORDY.test(text.slice(last.start, start)))
    words[words.length - 1] = wordOf(text.slice(last.start, end), last.start, end);
  else words.push(wordOf(token, start, end));
}

function wordOf(token: string, start: number, end: number): Word {
  const { norm, known, shouted } = formOf(knownWord(token));
  return { norm, known, start, end, shouted };
}

const formOf = perWord((token) => {
  const norm = normOf(token);
  return { norm, known: knownWord(norm), shouted: token.length > 2 && /^[A-Z]+$/.test(token) };
});

const LETTERS = /^[a-zA-Z]+$/;

function normOf(token: string): string {
  if (LETTERS.test(token)) return shortened(token.toLowerCase());
  if (/^[@]|:\/\/|^www\./.test(token)) return '';
  if (!/[\p{L}\p{N}]/u.test(token)) return '';
  const plain = token
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f'’#]/g, '')
    .toLowerCase();
  return shortened(plain);
}

/** "soooo" and "soo" are one word. */
function shortened(word: string): string {
  if (!hasTriple(word)) return word;
  return word.replace(/(.)\1{2,}/g, '$1$1');
}

function hasTriple(word: string): boolean {
  for (let at = 2; at < word.length; at++) {
    const unit = word.charCodeAt(at);
    if (unit === word.charCodeAt(at - 1) && unit === word.charCodeAt(at - 2)) return true;
  }
  return false;
}
