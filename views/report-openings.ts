/** The sentences that reports open with, made by rules: what is, what changed, and by what most. */
import type { Incident } from '../src/alerts/incidents/list.ts';
import { changeShown } from '../src/reports/change.ts';
import type { ImpactReport } from '../src/reports/impact/report.ts';
import type { Promoters } from '../src/reports/people/promoters.ts';
import type { ScoreReport } from '../src/reports/score/score.ts';
import type { TeamReport } from '../src/reports/team/report.ts';
import type { ThemeLine, ThemeReport } from '../src/reports/themes/report.ts';
import { count, minutes, number, percent, signed } from './format.ts';
import { PART_WORDS } from './score-made.tsx';
import { wordFor } from './words.ts';

/** `recent`: opened in the last 30 days. */
export type IncidentsInBrief = { open: Incident[]; recent: number };

/** `, 8 points fewer than before`; nothing where it is not known, or the same. */
function changed(now: number | null, before: number | null | undefined): string {
  const moved = now === null || before == null ? 0 : changeShown(now, before, 'share');
  if (moved === 0) return '';
  return `, ${count(Math.abs(moved), 'point')} ${moved > 0 ? 'more' : 'fewer'} than before`;
}

/** Empty where nothing is open, and nothing was of late. */
export function incidentsOpening({ open, recent }: IncidentsInBrief): string {
  if (open.length === 0)
    return recent === 0
      ? ''
      : `${count(recent, 'incident')} opened in the last 30 days, and ${recent === 1 ? 'it is' : 'all are'} over.`;
  const alone = open.filter(({ status }) => status === 'open').length;
  const whose =
    alone === 0
      ? 'somebody looks after each'
      : `nobody looks after ${alone < open.length ? number(alone) : open.length === 1 ? 'it' : 'them'} yet`;
  const { title, total } = largest(open);
  const most = open.length === 1 ? 'It is' : 'The largest is';
  return `${count(open.length, 'incident is', 'incidents are')} open, and ${whose}. ${most} “${title}”, with ${count(total, 'mention')} since it began.`;
}

/** Of those that are open the one with the most mentions, the newest of equal ones. */
export const largest = (open: IncidentsInBrief['open']) =>
  open.reduce((most, one) => (one.total > most.total ? one : most));

/** Empty without a score. */
export function scoreOpening({ score, before }: Pick<ScoreReport, 'score' | 'before'>): string {
  if (score.value === null) return '';
  const now = `The score is ${score.value.toFixed(1)} of 100`;
  const earlier = before?.score.value ?? null;
  if (before === null || earlier === null) return `${now}; at 50 there is as much praise as blame.`;
  const moved = Math.round((score.value - earlier) * 10) / 10;
  if (moved === 0) return `${now}, as in the period before.`;
  const { interval } = score;
  const maybe =
    interval && earlier >= interval.low && earlier <= interval.high ? ', which may be chance' : '';
  const [most] = before.moves.toSorted((a, b) => (b.points - a.points) * Math.sign(moved));
  const cause = most ? ` ${PART_WORDS[most.part]} moved it most (${signed(most.points, 1)}).` : '';
  return `${now}, ${Math.abs(moved).toFixed(1)} ${moved > 0 ? 'higher' : 'lower'} than in the period before${maybe}.${cause}`;
}

/** Empty where nobody was heard. */
export function peopleOpening({ people, promoters, detractors, few }: Promoters): string {
  if (people === 0) return '';
  if (few) return `${count(people, 'person', 'people')} heard: too few to tell how many speak well of you.`;
  return `Of ${number(people)} people, ${percent(promoters / people)} speak well of you and ${percent(detractors / people)} badly.`;
}

/** Empty where nothing needed a reply. */
export function teamOpening({ all, before }: Pick<TeamReport, 'all' | 'before'>): string {
  const { needing, answered, rate, first, promised, few } = all;
  if (needing === 0 || rate === null) return '';
  if (few)
    return `The team answered ${number(answered)} of ${count(needing, 'mention')} that needed a reply.`;
  const { met, missed, attainment } = promised;
  const inTime =
    attainment === null || met + missed < 30 ? '' : ` ${percent(attainment)} were answered in time.`;
  const share = `${percent(rate)} of the ${number(needing)} mentions that needed a reply${changed(rate, before?.rate)}`;
  return `The team answered ${share}${pace(first.median, before?.first.median)}.${inTime}`;
}

function pace(median: number | null, before: number | null | undefined): string {
  if (median === null) return '';
  const slower = before == null ? 0 : changeShown(median, before, 'minutes');
  const compared = slower === 0 ? '' : ` (${minutes(Math.abs(slower))} ${slower < 0 ? 'faster' : 'slower'})`;
  return `, half of them within ${minutes(median)}${compared}`;
}

/** The theme that surely pulls net sentiment down most; null where none does. */
export const costliest = ({ themes: [worst] }: Pick<ImpactReport, 'themes'>) =>
  worst?.net && !worst.few && worst.net.interval.high < 0 ? worst : null;

/** Empty without themes. */
export function themesOpening(
  { themes: [first], mentions }: Pick<ThemeReport, 'themes' | 'mentions'>,
  impact: Pick<ImpactReport, 'themes' | 'net'>,
): string {
  if (!first || first.share === null) return '';
  if (first.few) return `${count(mentions, 'mention')}: too few of any theme to say which is spoken of most.`;
  const spoken = `${wordFor({}, first.theme)} is spoken of most: in ${percent(first.share)} of ${count(mentions, 'mention')}${themeChange(first)}.`;
  const worst = costliest(impact);
  if (!worst?.net || impact.net === null) return spoken;
  const it = worst.theme === first.theme ? 'It' : wordFor({}, worst.theme);
  return `${spoken} ${it} costs most: without it, net sentiment would be ${signed(worst.net.without, 1)} instead of ${signed(impact.net, 1)}.`;
}

export function themeOpening(line: ThemeLine): string {
  const { theme, mentions, share, negative, positive } = line;
  const ofAll = share === null ? '' : `, ${percent(share)} of all${themeChange(line)}`;
  const speak = mentions === 1 ? 'speaks' : 'speak';
  return `${count(mentions, 'mention')} ${speak} of ${wordFor({}, theme).toLowerCase()}${ofAll}: ${number(negative)} badly, ${number(positive)} well.`;
}

const themeChange = ({ share, before, few }: ThemeLine) =>
  before && !(few && before.few) && before.mentions > 0 ? changed(share, before.share) : '';
