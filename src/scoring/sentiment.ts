/** Words and phrases → how a text speaks, −1 to 1, and which words said so. */
import type { Lexicon } from './lexicon.ts';
import { squashed } from './linear/measures.ts';
import { HEAD_MEASURES, type Row } from './linear/row.ts';
import { CARE_PHRASES } from './model/care.ts';
import { lastingPhrases, phraseAt } from './phrases.ts';
import type { Reading } from './reading.ts';

/** Words `at` to `at + length`, and what they weigh after negation and degree. `phrase`: authored as a whole. */
export type Weighted = { at: number; length: number; weight: number; phrase: boolean };

export type Feeling = { score: number; positive: number; negative: number; evidence: Weighted[] };

const carePhrases = lastingPhrases<number>(
  Object.entries(CARE_PHRASES).map(([weight, text]) => [Number(weight), text]),
);

/** "not good" is bad; "not bad" is only fair. */
const DENIED_GOOD = -0.65;
const DENIED_BAD = -0.4;
/** A negation by itself leans to a complaint: "it does not". */
const DENIAL = -0.3;
const SCOPE = 4;
const SHOUTED = 1.15;
const ASKED = 0.6;

/** Weighs a reading. */
export function feel(reading: Reading, lexicon: Lexicon): Feeling {
  const evidence = weigh(reading, lexicon);
  contrast(reading, evidence);
  const total = evidence.reduce((sum, { weight }) => sum + weight, 0) * emphasis(reading);
  const sumWhere = (sign: number) =>
    evidence.reduce((sum, { weight }) => sum + (Math.sign(weight) === sign ? Math.abs(weight) : 0), 0);
  return {
    score: squashed(total),
    positive: sumWhere(1),
    negative: sumWhere(-1),
    evidence,
  };
}

/** A sentence being weighed; `used` words belong to a phrase and deny or strengthen nothing. */
type Sentence = { reading: Reading; lexicon: Lexicon; from: number; used: Set<number> };

function weigh(reading: Reading, lexicon: Lexicon): Weighted[] {
  const evidence: Weighted[] = [];
  for (const [from, to] of reading.sentences) {
    const sentence = { reading, lexicon, from, used: new Set<number>() };
    const asked = isQuestion(reading, to);
    for (let at = from; at < to; ) {
      const found = pieceAt(sentence, at);
      if (asked && !found.phrase) found.weight *= ASKED;
      if (found.weight !== 0) evidence.push(found);
      at += found.length;
    }
  }
  return evidence;
}

function pieceAt(sentence: Sentence, at: number): Weighted {
  const { reading, lexicon, used } = sentence;
  const phrase = phraseAt(carePhrases, reading, at);
  const length = phrase?.length ?? 1;
  if (phrase) for (let word = at; word < at + length; word++) used.add(word);
  else if (lexicon.negates(reading.norms[at]!)) return { at, length, weight: DENIAL, phrase: false };
  const own = phrase?.value ?? wordWeight(reading, lexicon, at);
  return {
    at,
    length,
    weight: own === 0 ? 0 : own * factorBefore(sentence, at, own),
    phrase: Boolean(phrase),
  };
}

function wordWeight({ words, known, text }: Reading, lexicon: Lexicon, at: number): number {
  const { norm, start, end, shouted } = words[at]!;
  if (norm === '') return lexicon.emoji(text.slice(start, end));
  return lexicon.weight(known[at]!) * (shouted ? SHOUTED : 1);
}

/** What degrees and negations before word `at`, in the same clause, make of its weight. */
function factorBefore({ reading, lexicon, from, used }: Sentence, at: number, own: number): number {
  let factor = 1;
  for (let back = at - 1; back >= Math.max(from, at - SCOPE); back--) {
    const norm = reading.norms[back]!;
    if (norm === '' || norm === 'but') break;
    if (used.has(back)) continue;
    if (at - back <= 2) factor *= lexicon.degree(norm);
    if (lexicon.negates(norm)) return factor * (own > 0 ? DENIED_GOOD : DENIED_BAD);
  }
  return factor;
}

function isQuestion({ words, text }: Reading, to: number): boolean {
  const last = words[to - 1]!;
  return text.slice(last.start, last.end).includes('?');
}

/** What comes after "but" is what the writer means. */
function contrast({ norms, sentences }: Reading, evidence: Weighted[]): void {
  let next = 0;
  for (const [from, to] of sentences) {
    let turn = to - 1;
    while (turn > from && norms[turn] !== 'but' && norms[turn] !== 'however') turn--;
    for (; next < evidence.length && evidence[next]!.at < to; next++)
      if (turn > from) evidence[next]!.weight *= evidence[next]!.at < turn ? 0.6 : 1.25;
  }
}

/** Exclamation marks strengthen, up to three. */
function emphasis({ words, norms, text }: Reading): number {
  let marks = 0;
  for (let at = 0; at < words.length && marks < 3; at++) {
    const { start, end } = words[at]!;
    if (norms[at] === '' && text[start] === '!') marks += end - start;
  }
  return 1 + 0.08 * Math.min(3, marks);
}

/** What the rules say, as measures that the document model learns from. */
export function measureFeeling({ score, positive, negative, evidence }: Feeling, { measures }: Row): void {
  const authored = (sign: number) =>
    evidence.reduce((sum, { weight, phrase }) => sum + (phrase ? Math.max(0, sign * weight) : 0), 0);
  const last = evidence.at(-1);
  const said = [
    score,
    squashed(positive),
    squashed(negative),
    squashed(authored(-1), 4),
    squashed(authored(1), 4),
    last ? last.weight / 4 : 0,
  ];
  measures.set(said, HEAD_MEASURES);
}
