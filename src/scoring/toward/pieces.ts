/** The pieces of a pattern: which words each stands for, and where a row of them fits. */
import { BAD_WORDS, BEFORE_NAME, BETTER, GOOD_WORDS, OTHERS, WORSE } from '../model/switching.ts';
import { drawn } from './sketch.ts';

const GAPS: Record<string, number> = { _: 3, __: 7 };
const CLASSES: Record<string, string[]> = {
  '{better}': list(BETTER),
  '{worse}': list(WORSE),
  '{good}': list(GOOD_WORDS),
  '{bad}': list(BAD_WORDS),
};
/** Words before a name. */
const MOST_BEFORE = 3;
const before = new Set(list(BEFORE_NAME));
const others = new Set(list(OTHERS));
/** What no gap reaches over. */
const BORDER = /[,.?<>]/;
/** A brand, a function word and a border begin so; a name does not. */
const NO_NAME = '·,.?<>T';

/** From `least` to `most` words in a row, as many as fit; the most are tried first. */
export type Step = { least: number; most: number; fits(words: readonly string[], at: number): boolean };

/** Whether a text that fits must hold one of the piece's words. */
export function isCertain(piece: string): boolean {
  return !/^(?:[AB]!?|_+|[,.?]|.+\?)$/.test(piece);
}

/** How many words of a line a piece covers at most. */
export function mostWords(piece: string): number {
  if (GAPS[piece]) return GAPS[piece];
  return /^[AB]!?$/.test(piece) ? MOST_BEFORE + 3 : 1;
}

/** The words of a piece as a sketch writes them; a beginning ends in a star. */
export function optionsOf(piece: string): string[] {
  if (CLASSES[piece]) return CLASSES[piece];
  const options = piece.replace('·', '').split('/');
  return options.map((option) => (option.endsWith('*') ? option : drawn(option)));
}

/** What a line must hold to fit, seen from the brand that stands at `role`. */
export function stepsOf(pieces: readonly string[], role: string): Step[] {
  const last = pieces.findLastIndex((piece) => isCertain(piece) || /^(?:[AB]!?|[.?])$/.test(piece));
  return pieces.slice(0, last + 1).flatMap((piece, at) => stepsOfPiece(piece, role, at === 0));
}

/** The word behind the last that fits when the first stands at `at`, or -1. */
export function endOf(steps: readonly Step[], words: readonly string[], at: number, step = 0): number {
  if (step === steps.length) return at;
  const { least, most, fits } = steps[step]!;
  let count = 0;
  while (count < most && at + count < words.length && fits(words, at + count)) count++;
  for (; count >= least; count--) {
    const end = endOf(steps, words, at + count, step + 1);
    if (end >= 0) return end;
  }
  return -1;
}

/** Before a first name anything may stand. */
function stepsOfPiece(piece: string, role: string, isFirst: boolean): Step[] {
  if (GAPS[piece]) return [{ least: 0, most: GAPS[piece], fits: (words, at) => !BORDER.test(words[at]!) }];
  const [, name, strict] = /^([AB])(!?)$/.exec(piece) ?? [];
  if (!name) return [stepOfWords(piece)];
  const owned: Step = { least: 0, most: MOST_BEFORE, fits: (words, at) => before.has(words[at]!) };
  const named = name === role ? target : strict ? [{ ...one, fits: isName }] : [{ ...one, fits: isOther }];
  return isFirst ? named : [owned, ...named];
}

const one = { least: 1, most: 1 };
const another: Step = { least: 0, most: 1, fits: (words, at) => words[at] === 'O' };
/** The brand, and names that are written as one with it. */
const target: Step[] = [another, { ...one, fits: (words, at) => words[at] === 'T' }, another];

function stepOfWords(piece: string): Step {
  const missing = piece.length > 1 && piece.endsWith('?');
  const options = optionsOf(missing ? piece.slice(0, -1) : piece);
  const whole = new Set(options.filter((option) => !option.endsWith('*')));
  const beginnings = options.filter((option) => option.endsWith('*')).map((option) => option.slice(0, -1));
  const fits = (words: readonly string[], at: number) =>
    whole.has(words[at]!) || beginnings.some((beginning) => words[at]!.startsWith(beginning));
  return { least: missing ? 0 : 1, most: 1, fits };
}

/** A sentence begins with a capital whatever its first word is. */
function isName(words: readonly string[], at: number): boolean {
  return words[at] === 'O' || ((at === 0 || /[.?]$/.test(words[at - 1]!)) && mayName(words[at]!));
}

function isOther(words: readonly string[], at: number): boolean {
  return mayName(words[at]!) || others.has(words[at]!);
}

function mayName(word: string): boolean {
  return !NO_NAME.includes(word[0]!);
}

function list(words: string): string[] {
  return words.trim().split(/\s+/).map(drawn);
}
