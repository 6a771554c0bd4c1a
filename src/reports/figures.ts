/** The formulas behind every figure; pure. */

export type Interval = { low: number; high: number };

/** Fewer observations than this are shown as "few mentions". */
export const FEW = 30;

/** 97.5 % point of the normal distribution: two-sided 95 %. */
export const Z = 1.959963984540054;

export type Tones = { positive: number; neutral: number; negative: number };

/** (P − N) / (P + N + U) in points from −100 to 100; null without scored mentions. */
export function netSentiment({ positive, neutral, negative }: Tones): number | null {
  const n = positive + neutral + negative;
  return n === 0 ? null : ((positive - negative) / n) * 100;
}

/**
 * 95 % interval of net sentiment in points: adjusted Wald for a difference of two shares of the same mentions
 * (Bonett and Price 2012, Journal of Educational and Behavioral Statistics 37, 479–488).
 */
export function netInterval({ positive, neutral, negative }: Tones): Interval | null {
  const n = positive + neutral + negative;
  if (n === 0) return null;
  const up = (positive + 1) / (n + 2);
  const down = (negative + 1) / (n + 2);
  const half = Z * Math.sqrt((up + down - (up - down) ** 2) / (n + 2));
  return {
    low: Math.max(-1, up - down - half) * 100,
    high: Math.min(1, up - down + half) * 100,
  };
}

/** 95 % interval of a share, from 0 to 1 (Wilson 1927, JASA 22, 209–212); null when n is 0. */
export function shareInterval(part: number, n: number): Interval | null {
  if (n === 0) return null;
  const share = part / n;
  const middle = (share + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n);
  const half = (Z / (1 + Z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** True when two net sentiments differ by more than chance: their 95 % interval of the difference excludes 0. */
export function netDiffers(now: Tones, before: Tones): boolean {
  const [a, b] = [netInterval(now), netInterval(before)];
  const [x, y] = [netSentiment(now), netSentiment(before)];
  if (!a || !b || x === null || y === null) return false;
  // Square-and-add of the two half widths (Newcombe 1998, Statistics in Medicine 17, 873–890).
  const difference = x - y;
  const low = difference - Math.hypot(x - a.low, b.high - y);
  const high = difference + Math.hypot(a.high - x, y - b.low);
  return low > 0 || high < 0;
}

/** Tones added up. */
export function addTones(list: Tones[]): Tones {
  const sum = { positive: 0, neutral: 0, negative: 0 };
  for (const tones of list) {
    sum.positive += tones.positive;
    sum.neutral += tones.neutral;
    sum.negative += tones.negative;
  }
  return sum;
}

/** Net sentiment − net sentiment without the part, in points: what the part does to the whole. Null when n is 0. */
export function impact(whole: Tones, part: Tones): number | null {
  const all = netSentiment(whole);
  if (all === null) return null;
  const rest = {
    positive: whole.positive - part.positive,
    neutral: whole.neutral - part.neutral,
    negative: whole.negative - part.negative,
  };
  return all - (netSentiment(rest) ?? 0);
}
