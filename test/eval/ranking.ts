/** What a score is worth where cut-offs are left open. */

/** The chance that a text that `holds` ranks above one that does not; ties count half (Mann-Whitney). */
export function areaUnder(values: number[], holds: boolean[]): number {
  const order = values.map((_, at) => at).sort((a, b) => values[a]! - values[b]!);
  let ranks = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    for (const at of order.slice(from, to)) if (holds[at]) ranks += (from + 1 + to) / 2;
    from = to;
  }
  const yes = holds.filter(Boolean).length;
  return (ranks - (yes * (yes + 1)) / 2) / (yes * (holds.length - yes));
}

/** The largest share of what `holds` that is found while at least `precision` of what is found holds. */
export function recallAt(precision: number, values: number[], holds: boolean[]): number {
  const order = values.map((_, at) => at).sort((a, b) => values[b]! - values[a]!);
  let right = 0;
  let best = 0;
  for (const [rank, at] of order.entries()) {
    if (holds[at]) right++;
    const next = order[rank + 1];
    const isBorder = next === undefined || values[next] !== values[at];
    if (isBorder && right / (rank + 1) >= precision) best = right;
  }
  return best / Math.max(1, holds.filter(Boolean).length);
}

/** Pearson's r; 0 when one side never varies. */
export function correlation(one: number[], other: number[]): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [left, right] = [mean(one), mean(other)];
  let [both, ofOne, ofOther] = [0, 0, 0];
  for (const [at, value] of one.entries()) {
    both += (value - left) * (other[at]! - right);
    ofOne += (value - left) ** 2;
    ofOther += (other[at]! - right) ** 2;
  }
  return ofOne * ofOther === 0 ? 0 : both / Math.sqrt(ofOne * ofOther);
}
