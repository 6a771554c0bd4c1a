/** Compiles the patterns of model/switching.ts, whose head says how a line is written, and finds which may fit. */
import { type KnownWord, perWord } from '../known-word.ts';
import { isCertain, mostWords, optionsOf, type Step, stepsOf } from './pieces.ts';
import { drawn, type Sketch } from './sketch.ts';

/** What a pattern says of a brand; model/switching.ts names them. */
export type Verdict = '+' | '-' | '=' | '~' | '>' | '<';
/** `firm`: nothing turns it round; `ironic`: it may be meant the other way; `needs`: its certain pieces in order. */
export type Pattern = { steps: Step[]; verdict: Verdict; firm: boolean; ironic: boolean; needs: Need[] };
/** The id of a piece, or of the brand, and how many words after the one before it may stand at most. */
type Need = { id: number; within: number };

/** Patterns in the order in which they were written, and pieces by their words or first letters. */
export type PatternTable = {
  patterns: Pattern[];
  pieces: Map<string, number>;
  words: Map<string, number[]>;
  beginnings: Map<string, number[]>;
  /** The pieces that a word may be. */
  piecesOf(word: KnownWord): readonly number[];
  /** Whether one of them is looked for first. */
  mayLead(word: KnownWord): boolean;
  /** Patterns by the id of the piece that is looked for first. */
  byPiece: Map<number, number[]>;
};

type Index = Pick<PatternTable, 'words' | 'beginnings'>;

/** How many first letters find a beginning: two where it has no more. */
const FEWEST = 2;
const LETTERS = 3;
const BRAND = -1;

/** One pattern per brand that a line names: what the line says when the brand in question stands there. */
export function compilePatterns(text: string): PatternTable {
  const index: Index = { words: new Map(), beginnings: new Map() };
  const piecesOf = perWord((norm) => piecesIn(index, drawn(norm)));
  const byPiece: PatternTable['byPiece'] = new Map();
  const mayLead = perWord((norm) => piecesIn(index, drawn(norm)).some((id) => byPiece.has(id)));
  const table: PatternTable = { patterns: [], pieces: new Map(), ...index, piecesOf, mayLead, byPiece };
  for (const line of text.trim().split('\n')) addLine(table, line);
  return table;
}

function addLine(table: PatternTable, line: string): void {
  const [written, said] = line.split('|').map((part) => part.trim());
  const pieces = written!.split(/\s+/);
  const certain = pieces.filter(isCertain);
  const first = certain.find((piece) => !optionsOf(piece).some(isFunctionWord)) ?? certain[0];
  if (!first) throw new Error(`The pattern “${written}” needs a word that is certain to be there.`);
  for (const [, role, verdict, flag] of said?.matchAll(/([AB])([-+=~<>])([!?]?)/g) ?? [['', '', '=', '']]) {
    const steps = stepsOf(pieces, role!);
    const needs = needsOf(table, pieces, role!);
    const pattern = { steps, verdict: verdict as Verdict, firm: flag === '!', ironic: flag === '?', needs };
    append(table.byPiece, idOf(table, first), table.patterns.push(pattern) - 1);
  }
}

function needsOf(table: PatternTable, pieces: string[], role: string): Need[] {
  const needs: Need[] = [];
  let between = 0;
  for (const piece of pieces) {
    const isBrand = role !== '' && piece.replace('!', '') === role;
    between += mostWords(piece);
    if (!isBrand && !isCertain(piece)) continue;
    needs.push({ id: isBrand ? BRAND : idOf(table, piece), within: between });
    between = isBrand ? 1 : 0;
  }
  return needs;
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

/** The patterns whose pieces stand in the line as they must, in the order in which they were written. */
export function candidates(table: PatternTable, { pieces, known }: Sketch): readonly Pattern[] {
  if (!known.some((word) => table.mayLead(word))) return NONE;
  const places = placesOf(table, pieces, known);
  const found: number[] = [];
  for (const id of places.keys())
    for (const index of table.byPiece.get(id) ?? NOWHERE)
      if (mayFit(table.patterns[index]!.needs, places)) found.push(index);
  return found.sort((a, b) => a - b).map((index) => table.patterns[index]!);
}

/** Where in the line each piece stands. */
function placesOf(
  { piecesOf }: PatternTable,
  pieces: readonly string[],
  known: readonly KnownWord[],
): Map<number, number[]> {
  const places = new Map<number, number[]>();
  for (let at = 0; at < known.length; at++) {
    if (pieces[at] === 'T') append(places, BRAND, at);
    for (const id of piecesOf(known[at]!)) append(places, id, at);
  }
  return places;
}

const NONE: readonly Pattern[] = [];
const NOWHERE: readonly number[] = [];

function piecesIn({ words, beginnings }: Index, word: string): readonly number[] {
  const ids = [...(words.get(word) ?? NOWHERE)];
  for (let letters = FEWEST; letters <= LETTERS; letters++)
    ids.push(...(beginnings.get(word.slice(0, letters)) ?? NOWHERE));
  return ids.length > 0 ? ids : NOWHERE;
}

/** Whether the needs stand one behind the other, each near enough to the one before it. */
function mayFit([first, ...others]: readonly Need[], places: Map<number, number[]>): boolean {
  let before = places.get(first!.id) ?? NOWHERE;
  for (const { id, within } of others) {
    if (before.length === 0) return false;
    before = (places.get(id) ?? NOWHERE).filter((at) => before.some((one) => one < at && at <= one + within));
  }
  return before.length > 0;
}
