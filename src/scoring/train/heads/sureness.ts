/** How often a label of some probability is right: a straight line in log-odds per label (Platt 1999). */
import { highestOdds, likeliest } from '../../judgement.ts';
import type { Probabilities } from '../../result.ts';

/** How a text is judged by what has learnt from others alone; `label` is 0 negative, 1 neutral, 2 positive. */
export type Held = { set: string; label: number; probabilities: Probabilities };

const LABELS = ['negative', 'neutral', 'positive'];
/** A large set counts like so many texts. */
const MOST_OF_A_SET = 600;
const STEPS = 30;

/** Level and slope of negative, neutral and positive, float32, from texts that nothing was learnt from. */
export function fitSureness(held: readonly Held[]): Uint8Array {
  const lines = [0, 1, 2].flatMap((label) => lineOf(held, label));
  console.log(`sureness     ${lines.join(', ')} from ${held.length} texts`);
  const bytes = new DataView(new ArrayBuffer(4 * lines.length));
  for (const [at, value] of lines.entries()) bytes.setFloat32(4 * at, value, true);
  return new Uint8Array(bytes.buffer);
}

type Point = { odds: number; right: number; weight: number };

function lineOf(held: readonly Held[], label: number): [level: number, slope: number] {
  const sizes = new Map<string, number>();
  for (const { set } of held) sizes.set(set, (sizes.get(set) ?? 0) + 1);
  const said = held.filter(({ probabilities }) => likeliest(probabilities) === LABELS[label]);
  const points = said.map((each): Point => {
    const weight = Math.min(1, MOST_OF_A_SET / sizes.get(each.set)!);
    return { odds: highestOdds(each.probabilities), right: each.label === label ? 1 : 0, weight };
  });
  let line: [number, number] = [0, 1];
  for (let step = 0; step < STEPS; step++) line = stepped(line, points);
  return [toTwoPlaces(line[0]), toTwoPlaces(line[1])];
}

/** One step of Newton's method toward the likeliest line. */
function stepped([level, slope]: [number, number], points: readonly Point[]): [number, number] {
  let [up, tilt, flat, mixed, steep] = [0, 0, 0, 0, 0];
  for (const { odds, right, weight } of points) {
    const share = 1 / (1 + Math.exp(-level - slope * odds));
    const off = weight * (right - share);
    const curve = weight * share * (1 - share);
    up += off;
    tilt += off * odds;
    flat += curve;
    mixed += curve * odds;
    steep += curve * odds * odds;
  }
  const size = flat * steep - mixed * mixed;
  return [level + (steep * up - mixed * tilt) / size, slope + (flat * tilt - mixed * up) / size];
}

const toTwoPlaces = (value: number) => Math.round(value * 100) / 100;
