/** Sets of emotions, mapped to the product's words. */
import type { ClassFigures, EmotionFigures } from '../../src/reports/measured.ts';
import type { Score } from '../../src/scoring/score.ts';
import type { Question } from './catalogue.ts';
import { f1Of, measure } from './measure.ts';

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

const { frustration, anger, ...others } = EIGHT;
const WIDE: Record<string, string[]> = {
  frustration: [...frustration!, ...anger!],
  ...others,
  question: words('confusion curiosity'),
  hope: words('optimism desire'),
};

export type Felt = { questions: Question[]; scores: Score[] };

/** GoEmotions: each emotion against the rest. */
export function manyEmotions({ questions, scores }: Felt): EmotionFigures {
  const perClass = oneAgainstRest(EIGHT, questions, scores, (score) => score.emotions);
  const wide = oneAgainstRest(WIDE, questions, scores, (score) => heardWidely(score));
  return {
    n: questions.length,
    meanF1: meanF1(perClass),
    perClass,
    wideMeanF1: meanF1(wide),
    unscored: shareUnscored(scores),
  };
}

function heardWidely({ emotions, intents }: Score): string[] {
  const heard: string[] = emotions.map((emotion) => (emotion === 'anger' ? 'frustration' : emotion));
  return intents.includes('question') ? [...heard, 'question'] : heard;
}

function oneAgainstRest(
  map: Record<string, string[]>,
  questions: Question[],
  scores: Score[],
  heard: (score: Score) => readonly string[],
): Record<string, ClassFigures> {
  const labels = questions.map(({ label }) => label.split(','));
  const guesses = scores.map(heard);
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

const FOUR: Record<string, string> = {
  anger: 'anger',
  frustration: 'anger',
  disappointment: 'sadness',
  worry: 'sadness',
  delight: 'joy',
  gratitude: 'joy',
  pride: 'joy',
  trust: 'optimism',
};

/** TweetEval: one of anger, joy, optimism, sadness; the sentiment decides where no emotion is heard. */
export function fourEmotions({ questions, scores }: Felt): EmotionFigures {
  const guessed = scores.map(({ emotions, label }) => {
    const heard = emotions.map((emotion) => FOUR[emotion]!)[0];
    return heard ?? { negative: 'sadness', positive: 'joy', neutral: 'optimism', unscored: '' }[label];
  });
  const labels = questions.map(({ label }) => label);
  const { n, macroF1, perClass } = measure(labels, guessed, ['anger', 'joy', 'optimism', 'sadness']);
  return { n, meanF1: macroF1, perClass, wideMeanF1: null, unscored: shareUnscored(scores) };
}

function meanF1(perClass: Record<string, ClassFigures>): number {
  const all = Object.values(perClass);
  return all.reduce((sum, { f1 }) => sum + f1, 0) / all.length;
}

function shareUnscored(scores: Score[]): number {
  return scores.filter(({ label }) => label === 'unscored').length / scores.length;
}
