/**
 * Prints how well plain matching and the relevance model tell five common-word brands from what else they mean.
 * Run: node --import tsx test/eval/relevance.ts [--wrong] [--thumbs-only]
 * --thumbs-only learns on half of the thumbs and judges the others: for choosing settings.
 */
import { type Figures, figures, judge, relevanceModel } from '../../src/brands/relevance/model.ts';
import { type NameSet, nameSets, type Told } from './relevance-sets.ts';

const SIZES = [0, 10, 20, 50, 100];
const onThumbs = process.argv.includes('--thumbs-only');
const showWrong = process.argv.includes('--wrong');

export type Judged = Told & { kept: boolean; p: number };

/** The held-back texts as the model judges them after the first `count` thumbs. */
export function judged({ thumbs, heldBack }: Pick<NameSet, 'thumbs' | 'heldBack'>, count: number): Judged[] {
  const examples = thumbs.slice(0, count).map(({ features, relevant }) => ({
    features: features.map(({ id }) => id),
    relevant,
    weight: 1,
  }));
  const { weights, cutOff } = relevanceModel(examples);
  return heldBack.map((told) => {
    const { p } = judge(weights, told.features);
    return { ...told, p, kept: p >= cutOff };
  });
}

export const figuresOf = (all: Judged[]): Figures =>
  figures(
    all,
    all.filter(({ kept }) => kept),
  );

function asSets(sets: NameSet[]): NameSet[] {
  if (!onThumbs) return sets;
  return sets.flatMap(({ name, thumbs }) => {
    const [odd, even] = [0, 1].map((half) => thumbs.filter((_, index) => index % 2 === half));
    return [
      { name, thumbs: odd!, heldBack: even! },
      { name: `${name}'`, thumbs: even!, heldBack: odd! },
    ];
  });
}

function line(name: string, told: number | string, { n, precision, recall, precisionInterval }: Figures) {
  const f1 = (2 * precision * recall) / (precision + recall || 1);
  const range = precisionInterval.map((end) => end.toFixed(2)).join('–');
  console.log(
    [
      name.padEnd(9),
      String(told).padStart(6),
      precision.toFixed(3),
      `(${range})`,
      recall.toFixed(3),
      f1.toFixed(3),
      n,
    ].join('  '),
  );
}

if (process.argv[1]?.endsWith('relevance.ts')) {
  const sets = asSets(nameSets());
  console.log('name       thumbs  precision (95 %)      recall  F1     n');
  const overall = new Map<number, Judged[]>();
  for (const set of sets) {
    line(set.name, 'plain', figures(set.heldBack, set.heldBack));
    for (const size of SIZES) {
      const each = judged(set, size);
      overall.set(size, [...(overall.get(size) ?? []), ...each]);
      line(set.name, size, figuresOf(each));
      if (showWrong && size === 100)
        for (const { text, p, kept, relevant } of each)
          if (kept !== relevant) console.log(`    ${relevant ? 'missed' : 'false '} ${p.toFixed(2)} ${text}`);
    }
  }
  const everything = sets.flatMap(({ heldBack }) => heldBack);
  line('all', 'plain', figures(everything, everything));
  for (const [size, each] of overall) line('all', size, figuresOf(each));
}
