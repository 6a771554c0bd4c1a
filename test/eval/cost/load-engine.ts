import { makeScorer } from '../../../src/scoring/score.ts';
import { sayWeight } from './say-weight.ts';

const scorer = makeScorer();
sayWeight((text) => scorer.score({ text }));
