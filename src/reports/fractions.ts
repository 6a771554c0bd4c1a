/** Exact fractions, rounded once and shared out in whole tenths. Pure. */

export type Fraction = { over: bigint; under: bigint };

/** As facts are counted, since ratings may have decimals. */
export const millionths = (value: number) => BigInt(Math.round(value * 1e6));

/** Whole tenths that add up to the rounded sum: what rounding leaves over goes where it was cut off most. */
export function sharedOut(parts: Fraction[]): number[] {
  const tenths = parts.map(rounded);
  const left =
    rounded(parts.reduce(plus, { over: 0n, under: 1n })) - tenths.reduce((sum, one) => sum + one, 0);
  if (left === 0) return tenths;
  const rests = parts.map(({ over, under }, place) => ({
    over: (over - BigInt(tenths[place]!) * under) * BigInt(Math.sign(left)),
    under,
  }));
  const most = rests.reduce((best, rest, place) => (isMore(rest, rests[best]!) ? place : best), 0);
  return tenths.map((one, place) => one + (place === most ? left : 0));
}

const plus = (a: Fraction, b: Fraction): Fraction => ({
  over: a.over * b.under + b.over * a.under,
  under: a.under * b.under,
});

const isMore = (a: Fraction, b: Fraction) => a.over * b.under > b.over * a.under;

/** To the nearest whole number, halves away from zero: the mirror image of a score is the score of its mirror. */
function rounded({ over, under }: Fraction): number {
  const size = over < 0n ? -over : over;
  const whole = Number((2n * size + under) / (2n * under));
  return over < 0n && whole !== 0 ? -whole : whole;
}
