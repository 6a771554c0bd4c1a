/** Logistic regression that starts from a prior and is pulled back to it; the same examples give the same weights. */

/** `weight` 0…1: how much is believed of it. */
export type Example = { features: readonly number[]; relevant: boolean; weight: number };
export type Weights = { bias: number; of: ReadonlyMap<number, number> };

const PASSES = 40;
const STEP = 0.35;
/** The pull back to the prior, per feature. */
const PULL = 0.5;

/** The probability that a text with these features is about the brand. */
export function probability({ bias, of }: Weights, features: readonly number[]): number {
  return sigmoid(features.reduce((sum, id) => sum + (of.get(id) ?? 0), bias));
}

/** Adaptive steps per feature (Duchi, Hazan and Singer 2011), examples in their order. */
export function train(examples: readonly Example[], prior: Weights): Weights {
  const { index, rows } = indexed(examples);
  const start = Float64Array.from(index.keys(), (id) => prior.of.get(id) ?? 0);
  const uses = new Float64Array(index.size);
  for (const row of rows) for (const at of row) uses[at]!++;
  const weights = Float64Array.from(start);
  const squares = new Float64Array(index.size).fill(1e-3);
  let bias = prior.bias;
  let biasSquares = 1e-3;
  for (let pass = 0; pass < PASSES; pass++) {
    rows.forEach((row, number) => {
      const { relevant, weight } = examples[number]!;
      let sum = bias;
      for (const at of row) sum += weights[at]!;
      const error = (sigmoid(sum) - (relevant ? 1 : 0)) * weight;
      for (const at of row) {
        const slope = error + (PULL * (weights[at]! - start[at]!)) / uses[at]!;
        squares[at]! += slope * slope;
        weights[at]! -= (STEP * slope) / Math.sqrt(squares[at]!);
      }
      biasSquares += error * error;
      bias -= (STEP * error) / Math.sqrt(biasSquares);
    });
  }
  const learnt = new Map(prior.of);
  for (const [id, at] of index) learnt.set(id, weights[at]!);
  return { bias, of: learnt };
}

function indexed(examples: readonly Example[]) {
  const index = new Map<number, number>();
  const rows = examples.map(({ features }) =>
    Int32Array.from(features, (id) => {
      const known = index.get(id);
      if (known !== undefined) return known;
      index.set(id, index.size);
      return index.size - 1;
    }),
  );
  return { index, rows };
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
