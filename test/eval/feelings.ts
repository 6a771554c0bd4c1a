/** How strongly each feeling is heard, before cut-offs: what the emotions of a text are chosen from. */
import { FEELINGS, type Feeling, feelingsOf } from '../../src/scoring/emotions.ts';
import { featuresOf } from '../../src/scoring/linear/features.ts';
import { newRow } from '../../src/scoring/linear/row.ts';
import { sharedWords } from '../../src/scoring/linear/shared-words.ts';
import { readText } from '../../src/scoring/reading.ts';

/** Log-odds beyond each feeling's cut-off. */
export type Strengths = Record<Feeling, number>;

export function strengthsOf(text: string): Strengths {
  const reading = readText(text);
  const strengths = feelingsOf(reading, featuresOf(reading, sharedWords(), newRow()));
  return Object.fromEntries(FEELINGS.map((feeling, at) => [feeling, strengths[at]!])) as Strengths;
}
