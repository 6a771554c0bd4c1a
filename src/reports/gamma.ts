/** The functions of mathematics behind distributions and their intervals. Pure. */

const STIRLING_FROM = 8;
const MOST_TERMS = 500;
const TINY = 1e-300;
const PRECISE = 1e-15;

/** ln Γ(x) for x > 0: Stirling's series from 8 on, reached by Γ(x + 1) = x Γ(x); error below 10⁻⁹. */
export function logGamma(x: number): number {
  let shift = 0;
  let at = x;
  for (; at < STIRLING_FROM; at++) shift += Math.log(at);
  const series = 1 / (12 * at) - 1 / (360 * at ** 3) + 1 / (1260 * at ** 5);
  return (at - 0.5) * Math.log(at) - at + Math.log(2 * Math.PI) / 2 + series - shift;
}

/** Regularised incomplete beta function I_x(a, b) by its continued fraction (DLMF 8.17.22, Lentz's method). */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaCdf(1 - x, b, a);
  const front = a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b);
  return Math.min(1, (Math.exp(front) * fractionOf(x, a, b)) / a);
}

function fractionOf(x: number, a: number, b: number): number {
  let [value, c, d] = [1, 1, 0];
  for (let term = 1; term < MOST_TERMS; term++) {
    d = 1 / notZero(1 + coefficient(term, x, a, b) * d);
    c = notZero(1 + coefficient(term, x, a, b) / c);
    value *= c * d;
    if (Math.abs(c * d - 1) < PRECISE) break;
  }
  return 1 / value;
}

const notZero = (value: number) => (Math.abs(value) < TINY ? TINY : value);

/** Of the fraction 1 + c₁/(1 + c₂/(1 + …)). */
function coefficient(term: number, x: number, a: number, b: number): number {
  const m = Math.floor(term / 2);
  if (term % 2 === 0) return (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
  return (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
}
