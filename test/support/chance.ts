/** Chance that comes out the same for the same seed: for planted data. */
export type Chance = {
  /** 0 ≤ x < 1. */
  next(): number;
  /** How often something happens that happens so often on average. */
  poisson(mean: number): number;
  /** With mean 0 and variance 1. */
  normal(): number;
};

/** Mulberry32 by Tommy Ettinger, in the public domain. */
export function chanceOf(seed: number): Chance {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const poisson = (mean: number): number => {
    if (mean > 30) return poisson(mean / 2) + poisson(mean / 2);
    const limit = Math.exp(-mean);
    let count = -1;
    for (let product = 1; product > limit; product *= next()) count++;
    return count;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return { next, poisson, normal };
}
