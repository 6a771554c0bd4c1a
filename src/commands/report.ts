import { checkExpected, checkRises, untimed } from '../evidence/check-expected.ts';
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
    const inside = await platform();
    let wrong = 0;
    const older = new Map<string, string[]>();
    for await (const { isOlder, ...difference } of everything(inside)) {
      const { report: of, figure } = difference;
      if (isOlder) older.set(of, [...(older.get(of) ?? []), figure]);
      else {
        wrong++;
        await out(JSON.stringify(difference));
      }
    }
    const unchecked = [...olderWords(older), ...(await untimedWords(inside))];
    for (const words of unchecked) message(words);
    if (wrong > 0)
      throw new Error(
        `${wrong} figures differ from what the mentions say. Run "job check-rollups" to have stored ones counted again.`,
      );
    message(
      unchecked.length > 0
        ? 'Every other stored and shown figure is what the mentions say.'
        : 'Every stored and shown figure is what the mentions say.',
    );
  },
};

/** What was kept as it was and differs from today, by name, and why that says nothing of it. */
function olderWords(older: Map<string, string[]>): string[] {
  if (older.size === 0) return [];
  const figures = [...older.values()].flat().length;
  const listed = [...older].map(([of, each]) => `  ${of}: ${briefly(each)}`);
  const why =
    'could not be checked: mentions of their days came or changed after they were kept, so what they counted is not there any more.';
  return [
    `${figures} figures of ${older.size} kept reports, hours, fixes, incidents and rises ${why}`,
    ...listed,
  ];
}

const NAMED = 6;

const briefly = (figures: string[]) =>
  figures.length > NAMED
    ? `${figures.slice(0, NAMED).join(', ')} and ${figures.length - NAMED} more`
    : figures.join(', ');

async function untimedWords(platform: Platform): Promise<string[]> {
  const { incidents, rises } = await untimed(platform);
  if (incidents + rises === 0) return [];
  const why = 'were found before it was kept when they were counted.';
  return [`What ${incidents} incidents and ${rises} rises exceeded could not be checked: they ${why}`];
}

async function* everything(platform: Platform) {
  for (const { stored, counted, ...day } of await checkRollups(platform)) {
    const { brandId, ...of } = day;
    const figure = `rollup ${Object.values(of).filter(Boolean).join(' ')}`;
    yield { report: `brand ${brandId}`, figure, shown: stored, recomputed: counted, isOlder: false };
  }
  yield* checkHours(platform);
  for await (const found of checkMentions(platform)) yield { ...found, isOlder: false };
  for await (const found of checkReports(platform)) yield { ...found, isOlder: false };
  yield* checkFixes(platform);
  yield* checkIncidents(platform);
  yield* checkExpected(platform);
  yield* checkRises(platform);
  yield* checkFrozen(platform);
}
