/** Compiles the patterns of model/switching.ts, whose head says how a line is written, and finds which may fit. */
import { isCertain, optionsOf, regexOf } from './pieces.ts';

/** What a pattern says of a brand; model/switching.ts names them. */
export type Verdict = '+' | '-' | '=' | '~' | '>' | '<';
/** `firm`: nothing turns it round; `ironic`: it may be meant the other way; `needs`: ids of its certain pieces. */
export type Pattern = { regex: RegExp; verdict: Verdict; firm: boolean; ironic: boolean; needs: number[] };

/** Patterns in the order in which they were written, and pieces by their words or first letters. */
export type PatternTable = {
  patterns: Pattern[];
  pieces: Map<string, number>;
  words: Map<string, number[]>;
  beginnings: Map<string, number[]>;
  /** Patterns by the id of the piece that is looked for first. */
  byPiece: Map<number, number[]>;
};

/** How many first letters find a beginning: two where it has no more. */
const FEWEST = 2;
const LETTERS = 3;

/** One pattern per brand that a line names: what the line says when the brand in question stands there. */
export function compilePatterns(text: string): PatternTable {
  const table: PatternTable = {
    patterns: [],
    pieces: new Map(),
    words: new Map(),
    beginnings: new Map(),
    byPiece: new Map(),
  };
  for (const line of text.trim().split('\n')) addLine(table, line);
  return table;
}

function addLine(table: PatternTable, line: string): void {
  const [written, said] = line.split('|').map((part) => part.trim());
  const pieces = written!.split(/\s+/);
  const certain = pieces.filter(isCertain);
  const first = certain.find((piece) => !optionsOf(piece).some(isFunctionWord)) ?? certain[0];
  if (!first) throw new Error(`The pattern “${written}” needs a word that is certain to be there.`);
  const needs = certain.map((piece) => idOf(table, piece));
  for (const [, role, verdict, flag] of said?.matchAll(/([AB])([-+=~<>])([!?]?)/g) ?? [['', '', '=', '']]) {
    const regex = regexOf(pieces, role!);
    const pattern = { regex, verdict: verdict as Verdict, firm: flag === '!', ironic: flag === '?', needs };
    append(table.byPiece, idOf(table, first), table.patterns.push(pattern) - 1);
  }
}

function isFunctionWord(option: string): boolean {
  return option.startsWith('·');
}

function idOf({ pieces, words, beginnings }: PatternTable, piece: string): number {
  const known = pieces.get(piece);
  if (known !== undefined) return known;
  const id = pieces.size;
  pieces.set(piece, id);
  for (const option of optionsOf(piece))
    if (option.endsWith('*')) append(beginnings, option.slice(0, -1).slice(0, LETTERS), id);
    else append(words, option, id);
  return id;
}

function append<K>(known: Map<K, number[]>, key: K, value: number): void {
  const before = known.get(key);
  if (before) before.push(value);
  else known.set(key, [value]);
}

/** The patterns whose words are in the line, in the order in which they were written. */
export function candidates(table: PatternTable, words: readonly string[]): Pattern[] {
  const present = new Set<number>();
  for (const word of words) {
    for (const id of table.words.get(word) ?? []) present.add(id);
    for (let letters = FEWEST; letters <= LETTERS; letters++)
      for (const id of table.beginnings.get(word.slice(0, letters)) ?? []) present.add(id);
  }
  const found: number[] = [];
  for (const id of present)
    for (const index of table.byPiece.get(id) ?? [])
      if (table.patterns[index]!.needs.every((need) => present.has(need))) found.push(index);
  return found.sort((a, b) => a - b).map((index) => table.patterns[index]!);
}
