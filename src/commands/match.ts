import { compileRule } from '../brands/match.ts';
import { matchLine } from '../brands/match-line.ts';
import { type Command, UsageError } from './command.ts';
import { answerLines } from './lines.ts';

export const match: Command = {
  name: 'match',
  usage: "match '<rule>'",
  does: 'items on stdin; prints each with matched, spans and why',
  // Not read as options: a rule may begin with a minus.
  async run([rule, ...more], context) {
    if (!rule) throw new UsageError('A match rule is missing.');
    if (more.length > 0) throw new UsageError(`"${more[0]}" is not expected. Put the whole rule in quotes.`);
    const compiled = compileRule(rule);
    await answerLines(context, (item) => matchLine(item, compiled));
  },
};
