/** Chance that comes out the same for the same seed. */
export type Dice = {
  /** 0 ≤ x < 1. */
  next(): number;
  chance(probability: number): boolean;
  one<Value>(among: Value[]): Value;
  /** How often something happens that happens so often on average (Poisson). */
  few(mean: number): number;
};

/** mulberry32 by Tommy Ettinger, in the public domain. */
export function diceOf(seed: number): Dice {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    chance: (probability) => next() < probability,
    one: (among) => among[Math.floor(next() * among.length)]!,
    few: (mean) => {
      let count = 0;
      for (let left = Math.exp(mean) * next(); left > 1 && count < 50; left *= next()) count++;
      return count;
    },
  };
}
