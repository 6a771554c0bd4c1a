/**
 * Prints how well copies are told from near misses, kind by kind.
 * Run: node --import tsx test/eval/stories/index.ts [--wrong]
 */
import { measurePairs } from './measure.ts';
import { type Pair, storyPairs } from './pairs.ts';

const pairs = storyPairs();
const { f1, precision, recall, wrong } = measurePairs(pairs);
const percent = (value: number) => (value * 100).toFixed(1).padStart(6);

console.log(`${pairs.length} pairs, ${pairs.filter(({ isSame }) => !isSame).length} of them near misses`);
console.log(`precision ${percent(precision)}   recall ${percent(recall)}   F1 ${percent(f1)}\n`);
for (const [kind, own] of byKind(pairs)) {
  const mistakes = wrong.filter((pair) => kindOf(pair) === kind).length;
  console.log(`${kind.padEnd(42)}${String(own.length).padStart(4)} pairs, ${mistakes} wrong`);
}
if (process.argv.includes('--wrong'))
  for (const { kind, one, other } of wrong) console.log(`\n${kind}\n  ${one.text}\n  ${other.text}`);

/** Of two edits at once, the first. */
function kindOf({ kind }: Pair): string {
  return kind.split(' / ')[0]!;
}

function byKind(all: Pair[]): Map<string, Pair[]> {
  const kinds = new Map<string, Pair[]>();
  for (const pair of all) kinds.set(kindOf(pair), [...(kinds.get(kindOf(pair)) ?? []), pair]);
  return kinds;
}
