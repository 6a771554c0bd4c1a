/** The surest wrong labels: what a reader would be most surprised by. */
import type { Score } from '../../src/scoring/score.ts';
import type { Question } from './questions.ts';

export type Mistake = { set: string; text: string; label: string; said: string; confidence: number };

export function mistakesOf(set: string, questions: Question[], scores: Score[]): Mistake[] {
  return questions.flatMap(({ input, label }, at) => {
    const { label: said, confidence } = scores[at]!;
    if (said === label || confidence === null) return [];
    return [{ set, text: input.text, label, said, confidence }];
  });
}

export function printMistakes(mistakes: Mistake[], most: number): void {
  console.log('\nsurest mistakes');
  const surest = [...mistakes].sort((a, b) => b.confidence - a.confidence).slice(0, most);
  for (const { set, text, label, said, confidence } of surest)
    console.log(`${set}: said ${said} (${confidence.toFixed(2)}), is ${label}: ${text.slice(0, 200)}`);
}
