import { makeScorer, type Scorer } from '../scoring/score.ts';
import { scoreLine } from '../scoring/score-line.ts';
import { type Command, readWords } from './command.ts';
import { learnFrom } from './corrections.ts';
import { wholeFile } from './files.ts';
import { answerLines } from './lines.ts';

export const score: Command = {
  name: 'score',
  usage: 'score [--corrections file]',
  does: 'texts on stdin ({text, title?, rating?, brand?, language?}); prints their scores in the same order',
  explains: () => [
    '  --corrections file   NDJSON or CSV lines {text, title?, rating?, brand?, label}: learns from these labels',
    '                       first, and says on stderr whether that is used and why',
  ],
  async run(words, context) {
    const { values } = readWords(words, 0, { corrections: { type: 'string' } });
    const scorer = makeScorer();
    const calibration = values.corrections ? await learnt(values.corrections, scorer, context.message) : null;
    await answerLines(context, (line) => scoreLine(scorer, line, calibration));
  },
};

async function learnt(file: string, scorer: Scorer, message: (line: string) => void) {
  const { fitted, said } = await learnFrom(await wholeFile(file), scorer);
  for (const sentence of said) message(sentence);
  return fitted.calibration && { ...fitted.calibration, name: 'corrections' };
}
