/** Prints how well texts are scored, beside wink-nlp's own score: npm run eval [-- --data folder --split test]. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { makeScorer } from '../../src/scoring/score.ts';
import { type Figures, LABELS, measure } from './measure.ts';
import { type LabelledSet, readSets } from './sets.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: fileURLToPath(new URL('data', import.meta.url)) },
    split: { type: 'string', default: 'test' },
    set: { type: 'string', multiple: true },
  },
});

const sets = readSets(values.data, values.split).filter(({ name }) => values.set?.includes(name) ?? true);
console.log('set                     n  engine     macro-F1  negative  neutral  positive  unscored  texts/s');
for (const set of sets) {
  print(set, 'earshot', earshot());
  print(set, 'wink-nlp', plainWink());
}

type Engine = (text: string) => string;

function earshot(): Engine {
  const scorer = makeScorer();
  return (text) => scorer.score({ text }).label;
}

/** wink-nlp as it comes: the sign of its document score. */
function plainWink(): Engine {
  const nlp = winkNLP(model, ['sbd', 'negation', 'sentiment']);
  return (text) => {
    const score = Number(nlp.readDoc(text).out(nlp.its.sentiment));
    return score > 0 ? 'positive' : score < 0 ? 'negative' : 'neutral';
  };
}

function print(set: LabelledSet, name: string, engine: Engine): void {
  const before = process.cpuUsage();
  const guessed = set.texts.map(engine);
  const { user, system } = process.cpuUsage(before);
  const speed = Math.round(set.texts.length / ((user + system) / 1e6));
  const unscored = guessed.filter((label) => label === 'unscored').length;
  const columns = [
    ...figures(measure(set.labels, guessed)),
    String(unscored).padStart(8),
    String(speed).padStart(7),
  ];
  console.log(
    `${set.name.padEnd(20)}${String(set.texts.length).padStart(5)}  ${name.padEnd(9)}${columns.join('  ')}`,
  );
}

function figures({ macroF1, perClass }: Figures): string[] {
  const f1 = LABELS.map((label) => perClass[label]?.f1);
  return [macroF1, ...f1].map((value) => (value === undefined ? '-' : (100 * value).toFixed(1)).padStart(8));
}
