import { checkExpected, checkRises } from '../evidence/check-expected.ts';
import { checkHours } from '../evidence/check-hours.ts';
import { checkFixes, checkIncidents } from '../evidence/check-kept.ts';
import { checkMentions } from '../evidence/check-mentions.ts';
import { checkReports } from '../evidence/check-reports.ts';
import type { Platform } from '../platform/platform.ts';
import { checkRollups } from '../reports/check.ts';
import { checkFrozen } from '../shares/check.ts';
import { type Command, readWords, UsageError } from './command.ts';

export const report: Command = {
  name: 'report',
  usage: 'report check',
  does: 'recompute every stored and shown figure and sentence; exit 1 when one differs',
  async run(words, { platform, out, message }) {
    const [what] = readWords(words, 1, {}).positionals;
    if (what !== 'check') throw new UsageError('The only report command is "check".');
    const counted = { wrong: 0, older: 0 };
    for await (const { isOlder, ...difference } of everything(await platform())) {
      counted[isOlder ? 'older' : 'wrong']++;
      if (!isOlder) await out(JSON.stringify(difference));
    }
    if (counted.older > 0) message(`${counted.older} ${OLDER}`);
    if (counted.wrong > 0)
      throw new Error(
        `${counted.wrong} figures differ from what the mentions say. Run "job check-rollups" to have stored ones counted again.`,
      );
    message('Every stored and shown figure is what the mentions say.');
  },
};

const OLDER =
  'figures that were kept as they were (frozen reports, fixes, incidents, rises) differ from today, since mentions of their days came or changed later.';

async function* everything(platform: Platform) {
  for (const { stored, counted, ...day } of await checkRollups(platform)) {
    const { brandId, ...of } = day;
    const figure = `rollup ${Object.values(of).filter(Boolean).join(' ')}`;
    yield { report: `brand ${brandId}`, figure, shown: stored, recomputed: counted, isOlder: false };
  }
  for await (const found of checkHours(platform)) yield { ...found, isOlder: false };
  for await (const found of checkMentions(platform)) yield { ...found, isOlder: false };
  for await (const found of checkReports(platform)) yield { ...found, isOlder: false };
  yield* checkFixes(platform);
  yield* checkIncidents(platform);
  yield* checkExpected(platform);
  yield* checkRises(platform);
  yield* checkFrozen(platform);
}
