/** What the comparison with competitors says, in one sentence made by rules. */
import type { Compared, CompetitorReport } from '../src/reports/competitors/competitors.ts';
import { percent } from './format.ts';

/** `Reddit, Trustpilot and X`. */
export function listed(words: string[]): string {
  const last = words.at(-1) ?? '';
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${last}` : last;
}

/** Share of voice, and against whom the difference in tone is more than chance; empty where nobody is compared. */
export function competitorsOpening({ sides }: Pick<CompetitorReport, 'sides'>): string {
  const [us, ...others] = sides;
  if (!us || us.share === null || others.length === 0) return '';
  const voice = `${us.name} has ${percent(us.share)} of the voice`;
  if (us.few) return `${voice}, with too few mentions to compare its tone.`;
  const said = [voice, ...toneWords(others)];
  const last = said.pop();
  return `${said.join(', ')}${said.length > 1 ? ',' : ''} and ${last}.`;
}

function toneWords(others: Compared[]): string[] {
  const names = (stands: Compared['stands']) =>
    others.filter((side) => !side.few && side.stands === stands).map(({ name }) => name);
  const [worse, better, alike] = [names('worse'), names('better'), names(null)];
  const few = others.filter((side) => side.few).map(({ name }) => name);
  return [
    worse.length > 0 && `is spoken better of than ${listed(worse)}`,
    better.length > 0 && `is spoken worse of than ${listed(better)}`,
    alike.length > 0 && `does not clearly differ from ${listed(alike)}`,
    few.length > 0 && `cannot be compared with ${listed(few)}, of whom there is too little`,
  ].filter((part) => part !== false);
}
