/** The pieces of a pattern: which words each stands for, and its part of the regular expression. */
import { BAD_WORDS, BEFORE_NAME, BETTER, GOOD_WORDS, OTHERS, WORSE } from '../model/switching.ts';
import { drawn } from './sketch.ts';

const WORD = '[^ ,.?<>]+';
const GAPS: Record<string, string> = { _: `(?:${WORD} ){0,3}`, __: `(?:${WORD} ){0,7}` };
const CLASSES: Record<string, string[]> = {
  '{better}': list(BETTER),
  '{worse}': list(WORSE),
  '{good}': list(GOOD_WORDS),
  '{bad}': list(BAD_WORDS),
};
/** Words before a name. */
const MOST_BEFORE = 3;
const BEFORE = `(?:${anyOf(list(BEFORE_NAME))} ){0,${MOST_BEFORE}}`;
const TARGET = '(?:O )?T(?: O)?';
/** A sentence begins with a capital whatever its first word is. */
const NAME = '(?:O|(?<=^|[.?] )[^ ·,.?<>T][^ ]*)';
const OTHER = `(?:[^ ·,.?<>T][^ ]*|${anyOf(list(OTHERS))})`;

/** Whether a text that fits must hold one of the piece's words. */
export function isCertain(piece: string): boolean {
  return !/^(?:[AB]!?|_+|[,.?]|.+\?)$/.test(piece);
}

/** How many words of a line a piece covers at most. */
export function mostWords(piece: string): number {
  if (piece === '_') return 3;
  if (piece === '__') return 7;
  return /^[AB]!?$/.test(piece) ? MOST_BEFORE + 3 : 1;
}

/** The words of a piece as a sketch writes them; a beginning ends in a star. */
export function optionsOf(piece: string): string[] {
  if (CLASSES[piece]) return CLASSES[piece];
  const options = piece.replace('·', '').split('/');
  return options.map((option) => (option.endsWith('*') ? option : drawn(option)));
}

/** What a line must hold to fit, seen from the brand that stands at `role`. */
export function regexOf(pieces: readonly string[], role: string): RegExp {
  const last = pieces.findLastIndex((piece) => isCertain(piece) || /^(?:[AB]!?|[.?])$/.test(piece));
  const parts = pieces.slice(0, last + 1).map((piece, at) => partOf(piece, role, at === 0));
  return new RegExp(`(?<= |^)${parts.join('').trimEnd()}(?= |$)`, 'g');
}

/** A piece and the blank behind it; before a first name anything may stand. */
function partOf(piece: string, role: string, isFirst: boolean): string {
  if (GAPS[piece]) return GAPS[piece];
  const [, name, strict] = /^([AB])(!?)$/.exec(piece) ?? [];
  if (name) return `${isFirst ? '' : BEFORE}${name === role ? TARGET : strict ? NAME : OTHER} `;
  const missing = piece.length > 1 && piece.endsWith('?');
  const one = anyOf(optionsOf(missing ? piece.slice(0, -1) : piece).map(wordPattern));
  return missing ? `(?:${one} )?` : `${one} `;
}

function wordPattern(option: string): string {
  return option.endsWith('*') ? `${escaped(option.slice(0, -1))}[^ ]*` : escaped(option);
}

function list(words: string): string[] {
  return words.trim().split(/\s+/).map(drawn);
}

function anyOf(options: string[]): string {
  return `(?:${options.join('|')})`;
}

function escaped(text: string): string {
  return text.replaceAll(/[.?$^*+()[\]{}|\\]/g, '\\$&');
}
