/** How far a figure may lie off because the set is only a sample. */
import { f1Of } from './measure.ts';

const DRAWS = 500;

/** The middle 95 % of macro-F1 over samples drawn with replacement from the same texts, with a fixed seed. */
export function f1Interval(expected: string[], guessed: string[]): [number, number] {
  const labels = [...new Set(expected)];
  const at = (label: string) => labels.indexOf(label);
  const pairs = expected.map((wanted, row): [number, number] => [at(wanted), at(guessed[row]!)]);
  const random = generator(20261122);
  const draws = Array.from({ length: DRAWS }, () => drawnF1(pairs, labels.length, random));
  draws.sort((a, b) => a - b);
  return [draws[Math.floor(DRAWS * 0.025)]!, draws[Math.ceil(DRAWS * 0.975) - 1]!];
}

function drawnF1(pairs: [number, number][], size: number, random: () => number): number {
  const [right, guessed, wanted] = [
    new Array(size).fill(0),
    new Array(size).fill(0),
    new Array(size).fill(0),
  ];
  for (let draw = 0; draw < pairs.length; draw++) {
    const [label, guess] = pairs[Math.floor(random() * pairs.length)]!;
    wanted[label]++;
    if (guess >= 0) guessed[guess]++;
    if (guess === label) right[label]++;
  }
  const f1 = right.map((count, label) => f1Of(count, guessed[label], wanted[label]).f1);
  return f1.reduce((sum, value) => sum + value, 0) / size;
}

/** Numbers of 0 to below 1, the same ones for the same seed (mulberry32). */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
