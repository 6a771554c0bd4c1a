import { checkHours } from '../evidence/check-hours.ts';
import { checkOpened, checkTotals, untimed } from '../evidence/check-incidents.ts';
import { checkFixes, type KeptFound } from '../evidence/check-kept.ts';
import { checkMentions } from '../evidence/check-mentions.ts';
import { checkPeaks } from '../evidence/check-peaks.ts';
import { checkReports } from '../evidence/check-reports.ts';
import { checkRises } from '../evidence/check-rises.ts';
import { checkSeals } from '../evidence/check-seals.ts';
import { checkUsual } from '../evidence/check-usual.ts';
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
    const older: KeptFound[] = [];
    for await (const found of everything(inside)) {
      const { unknown, ...difference } = found;
      if (unknown !== null) older.push(found);
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

/** What was kept and cannot be counted any more as it was then, by name, each with the reason. */
function olderWords(older: KeptFound[]): string[] {
  if (older.length === 0) return [];
  const kept = new Map<string, string[]>();
  for (const { report, figure, unknown } of older) {
    const named = `${report}, since ${unknown}`;
    kept.set(named, [...(kept.get(named) ?? []), figure]);
  }
  const listed = [...kept].map(([named, figures]) => `  ${named}: ${briefly(figures)}`);
  return [`${older.length} figures that were kept could not be checked:`, ...listed];
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

async function* everything(platform: Platform): AsyncGenerator<KeptFound> {
  for (const { stored, counted, ...day } of await checkRollups(platform)) {
    const { brandId, ...of } = day;
    const figure = `rollup ${Object.values(of).filter(Boolean).join(' ')}`;
    yield { report: `brand ${brandId}`, figure, shown: stored, recomputed: counted, unknown: null };
  }
  yield* checkHours(platform);
  for await (const found of checkMentions(platform)) yield { ...found, unknown: null };
  for await (const found of checkReports(platform)) yield { ...found, unknown: null };
  yield* checkFixes(platform);
  yield* checkTotals(platform);
  yield* checkOpened(platform);
  yield* checkPeaks(platform);
  yield* checkSeals(platform);
  yield* checkUsual(platform);
  yield* checkRises(platform);
  yield* checkFrozen(platform);
}
