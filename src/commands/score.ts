import { makeScorer } from '../scoring/score.ts';
import { scoreLine } from '../scoring/score-line.ts';
import type { Command } from './command.ts';
import { answerLines } from './lines.ts';

export const score: Command = {
  name: 'score',
  usage: 'score',
  does: 'texts on stdin ({text, title?, rating?, brand?, language?}); prints their scores in the same order',
  needsDatabase: false,
  async run(_words, context) {
    const scorer = makeScorer();
    await answerLines(context, (line) => scoreLine(scorer, line));
  },
};
