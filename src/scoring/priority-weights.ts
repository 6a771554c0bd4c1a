/** What each reason for a priority weighs. The one place: the settings page shows these, and a team may change them. */

/** Whole points. */
export type PriorityWeights = Record<WeightName, number>;
export type WeightName = (typeof WEIGHTS)[number]['name'];

type Weight = { name: string; label: string; hint?: string; points: number; least: number; most: number };

const upTo = (most: number) => ({ least: 0, most });

/** In the order of the page. */
export const WEIGHTS = [
  {
    name: 'sentiment',
    label: 'As negative as can be',
    hint: 'Less for what is less negative, in proportion.',
    points: 35,
    ...upTo(100),
  },
  {
    name: 'unsure',
    label: 'Negative, but the engine is unsure',
    hint: 'Taken off, at most what the sentiment gave.',
    points: -5,
    least: -50,
    most: 0,
  },
  { name: 'oneStar', label: '1 star', points: 25, ...upTo(100) },
  { name: 'twoStars', label: '2 stars', points: 18, ...upTo(100) },
  { name: 'threeStars', label: '3 stars', points: 6, ...upTo(100) },
  { name: 'churnRisk', label: 'Says they may leave', points: 20, ...upTo(100) },
  { name: 'complaint', label: 'Complaint', points: 12, ...upTo(100) },
  { name: 'question', label: 'Asks a question', points: 10, ...upTo(100) },
  { name: 'purchaseInterest', label: 'Wants to buy', points: 8, ...upTo(100) },
  { name: 'featureRequest', label: 'Asks for a feature', points: 4, ...upTo(100) },
  {
    name: 'reach',
    label: 'Reach of the author, at most',
    hint: 'Reached at 100,000 followers; a quarter of it where nothing is wrong.',
    points: 20,
    ...upTo(100),
  },
  {
    name: 'engagement',
    label: 'Others react, at most',
    hint: 'Reached at 10,000 likes; a comment counts as 2 of them, a share as 3; a quarter of it where nothing is wrong.',
    points: 20,
    ...upTo(100),
  },
  {
    name: 'again',
    label: 'Negative before, for each time',
    hint: 'Up to 3 negative mentions by the same author in the year before.',
    points: 4,
    ...upTo(30),
  },
  {
    name: 'turned',
    label: 'Was positive before, is negative now',
    points: 8,
    ...upTo(100),
  },
  {
    name: 'rising',
    label: 'About a theme on the rise',
    hint: 'Only where something is wrong.',
    points: 10,
    ...upTo(100),
  },
  { name: 'news', label: 'In the news', points: 8, ...upTo(100) },
  { name: 'reply', label: 'Answers your own post', points: 8, ...upTo(100) },
] as const satisfies Weight[];

export const DEFAULT_WEIGHTS = Object.fromEntries(
  WEIGHTS.map(({ name, points }) => [name, points]),
) as PriorityWeights;

/** What is wrong with weights, by name: a more severe mention could rank below a milder one. Empty when nothing is. */
export function weightErrors(weights: PriorityWeights): Partial<Record<WeightName, string>> {
  const errors: Partial<Record<WeightName, string>> = {};
  for (const { name, least, most } of WEIGHTS) {
    const points = weights[name];
    if (!Number.isInteger(points) || points < least || points > most)
      errors[name] = `Give whole points from ${least} to ${most}.`;
  }
  if (weights.oneStar < weights.twoStars) errors.oneStar ??= 'One star may not weigh less than two stars.';
  if (weights.twoStars < weights.threeStars)
    errors.twoStars ??= 'Two stars may not weigh less than three stars.';
  return errors;
}
