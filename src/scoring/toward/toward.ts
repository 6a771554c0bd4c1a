/** What a mention says of one brand: rules for switching and comparing first, then models. */
import { contribution, type LinearModel, scores, softmax } from '../linear/model.ts';
import { newRow, type Row } from '../linear/row.ts';
import type { WordTable } from '../linear/word-table.ts';
import type { Reading } from '../reading.ts';
import type { Probabilities } from '../result.ts';
import type { Weighted } from '../sentiment.ts';
import { clausesOf, TURNED } from './clauses.ts';
import { towardFeatures } from './features.ts';
import { isUpper, namesOf } from './names.ts';
import type { Verdict } from './patterns.ts';
import type { Place } from './places.ts';
import { type Ruling, ruling } from './rules.ts';
import { type Sketch, sketchOf } from './sketch.ts';

/** What is known of the text as a whole: its probabilities, its row, and what its words weigh. */
export type Document = { probabilities: Probabilities; row: Row; felt: readonly Weighted[] };

/** `evidence` is null when the document's own is to be shown; `unsure` when a person should look. */
export type Toward = {
  probabilities: Probabilities;
  by: 'rules' | 'target' | 'document';
  evidence: Weighted[] | null;
  unsure: boolean;
};

/** `what` the places name: of a theme the text as a whole says less than of a brand. */
export type TowardBrand = (
  reading: Reading,
  places: readonly Place[],
  document: Document,
  what?: 'brand' | 'theme',
) => Toward;

/** Of the model against the text as a whole. */
const TARGET_SHARE = 0.85;
/** Where nothing but the brand is named; chosen on the development splits of the sets that judge a target. */
const SOLE_SHARE = 0.2;
/** In posts with handles and tags, which the model has not learnt from. */
const TAGGED_SHARE = 0.3;
/** Of two brands set against each other the text as a whole says nothing. */
const OPPOSED_SHARE = 1;
const MOST_SHOWN = 8;
const WEAKEST_SHOWN = 0.25;
/** Log-odds → the measure of authored weights. */
const WEIGHT_OF_GAIN = 2;

/** Builds the function from the head's weights; it keeps one row and is otherwise pure. */
export function makeToward(model: LinearModel, words: WordTable): TowardBrand {
  const row = newRow();
  return (reading, places, document, what = 'brand') => {
    const whole: Toward = {
      probabilities: document.probabilities,
      by: 'document',
      evidence: null,
      unsure: false,
    };
    if (places.length === 0) return whole;
    const names = namesOf(reading, document.row.hashes, words);
    const sketch = sketchOf(reading, places, names);
    const found = ruling(sketch, document.felt);
    const judge = (some: readonly Place[]) =>
      softmax(scores(model, towardFeatures(reading, some, words, document.row, document.felt, names, row)));
    if (found) {
      const about = found.verdict === '<' ? sketch.others : found.verdict === '>' ? places : [];
      const felt =
        about.length > 0 ? mixed(judge(about), document.probabilities, HALF) : document.probabilities;
      return ruled(found, places, felt);
    }
    if (isAddressed(sketch)) return whole;
    const opposed = isOpposed(reading, places, sketch) ? judge(sketch.others) : null;
    const own = judge(places);
    const sole = !sketch.isTagged && what === 'brand' && isSole(reading, places, sketch);
    const share = opposed ? OPPOSED_SHARE : sketch.isTagged ? TAGGED_SHARE : sole ? SOLE_SHARE : TARGET_SHARE;
    return {
      probabilities: mixed(opposed ? contrasted(own, opposed) : own, document.probabilities, share),
      by: sole ? 'document' : 'target',
      evidence: sole ? null : evidenceOf(model, row, document.felt, reading.words.length),
      unsure: false,
    };
  };
}

/** Nothing else is named. One sentence may hold several things without a capital, and judge each its own way. */
function isSole(reading: Reading, places: readonly Place[], { others }: Sketch): boolean {
  return others.length === 0 && (reading.sentences.length > 1 || isName(reading, places[0]!));
}

function isName({ words, text }: Reading, { from }: Place): boolean {
  const letter = text[words[from]!.start]!;
  return isUpper(letter) || letter === '@';
}

/** Two brands in clauses of their own, told and not asked: what is good of one is held against the other. */
function isOpposed(reading: Reading, places: readonly Place[], { others, line }: Sketch): boolean {
  if (others.length === 0 || line.includes('?') || !isName(reading, places[0]!)) return false;
  const nameOf = ({ from, to }: Place) =>
    reading.text.slice(reading.words[from]!.start, reading.words[to - 1]!.end).toLowerCase();
  if (others.some((other) => nameOf(other) !== nameOf(others[0]!))) return false;
  const { apart } = clausesOf(reading, places);
  return others.every(({ from }) => apart[from]! >= TURNED);
}

/** How much likelier opposites are than their lot, and the same than theirs; by labels of brand and other. */
const CONTRAST = [
  [0.3, 0.7, 3],
  [0.7, 1, 0.7],
  [3, 0.7, 0.3],
];

function contrasted(own: ArrayLike<number>, other: ArrayLike<number>): number[] {
  const raw = CONTRAST.map((row, c) => own[c]! * row.reduce((sum, factor, d) => sum + factor * other[d]!, 0));
  const sum = raw[0]! + raw[1]! + raw[2]!;
  return raw.map((value) => value / sum);
}

/** The brand is merely spoken to, and nobody else is named. */
function isAddressed({ line, others, isTagged }: Sketch): boolean {
  return isTagged && others.length === 0 && line.startsWith('T ') && !line.slice(1).includes('T');
}

function mixed(own: ArrayLike<number>, whole: Probabilities, share: number): Probabilities {
  const at = (c: 0 | 1 | 2) => share * own[c]! + (1 - share) * whole[c];
  return [at(0), at(1), at(2)];
}

const SURE: Record<'+' | '-' | '=', Probabilities> = {
  '+': [0.04, 0.1, 0.86],
  '-': [0.86, 0.1, 0.04],
  '=': [0.1, 0.8, 0.1],
};
/** What a regret or a denial turned round is less certain. */
const TURNED_SHARE = 0.75;
const IRONIC_SHARE = 0.3;

function ruled(found: Ruling, places: readonly Place[], whole: Probabilities): Toward {
  const verdict = resolved(found.verdict, whole);
  const share = found.ironic ? IRONIC_SHARE : found.turned ? TURNED_SHARE : 1;
  const probabilities = verdict === '~' ? whole : mixed(SURE[verdict], [1 / 3, 1 / 3, 1 / 3], share);
  const weight = verdict === '+' ? 3 : verdict === '-' ? -3 : 0;
  const evidence = weight === 0 ? null : around(found, places, weight);
  return { probabilities, by: verdict === '~' ? 'document' : 'rules', evidence, unsure: found.ironic };
}

/** So likely negative, what is compared does badly. */
const BAD = 0.42;
const HALF = 0.5;

function resolved(verdict: Verdict, [negative, , positive]: Probabilities): '+' | '-' | '=' | '~' {
  if (verdict !== '>' && verdict !== '<') return verdict;
  const feelsBad = negative > BAD && negative > positive;
  return (verdict === '>') === feelsBad ? '-' : '+';
}

/** The words of the ruling without the brand itself. */
function around({ from, to }: Ruling, places: readonly Place[], weight: number): Weighted[] {
  const pieces: Weighted[] = [];
  for (let at = from; at < to; at++) {
    if (places.some((place) => at >= place.from && at < place.to)) continue;
    const last = pieces.at(-1);
    if (last && last.at + last.length === at) last.length++;
    else pieces.push({ at, length: 1, weight, phrase: true });
  }
  return pieces;
}

/** What each word added for or against the brand, the strongest first in the text's order. */
function evidenceOf(model: LinearModel, row: Row, felt: readonly Weighted[], words: number): Weighted[] {
  const gains = new Float32Array(words);
  for (let feature = 0; feature < row.length; feature++) {
    const gain = contribution(model, row, feature, 2) - contribution(model, row, feature, 0);
    gains[row.at[feature]!]! += gain * WEIGHT_OF_GAIN;
  }
  for (const { at, length, weight } of felt)
    for (let word = at; word < at + length; word++) gains[word]! += weight / length / 2;
  const pieces: Weighted[] = [];
  for (let at = 0; at < words; at++)
    if (Math.abs(gains[at]!) > WEAKEST_SHOWN)
      pieces.push({ at, length: 1, weight: gains[at]!, phrase: false });
  return pieces
    .sort(byStrength)
    .slice(0, MOST_SHOWN)
    .sort((a, b) => a.at - b.at);
}

function byStrength(a: Weighted, b: Weighted): number {
  return Math.abs(b.weight) - Math.abs(a.weight) || a.at - b.at;
}
