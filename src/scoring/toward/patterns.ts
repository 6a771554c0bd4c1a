/** Compiles the patterns of model/switching.ts, whose head says how a line is written. */
import { BEFORE_NAME, BETTER, OTHERS, WORSE } from '../model/switching.ts';
import { drawn } from './sketch.ts';

/** What a pattern says of a brand; model/switching.ts names them. */
export type Verdict = '+' | '-' | '=' | '~' | '>' | '<';
/** `firm`: nothing turns it round; `ironic`: it may be meant the other way. */
export type Pattern = { regex: RegExp; verdict: Verdict; firm: boolean; ironic: boolean };

/** Patterns by a word that must be there, or by its first letters, in the order in which they were written. */
export type PatternTable = {
  patterns: Pattern[];
  words: Map<string, number[]>;
  beginnings: Map<string, number[]>;
};

/** How many first letters find a beginning: two where it has no more. */
const FEWEST = 2;
const LETTERS = 3;
const WORD = '[^ ,.?<>]+';
const GAPS: Record<string, string> = { _: `(?:${WORD} ){0,3}`, __: `(?:${WORD} ){0,7}` };
const GOOD_WORDS = `good great nice reliable easy fast cheap quick helpful friendly safe clean smooth fun useful
  comfortable clever smart solid stable intuitive responsive honest polished pleasant affordable generous
  transparent trustworthy professional convenient efficient powerful flexible accurate durable tasty fresh enjoyable`;
const BAD_WORDS = `bad awful terrible expensive slow buggy annoying frustrating confusing painful rude unreliable
  horrible useless clunky complicated disappointing pricey poor shady greedy overpriced dishonest stressful difficult`;
const CLASSES: Record<string, string> = {
  '{better}': anyOf(BETTER.split(/\s+/).map(drawn)),
  '{worse}': anyOf(WORSE.split(/\s+/).map(drawn)),
  '{good}': anyOf(GOOD_WORDS.split(/\s+/).map(drawn)),
  '{bad}': anyOf(BAD_WORDS.split(/\s+/).map(drawn)),
};
const BEFORE = `(?:${anyOf(BEFORE_NAME.split(/\s+/).map(drawn))} ){0,3}`;
const TARGET = `${BEFORE}(?:O )?T(?: O)?`;
/** A sentence begins with a capital whatever its first word is. */
const NAME = `${BEFORE}(?:O|(?<=^|[.?] )\\p{L}[^ ]*)`;
const OTHER = `${BEFORE}(?:O|[\\p{L}\\p{N}][^ ]*|${anyOf(OTHERS.split(/\s+/).map(drawn))})`;

/** One pattern per brand that a line names: what the line says when the brand in question stands there. */
export function compilePatterns(text: string): PatternTable {
  const table: PatternTable = { patterns: [], words: new Map(), beginnings: new Map() };
  for (const line of text.trim().split('\n')) {
    const [written, said] = line.split('|').map((part) => part.trim());
    const pieces = written!.split(/\s+/);
    for (const [, role, verdict, flag] of said?.matchAll(/([AB])([-+=~<>])([!?]?)/g) ?? [['', '', '=', '']])
      append(table, pieces, {
        regex: new RegExp(`(?<= |^)${regexOf(pieces, role!)}(?= |$)`, 'gu'),
        verdict: verdict as Verdict,
        firm: flag === '!',
        ironic: flag === '?',
      });
  }
  return table;
}

/** The patterns whose word is in the line, in the order in which they were written. */
export function* candidates(table: PatternTable, line: string): Generator<Pattern> {
  const found = new Set<number>();
  for (const word of line.split(' ')) {
    for (const index of table.words.get(word) ?? []) found.add(index);
    for (let letters = FEWEST; letters <= LETTERS; letters++)
      for (const index of table.beginnings.get(word.slice(0, letters)) ?? []) found.add(index);
  }
  for (const index of [...found].sort((a, b) => a - b)) yield table.patterns[index]!;
}

function append(table: PatternTable, pieces: string[], pattern: Pattern): void {
  const index = table.patterns.push(pattern) - 1;
  for (const option of optionsOf(keyOf(pieces))) {
    const [known, key] = option.endsWith('*')
      ? [table.beginnings, option.slice(0, -1).slice(0, LETTERS)]
      : [table.words, option];
    const before = known.get(key);
    if (before) before.push(index);
    else known.set(key, [index]);
  }
}

/** The piece that a text must hold: if possible not a function word. */
function keyOf(pieces: string[]): string {
  const certain = pieces.filter((piece) => !/^(?:[AB]!?|_+|[,.?]\??|.*\?)$/.test(piece));
  const key =
    certain.find((piece) => !optionsOf(piece).some((option) => option.startsWith('·'))) ?? certain[0];
  if (!key) throw new Error(`The pattern “${pieces.join(' ')}” needs a word that is certain to be there.`);
  return key;
}

function optionsOf(piece: string): string[] {
  if (piece === '{better}') return BETTER.split(/\s+/).map(drawn);
  if (piece === '{worse}') return WORSE.split(/\s+/).map(drawn);
  if (piece === '{good}') return GOOD_WORDS.split(/\s+/).map(drawn);
  if (piece === '{bad}') return BAD_WORDS.split(/\s+/).map(drawn);
  return piece
    .replace('·', '')
    .split('/')
    .map((option) => (option.endsWith('*') ? option : drawn(option)));
}

function regexOf(pieces: string[], role: string): string {
  const parts = pieces.map((piece) => partOf(piece, role));
  return parts.join('').trimEnd();
}

/** A piece and the blank behind it. */
function partOf(piece: string, role: string): string {
  if (GAPS[piece]) return GAPS[piece];
  if (CLASSES[piece]) return `${CLASSES[piece]} `;
  const [, name, strict] = /^([AB])(!?)$/.exec(piece) ?? [];
  if (name) return `${name === role ? TARGET : strict ? NAME : OTHER} `;
  const missing = piece.length > 1 && piece.endsWith('?');
  const options = optionsOf(missing ? piece.slice(0, -1) : piece);
  const one = anyOf(
    options.map((option) =>
      option.endsWith('*') ? `${escaped(option.slice(0, -1))}[^ ]*` : escaped(option),
    ),
  );
  return missing ? `(?:${one} )?` : `${one} `;
}

function anyOf(options: string[]): string {
  return `(?:${options.join('|')})`;
}

function escaped(text: string): string {
  return text.replaceAll(/[.?$^*+()[\]{}|\\]/g, '\\$&');
}
