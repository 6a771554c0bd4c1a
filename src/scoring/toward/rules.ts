/** Switching and comparing: sentences that say of two brands which is the better, whatever words they use. */
import {
  ASKINGS,
  COMPARE_PATTERNS,
  DENIALS,
  NO_TURNS,
  REGRETS,
  SAYING_PATTERNS,
  SWITCH_PATTERNS,
} from '../model/switching.ts';
import type { Weighted } from '../sentiment.ts';
import { candidates, compilePatterns, type Pattern, type PatternTable, type Verdict } from './patterns.ts';
import { endOf } from './pieces.ts';
import type { Sketch } from './sketch.ts';

/** What the text says of the brand: words `from` to `to` said it, `turned` round by a regret or a denial. */
export type Ruling = { verdict: Verdict; from: number; to: number; turned: boolean; ironic: boolean };

type Match = { start: number; end: number; pattern: Pattern };

const TABLES = [SWITCH_PATTERNS, COMPARE_PATTERNS, SAYING_PATTERNS].map(compilePatterns);
const regrets = compilePatterns(REGRETS);
const denials = compilePatterns(DENIALS);
const noTurns = compilePatterns(NO_TURNS);
const askings = compilePatterns(ASKINGS);

const OPPOSITE: Record<Verdict, Verdict> = { '+': '-', '-': '+', '=': '=', '~': '~', '>': '<', '<': '>' };
/** Behind a switch these say that what is bad is something else: another name, a reason, or a verb of its own. */
const CLEARS =
  /[TO]|because|·since|·after|·due|·over|tired|fed|^ ·(?:is|was|are|were|has|have|had|does|did|could|would|will|can|never)/;
const SOUR = -1.4;
/** A denial stands so few words before what it denies. */
const NEAR = /^(?:[^ ,.?<>]+ ){0,2}$/;

/** The first pattern that fits, in the order in which they were written; null when none does. */
export function ruling(sketch: Sketch, felt: readonly Weighted[]): Ruling | null {
  for (const [index, table] of TABLES.entries()) {
    const match = firstMatch(table, sketch);
    if (match) return settled(sketch, match, index === 0 && soured(sketch, match, felt));
  }
  return null;
}

/** "Moved from A to B and it is a disaster": only bad is said behind the switch, and of nobody else. */
function soured(sketch: Sketch, match: Match, felt: readonly Weighted[]): boolean {
  const rest = sketch.line.slice(match.end);
  if (CLEARS.test(rest)) return false;
  const behind = wordAt(sketch, match.end - 1);
  const said = felt.filter(({ at }) => at > behind);
  return said.every(({ weight }) => weight < 0.5) && said.reduce((sum, { weight }) => sum + weight, 0) < SOUR;
}

function firstMatch(table: PatternTable, sketch: Sketch): Match | null {
  for (const pattern of candidates(table, sketch))
    for (let at = 0; at < sketch.pieces.length; at++) {
      const end = endOf(pattern.steps, sketch.pieces, at);
      if (end > at) return { ...spanOf(sketch, at, end), pattern };
    }
  return null;
}

/** Where in the line the pieces `from` to `to` stand. */
function spanOf({ begins, pieces }: Sketch, from: number, to: number): { start: number; end: number } {
  return { start: begins[from]!, end: begins[to - 1]! + pieces[to - 1]!.length };
}

function settled(sketch: Sketch, match: Match, isSour: boolean): Ruling {
  const { verdict, firm, ironic } = match.pattern;
  const turned = !firm && (isSour || isTurned(sketch, match));
  const open = !firm && !turned && isOpen(sketch, match);
  return {
    verdict: open ? '=' : turned ? OPPOSITE[verdict] : verdict,
    from: wordAt(sketch, match.start),
    to: wordAt(sketch, match.end - 1) + 1,
    turned,
    ironic,
  };
}

/** Whether the sentence asks instead of telling, or the one behind it does. */
function isOpen(sketch: Sketch, { start, end }: Match): boolean {
  const { line } = sketch;
  const border = /[.?]/.exec(line.slice(end));
  if (border?.[0] === '?') return true;
  const first = sentenceBefore(line, start);
  const behind = line.indexOf(' . ', end + (border?.index ?? 0) + 2);
  const until = behind < 0 ? line.length : behind;
  return spans(askings, sketch).some(
    ([from, to]) => from >= first && to <= until && (to <= start || from >= end),
  );
}

function sentenceBefore(line: string, at: number): number {
  return Math.max(line.lastIndexOf(' . ', at), line.lastIndexOf(' ? ', at)) + 1;
}

function isTurned(sketch: Sketch, { start }: Match): boolean {
  const { line } = sketch;
  const silenced = spans(noTurns, sketch);
  const isSilenced = ([from, to]: [number, number]) =>
    silenced.some((other) => from < other[1] && other[0] < to);
  const sentence = sentenceBefore(line, start);
  const regretted = spans(regrets, sketch).some((span) => span[0] >= sentence && !isSilenced(span));
  const before = (span: [number, number]) => span[1] < start && NEAR.test(line.slice(span[1] + 1, start));
  const denied = spans(denials, sketch).some((span) => before(span) && !isSilenced(span));
  return regretted || denied;
}

/** Where the patterns of a table fit, none over another place of its own. */
function spans(table: PatternTable, sketch: Sketch): [number, number][] {
  const found: [number, number][] = [];
  for (const { steps } of candidates(table, sketch))
    for (let at = 0; at < sketch.pieces.length; ) {
      const to = endOf(steps, sketch.pieces, at);
      if (to > at) {
        const { start, end } = spanOf(sketch, at, to);
        found.push([start, end]);
      }
      at = Math.max(to, at + 1);
    }
  return found;
}

function wordAt({ begins, words }: Sketch, offset: number): number {
  return words[begins.findLastIndex((begin) => begin <= offset)]!;
}
