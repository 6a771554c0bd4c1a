/** What is believed before anybody has given a thumb: weights of features that mean the same for every brand. */
import { featureId } from './features.ts';
import type { Weights } from './train.ts';

const BELIEVED: Record<string, number> = {
  'form capital ': 0.9,
  'form capital opening': 0.3,
  'form upper ': 0.3,
  'form upper opening': 0.2,
  'form lower cased': -0.9,
  'form lower uncased': -0.1,
  'form lower opening': 0.1,
  'sign @': 1.5,
  'sign #': 0.2,
  'sign possessive': 0.3,
  'sign domain': 1.5,
  'led by an article lower': -1.2,
  'led by an article capital': -0.4,
  'led by an article and a word lower': -0.8,
  'led by an article and a word capital': -0.3,
  'led like a verb lower': -0.7,
  'led like a name lower': 0.9,
  'led like a name capital': 0.6,
  'led by neither lower': 0.3,
  'led by neither capital': 0.3,
  'capital after': -0.9,
  'capital before': -0.7,
  'profile none': -0.3,
  'profile one': 0.8,
  'profile more': 0.7,
  'customer none': -0.5,
  'customer one': 0.7,
  'customer more': 0.6,
};

/** The weights of a brand that nobody has told anything. */
export const PRIOR: Weights = {
  bias: 0,
  of: new Map(Object.entries(BELIEVED).map(([name, weight]) => [featureId(name), weight])),
};
