/** Models of the features that matter: one against the rest, each with a cut-off of its own, or one class of several. */
import { HEAD_MEASURES, MEASURES, type Row } from '../linear/row.ts';
import { decodeSparse, margins } from '../linear/sparse.ts';
import { type Examples, type Learnt, learn, type Settings } from './learn.ts';

export type SparseSettings = Omit<Settings, 'bits'> & {
  /** A feature of fewer texts is left out. */
  seenIn: number;
  /** So many features are kept, those of the widest weights. */
  keep: number;
  /** Per class, for how many texts of a hundred it is expected to hold, where `dev` does not show it. */
  shares?: readonly number[];
};

export type Sparse = { ids: number[]; learnt: Learnt };

/** The bytes of a model learnt from `train`, its cut-offs those of the best F1 per class on `dev`. */
export function trainSparse(train: Examples, dev: Examples, settings: SparseSettings): Uint8Array {
  const sparse = learnSparse(train, settings);
  const plain = encodeSparse(sparse, noCuts(settings));
  return encodeSparse(sparse, cutOffs(plain, dev, settings));
}

/** The weights of the features that are kept, in the order of their ids. */
function learnSparse(examples: Examples, settings: SparseSettings): Sparse {
  const { ids, known } = seen(examples, settings);
  return widestOf(ids, learn(known, bucketsFor(ids, settings)), settings);
}

/**
 * Learns once without each part of the examples: `whole` is the mean of what was learnt, `apart` how far each example
 * is beyond the cut-offs of what was learnt without it.
 */
export function learnInParts(
  examples: Examples,
  parts: readonly number[],
  settings: SparseSettings,
): { whole: Sparse; apart: Float64Array[] } {
  const { ids, known } = seen(examples, settings);
  const apart: Float64Array[] = [];
  const learnt = [...new Set(parts)].map((part) => {
    const without = learn(
      only(known, (at) => parts[at] !== part),
      bucketsFor(ids, settings),
    );
    const judge = judgeOf(encodeSparse(widestOf(ids, without, settings), noCuts(settings)));
    for (const [at, own] of parts.entries()) if (own === part) apart[at] = judge(examples, at);
    return without;
  });
  return { whole: widestOf(ids, meanOf(learnt), settings), apart };
}

const noCuts = ({ classes }: SparseSettings) => new Array<number>(classes).fill(0);

/** The features of enough texts, and the examples with the places of these for ids. */
function seen(examples: Examples, { seenIn }: SparseSettings): { ids: number[]; known: Examples } {
  const ids = idsSeenIn(examples, seenIn);
  return { ids, known: onlyKnown(examples, new Map(ids.map((id, place) => [id, place]))) };
}

function bucketsFor(
  ids: number[],
  { seenIn: _, keep: __, shares: ___, ...settings }: SparseSettings,
): Settings {
  return { ...settings, bits: Math.ceil(Math.log2(ids.length + 1)) };
}

function only(examples: Examples, isIn: (at: number) => boolean): Examples {
  const part = <Each>(list: Each[]) => list.filter((_, at) => isIn(at));
  return {
    ids: part(examples.ids),
    values: part(examples.values),
    measures: part(examples.measures),
    targets: part(examples.targets),
    weights: part(examples.weights),
  };
}

/** The features of the widest weights, in the order of their ids. */
function widestOf(ids: number[], learnt: Learnt, { classes, keep }: SparseSettings): Sparse {
  const weightsAt = (place: number) => learnt.weights.subarray(place * classes, (place + 1) * classes);
  const widths = ids.map((_, place) => Math.max(...weightsAt(place).map(Math.abs)));
  const kept = [...ids.keys()]
    .sort((one, other) => widths[other]! - widths[one]! || one - other)
    .slice(0, keep);
  kept.sort((one, other) => ids[one]! - ids[other]!);
  const weights = new Float32Array(kept.length * classes);
  for (const [at, place] of kept.entries()) weights.set(weightsAt(place), at * classes);
  return { ids: kept.map((place) => ids[place]!), learnt: { ...learnt, weights } };
}

/** A mean of linear models is one, and costs no more to ask. */
function meanOf(models: Learnt[]): Learnt {
  const mean = (part: 'weights' | 'measures' | 'biases') =>
    models[0]![part].map((_, at) => models.reduce((sum, each) => sum + each[part][at]!, 0) / models.length);
  return { ...models[0]!, weights: mean('weights'), measures: mean('measures'), biases: mean('biases') };
}

/** In the order of their first text; 0 means an empty place in the table, so no feature may be it. */
function idsSeenIn(examples: Examples, seenIn: number): number[] {
  const texts = new Map<number, number>();
  for (const ids of examples.ids) for (const id of new Set(ids)) texts.set(id, (texts.get(id) ?? 0) + 1);
  texts.delete(0);
  return [...texts].filter(([, count]) => count >= seenIn).map(([id]) => id);
}

function onlyKnown(examples: Examples, places: Map<number, number>): Examples {
  const kept = examples.ids.map((ids) => [...ids.keys()].filter((at) => places.has(ids[at]!)));
  return {
    ...examples,
    ids: examples.ids.map((ids, text) => Uint32Array.from(kept[text]!, (at) => places.get(ids[at]!)!)),
    values: examples.values.map((values, text) => Float32Array.from(kept[text]!, (at) => values[at]!)),
  };
}

/** The layout that linear/sparse.ts reads; `cuts` are taken off the biases. */
export function encodeSparse({ ids, learnt }: Sparse, cuts: number[]): Uint8Array {
  const { weights, measures, biases, settings } = learnt;
  const { classes } = settings;
  const scales = biases.map((_, c) => widest(weights, classes, c) / 127);
  const floats = [...biases.map((bias, c) => bias - cuts[c]!), ...scales, ...measures];
  const head = 8 + 4 * floats.length;
  const bytes = new DataView(new ArrayBuffer(head + ids.length * (4 + classes)));
  bytes.setUint32(0, classes, true);
  bytes.setUint32(4, ids.length, true);
  for (const [at, value] of floats.entries()) bytes.setFloat32(8 + 4 * at, value, true);
  for (const [at, id] of ids.entries()) bytes.setUint32(head + 4 * at, id, true);
  for (const [at, weight] of weights.entries())
    bytes.setInt8(head + 4 * ids.length + at, Math.round(weight / scales[at % classes]!));
  return new Uint8Array(bytes.buffer);
}

function widest(weights: Float32Array, classes: number, c: number): number {
  let width = 1e-6;
  for (let at = c; at < weights.length; at += classes) width = Math.max(width, Math.abs(weights[at]!));
  return width;
}

/** Per class the margin from which on its F1 on `dev` is highest. */
function cutOffs(bytes: Uint8Array, dev: Examples, { classes, shares }: SparseSettings): number[] {
  const judge = judgeOf(bytes);
  const judged = dev.ids.map((_, text) => judge(dev, text));
  return Array.from({ length: classes }, (_, c) => {
    const column = judged.map((margin) => margin[c]!);
    const holds = dev.targets.map((target) => target[c]! > 0.5);
    return bestCut(column, holds, shares ? asShared(dev.weights, holds, shares[c]! / 100) : dev.weights);
  });
}

/** How far an example is beyond each cut-off of a model. */
function judgeOf(bytes: Uint8Array): (examples: Examples, text: number) => Float64Array {
  const model = decodeSparse(Buffer.from(bytes).toString('base64'));
  return (examples, text) => {
    const measures = examples.measures[text]!;
    return margins(model, rowOf(examples, text), measures.subarray(HEAD_MEASURES, MEASURES));
  };
}

/** Weights under which the class holds for `share` of all. */
function asShared(weights: number[], holds: boolean[], share: number): number[] {
  const sumWhere = (held: boolean) =>
    weights.reduce((sum, weight, at) => sum + (holds[at] === held ? weight : 0), 0);
  const factor = (share / (1 - share)) * (sumWhere(false) / sumWhere(true));
  return weights.map((weight, at) => (holds[at] ? weight * factor : weight));
}

/** An example as a row again; its words are gone. */
export function rowOf({ ids, values, measures }: Examples, text: number): Row {
  const row = { ids: ids[text]!, values: values[text]!, measures: measures[text]! };
  return { ...row, length: row.ids.length, at: new Int32Array(), ...noWords };
}

const noWords = { hashes: new Uint32Array(), negated: new Uint8Array() };

/** The mean over neighbours decides, so that no single text of a rare class does. */
function bestCut(margin: number[], holds: boolean[], weights: number[]): number {
  const order = [...margin.keys()].sort((one, other) => margin[other]! - margin[one]!);
  const all = holds.reduce((sum, held, at) => sum + (held ? weights[at]! : 0), 0);
  let [right, guessed] = [0, 0];
  const f1 = order.map((at) => {
    guessed += weights[at]!;
    if (holds[at]) right += weights[at]!;
    return (2 * right) / (guessed + all);
  });
  const reach = Math.max(2, Math.round(0.15 * holds.filter(Boolean).length));
  const sums = [0];
  for (const value of f1) sums.push(sums.at(-1)! + value);
  let best = { at: 0, mean: 0 };
  for (let at = 0; at < f1.length; at++) {
    const [from, to] = [Math.max(0, at - reach), Math.min(f1.length, at + reach + 1)];
    const mean = (sums[to]! - sums[from]!) / (to - from);
    if (mean > best.mean) best = { at, mean };
  }
  return margin[order[best.at]!]!;
}
