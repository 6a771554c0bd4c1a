/** One line of the benchmark tables. */
export type BenchRow = {
  name: string;
  value: number;
  unit: string;
  /** To the peer or limit measured in the same run; null where there is none. */
  ratio: number | null;
  peer: string | null;
};

/** The middle one of an odd number of values. */
export function median(values: number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
}
