/** What a single word weighs: authored words first, then what VADER's lexicon knows of it. */
import { type KnownWord, perWord } from './known-word.ts';
import { hashOf } from './linear/hash.ts';
import { columnsOf, STEP, VADER, type WordTable } from './linear/word-table.ts';
import { DEGREES, EMOJI_WEIGHTS, NEGATIONS, WORD_WEIGHTS } from './model/words.ts';

export type Lexicon = {
  weight(word: KnownWord): number;
  emoji(mark: string): number;
  degree(norm: string): number;
  negates(norm: string): boolean;
};

/** VADER's values count half as much as the authored words, which know customers better. */
const VADER_SCALE = 0.5;

/** Builds the tables once. */
export function makeLexicon(words: WordTable): Lexicon {
  const authored = table(WORD_WEIGHTS);
  const degrees = table(DEGREES);
  const emojis = table(EMOJI_WEIGHTS);
  const negations = new Set(NEGATIONS.split(/\s+/));
  return {
    weight: perWord((norm) => authoredWeight(authored, norm) ?? vaderWeight(words, norm)),
    emoji: (mark) => emojis.get(mark.replaceAll(/[\ufe0f\u{1f3fb}-\u{1f3ff}]/gu, '')) ?? 0,
    degree: (norm) => degrees.get(norm) ?? 1,
    negates: (norm) => negations.has(norm),
  };
}

function table(groups: Record<string, string>): Map<string, number> {
  const entries = Object.entries(groups).flatMap(([weight, words]) =>
    words.split(/\s+/).map((word) => [word, Number(weight)] as const),
  );
  return new Map(entries);
}

function vaderWeight(words: WordTable, norm: string): number {
  if (norm.length < 3) return 0;
  const columns = columnsOf(words, hashOf(norm));
  return columns < 0 ? 0 : words.values[columns + VADER]! * STEP * VADER_SCALE;
}

function authoredWeight(authored: Map<string, number>, norm: string): number | undefined {
  for (const form of formsOf(norm)) {
    const weight = authored.get(form);
    if (weight !== undefined) return weight;
  }
  return undefined;
}

/** The word itself, then without its ending: crashing → crash, amazingly → amazing, worries → worry. */
function* formsOf(norm: string): Generator<string> {
  yield norm;
  yield norm.replaceAll(/(.)\1/g, '$1');
  const stem = /^(.{3,}?)(?:s|es|ed|d|ing|ly|ness|er|est)$/.exec(norm) ? stemsOf(norm) : [];
  yield* stem;
}

function stemsOf(norm: string): string[] {
  const stems: string[] = [];
  for (const ending of ['ly', 'ing', 'ed', 'd', 'es', 's', 'ness']) {
    if (!norm.endsWith(ending)) continue;
    const stem = norm.slice(0, -ending.length);
    if (stem.length < 3) continue;
    stems.push(stem, `${stem}e`, stem.replace(/(.)\1$/, '$1'));
    if (stem.endsWith('i')) stems.push(`${stem.slice(0, -1)}y`);
  }
  return stems;
}
