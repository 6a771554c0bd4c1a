/** Texts per CPU-second with all heads, beside all that wink-nlp does; the median of nine rounds, after one to warm up. */
import type { Scorer } from '../../src/scoring/score.ts';
import type { Question } from './questions.ts';
import type { Wink } from './wink.ts';

export type Speed = { earshot: number; wink: number; ratio: number };

const MOST = 4000;
const ROUNDS = 9;

/** Null where there are too few texts to say. */
export async function speedOn(scorer: Scorer, wink: Wink, questions: Question[]): Promise<Speed | null> {
  const step = questions.length / MOST;
  if (step < 1) return null;
  const inputs = Array.from({ length: MOST }, (_, at) => questions[Math.floor(at * step)]!.input);
  const rounds: Speed[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const before = process.cpuUsage();
    for (const input of inputs) scorer.score(input);
    const { user, system } = process.cpuUsage(before);
    const earshot = MOST / ((user + system) / 1e6);
    const read = await wink.read(inputs.map(({ text }) => text));
    rounds.push({ earshot, wink: MOST / read.seconds, ratio: (earshot * read.seconds) / MOST });
  }
  return rounds.slice(1).sort((a, b) => a.ratio - b.ratio)[Math.floor(ROUNDS / 2)]!;
}
