import { scoreLine } from '../scoring/score-line.ts';
import type { Command } from './command.ts';
import { objectsOf } from './lines.ts';

export const score: Command = {
  name: 'score',
  usage: 'score',
  does: 'texts on stdin ({text, title?, rating?, brand?, language?}); prints their scores in the same order',
  needsDatabase: false,
  async run(_words, { stdin, out }) {
    for await (const input of objectsOf<Record<string, unknown>>(stdin))
      await out(JSON.stringify(scoreLine(input)));
  },
};
