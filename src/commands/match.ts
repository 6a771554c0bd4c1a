import { compileRule } from '../brands/match.ts';
import { matchLine } from '../brands/match-line.ts';
import { type Command, UsageError } from './command.ts';
import { objectsOf } from './lines.ts';

export const match: Command = {
  name: 'match',
  usage: "match '<rule>'",
  does: 'items on stdin; prints each with matched, spans and why',
  needsDatabase: false,
  async run([rule], { stdin, out }) {
    if (!rule) throw new UsageError('A match rule is missing.');
    const compiled = compileRule(rule);
    for await (const item of objectsOf(stdin)) await out(JSON.stringify(matchLine(item, compiled)));
  },
};
