import { checkRollups } from '../reports/check.ts';
import { type Command, readWords, UsageError } from './command.ts';

export const report: Command = {
  name: 'report',
  usage: 'report check',
  does: 'recount every stored figure; exit 1 when one differs',
  async run(words, { platform, out, message }) {
    const [what] = readWords(words, 1, {}).positionals;
    if (what !== 'check') throw new UsageError('The only report command is "check".');
    const differences = await checkRollups(await platform());
    for (const difference of differences) await out(JSON.stringify(difference));
    if (differences.length > 0)
      throw new Error(`${differences.length} stored figures differ from a recount.`);
    message('Every stored figure equals a recount.');
  },
};
