/** What the score would be with other figures or weights, as people type them. Pure. */
import type { ScoreFacts } from './parts.ts';
import type { ScoreWeights } from './weights.ts';

export const WHAT_IF_FIELDS = [
  'positive',
  'neutral',
  'negative',
  'stars',
  'answered',
  'weight_sentiment',
  'weight_stars',
  'weight_responses',
] as const;
export type WhatIfField = (typeof WHAT_IF_FIELDS)[number];

/** As typed; empty or absent: as it is. */
export type WhatIfInput = Partial<Record<WhatIfField, string | undefined>>;

/** `stars` is a mean from 1 to 5, `answered` a percentage. */
export type Suppositions = Partial<Record<WhatIfField, number>>;

type Kind = { least: number; most: number; whole: boolean; sentence: string };

const COUNT = { least: 0, most: 1e9, whole: true, sentence: 'Write a whole number, such as 120.' };
const WEIGHT = { least: 0, most: 100, whole: true, sentence: 'Write a whole number from 0 to 100.' };

const KINDS: Record<WhatIfField, Kind> = {
  positive: COUNT,
  neutral: COUNT,
  negative: COUNT,
  stars: { least: 1, most: 5, whole: false, sentence: 'Write a mean from 1 to 5, such as 4.2.' },
  answered: { least: 0, most: 100, whole: false, sentence: 'Write a percentage from 0 to 100.' },
  weight_sentiment: WEIGHT,
  weight_stars: WEIGHT,
  weight_responses: WEIGHT,
};

/** Null suppositions: nothing was typed, or something of it cannot be read. */
export function readWhatIf(input: WhatIfInput): {
  suppositions: Suppositions | null;
  errors: Record<string, string>;
} {
  const typed = WHAT_IF_FIELDS.filter((field) => (input[field] ?? '').trim() !== '');
  const values = Object.fromEntries(typed.map((field) => [field, Number(input[field]!.replace(',', '.'))]));
  const errors: Record<string, string> = {};
  for (const field of typed) if (!fits(KINDS[field], values[field]!)) errors[field] = KINDS[field].sentence;
  const weights = [values.weight_sentiment, values.weight_stars, values.weight_responses];
  if (weights.every((weight) => weight === 0))
    errors.weight_sentiment = 'Give at least one part a weight above 0.';
  const isUsable = typed.length > 0 && Object.keys(errors).length === 0;
  return { suppositions: isUsable ? values : null, errors };
}

const fits = ({ least, most, whole }: Kind, value: number) =>
  value >= least && value <= most && (!whole || Number.isInteger(value));

type Ground = { facts: ScoreFacts; weights: ScoreWeights };

/** The facts and weights with what is supposed in their place. A mean or a share holds for as many as there are. */
export function supposed({ facts, weights }: Ground, given: Suppositions): Ground {
  const { positive, neutral, negative, ratings, needing } = facts;
  return {
    facts: {
      ...facts,
      positive: given.positive ?? positive,
      neutral: given.neutral ?? neutral,
      negative: given.negative ?? negative,
      ratingSum: given.stars === undefined ? facts.ratingSum : given.stars * ratings,
      answered: given.answered === undefined ? facts.answered : (given.answered / 100) * needing,
    },
    weights: {
      sentiment: given.weight_sentiment ?? weights.sentiment,
      stars: given.weight_stars ?? weights.stars,
      responses: given.weight_responses ?? weights.responses,
    },
  };
}
