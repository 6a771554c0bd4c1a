/** How well copies are told from near misses, pair by pair. */
import { isSameStory } from '../../../src/mentions/stories/same.ts';
import { sketchKeys, textKey } from '../../../src/mentions/stories/sketch.ts';
import { storyText } from '../../../src/mentions/stories/words.ts';
import type { Pair } from './pairs.ts';

export type Figures = { f1: number; precision: number; recall: number; wrong: Pair[] };

/** As the product decides: word for word, or found by a key and then compared. */
export function isFoundSame({ one, other }: Pick<Pair, 'one' | 'other'>): boolean {
  const [mine, theirs] = [storyText(one), storyText(other)];
  const exact = textKey(1, mine);
  if (exact === null || textKey(1, theirs) === null) return false;
  if (exact === textKey(1, theirs)) return true;
  const keys = new Set(sketchKeys(1, mine));
  return sketchKeys(1, theirs).some((key) => keys.has(key)) && isSameStory(mine, theirs);
}

export function measurePairs(pairs: Pair[]): Figures {
  const found = pairs.filter(isFoundSame);
  const right = found.filter(({ isSame }) => isSame).length;
  const precision = right / found.length;
  const recall = right / pairs.filter(({ isSame }) => isSame).length;
  const wrong = pairs.filter((pair) => isFoundSame(pair) !== pair.isSame);
  return { f1: (2 * precision * recall) / (precision + recall), precision, recall, wrong };
}
