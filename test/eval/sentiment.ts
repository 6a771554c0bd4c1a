/** One set of sentiment: what an engine's answers are worth. */
import type { SentimentFigures } from '../../src/reports/measured.ts';
import { cutAt, tuneCutOffs } from './cut-offs.ts';
import type { Judged } from './engines.ts';
import { f1Interval } from './intervals.ts';
import { measure } from './measure.ts';
import type { Question } from './questions.ts';
import { areaUnder, correlation, recallAt } from './ranking.ts';

export type Asked = { questions: Question[]; judged: Judged[] };

export function sentimentFigures(test: Asked, dev: Asked): SentimentFigures {
  const expected = test.questions.map(({ label }) => label);
  const guessed = test.judged.map(({ label }) => label);
  const { n, macroF1, recall, perClass } = measure(expected, guessed);
  return {
    n,
    macroF1,
    interval: f1Interval(expected, guessed),
    recall,
    perClass,
    tuned: tunedOn(dev, test),
    ...rankingFigures(test),
    negativesIn: negativesIn(test),
    r: rAgainst(test),
    unscored: guessed.filter((label) => label === 'unscored').length / n,
  };
}

function tunedOn(dev: Asked, test: Asked): SentimentFigures['tuned'] {
  if (dev.questions.length === 0) return null;
  const labels = (asked: Asked) => asked.questions.map(({ label }) => label);
  const scores = (asked: Asked) => asked.judged.map(({ score }) => score);
  const cutOffs = tuneCutOffs(scores(dev), labels(dev));
  const guessed = scores(test).map((score) => cutAt(cutOffs, score));
  return { macroF1: measure(labels(test), guessed).macroF1, cutOffs };
}

/** An unscored text is never among the negatives that were found. */
const LAST = -1e9;

function rankingFigures({ questions, judged }: Asked) {
  const values = judged.map(({ negative }) => negative ?? LAST);
  const holds = questions.map(({ label }) => label === 'negative');
  if (!holds.includes(true)) return { area: null, negativesAt90: null, negativesAt80: null };
  return {
    area: areaUnder(values, holds),
    negativesAt90: recallAt(0.9, values, holds),
    negativesAt80: recallAt(0.8, values, holds),
  };
}

function negativesIn({ questions, judged }: Asked): SentimentFigures['negativesIn'] {
  const names = [...new Set(questions.flatMap(({ group }) => group ?? []))].sort();
  return Object.fromEntries(
    names.map((name) => {
      const own = (_: unknown, at: number) => questions[at]!.group === name;
      const labels = questions.filter(own).map(({ label }) => label);
      const guessed = judged.filter(own).map(({ label }) => label);
      return [name, measure(labels, guessed).perClass.negative!];
    }),
  );
}

function rAgainst({ questions, judged }: Asked): number | null {
  if (questions.some(({ rating }) => rating === null)) return null;
  return correlation(
    judged.map(({ score }) => score ?? 0),
    questions.map(({ rating }) => rating!),
  );
}
