/** Sets of emotions, mapped to the product's words. */
import type { ClassFigures, EmotionFigures } from '../../src/reports/measured.ts';
import type { Score } from '../../src/scoring/score.ts';
import { type Strengths, strengthsOf } from './feelings.ts';
import { f1Of, measure } from './measure.ts';
import type { Question } from './questions.ts';

const words = (list: string) => list.split(' ');

/** The product's eight, with the labels of GoEmotions that they stand for. */
const EIGHT: Record<string, string[]> = {
  frustration: words('annoyance disapproval disgust'),
  anger: ['anger'],
  disappointment: words('disappointment sadness grief remorse'),
  worry: words('fear nervousness'),
  delight: words('joy excitement love amusement relief'),
  pride: ['pride'],
  trust: words('admiration approval caring'),
  gratitude: ['gratitude'],
};

/** With the two that the model hears and the product does not show. */
const TEN: Record<string, string[]> = {
  ...EIGHT,
  question: words('confusion curiosity'),
  hope: words('optimism desire'),
};

export type Felt = { questions: Question[]; scores: Score[] };

/** GoEmotions: each emotion against the rest. */
export function manyEmotions({ questions, scores }: Felt): EmotionFigures {
  const perClass = oneAgainstRest(EIGHT, questions, scores, (score) => score.emotions);
  const wide = oneAgainstRest(TEN, questions, scores, (score, { input }) => [
    ...score.emotions,
    ...unshown(score, input.text),
  ]);
  return {
    n: questions.length,
    meanF1: meanF1(perClass),
    perClass,
    wideMeanF1: meanF1(wide),
    unscored: shareUnscored(scores),
  };
}

function unshown({ label }: Score, text: string): string[] {
  if (label === 'unscored') return [];
  const strengths = strengthsOf(text);
  return (['question', 'hope'] as const).filter((feeling) => strengths[feeling] >= 0);
}

function oneAgainstRest(
  map: Record<string, string[]>,
  questions: Question[],
  scores: Score[],
  heard: (score: Score, question: Question) => readonly string[],
): Record<string, ClassFigures> {
  const labels = questions.map(({ label }) => label.split(','));
  const guesses = scores.map((score, at) => heard(score, questions[at]!));
  return Object.fromEntries(
    Object.entries(map).map(([emotion, own]) => {
      const holds = labels.map((given) => given.some((label) => own.includes(label)));
      const guessed = guesses.map((guess) => guess.includes(emotion));
      const count = (test: (at: number) => boolean) => holds.filter((_, at) => test(at)).length;
      const n = count((at) => holds[at]!);
      return [
        emotion,
        {
          ...f1Of(
            count((at) => holds[at]! && guessed[at]!),
            count((at) => guessed[at]!),
            n,
          ),
          n,
        },
      ];
    }),
  );
}

/** Chosen on the set's dev split. */
const FOUR = {
  anger: ['frustration', 'anger'],
  joy: ['delight', 'gratitude', 'pride'],
  optimism: ['hope'],
  sadness: ['disappointment'],
} as const;

/** TweetEval: the strongest of anger, joy, optimism, sadness. */
export function fourEmotions({ questions, scores }: Felt): EmotionFigures {
  const guessed = questions.map(({ input }, at) =>
    scores[at]!.label === 'unscored' ? 'unscored' : strongest(strengthsOf(input.text)),
  );
  const labels = questions.map(({ label }) => label);
  const { n, macroF1, perClass } = measure(labels, guessed, Object.keys(FOUR));
  return { n, meanF1: macroF1, perClass, wideMeanF1: null, unscored: shareUnscored(scores) };
}

function strongest(strengths: Strengths): string {
  const ranked = Object.entries(FOUR).map(([emotion, feelings]) => ({
    emotion,
    strength: Math.max(...feelings.map((feeling) => strengths[feeling])),
  }));
  return ranked.sort((a, b) => b.strength - a.strength)[0]!.emotion;
}

function meanF1(perClass: Record<string, ClassFigures>): number {
  const all = Object.values(perClass);
  return all.reduce((sum, { f1 }) => sum + f1, 0) / all.length;
}

function shareUnscored(scores: Score[]): number {
  return scores.filter(({ label }) => label === 'unscored').length / scores.length;
}
