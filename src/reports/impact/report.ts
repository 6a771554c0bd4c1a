/** The page, the file and the API of what themes cost. */
import type { Platform } from '../../platform/platform.ts';
import { reportedKinds } from '../kinds.ts';
import { type PeriodInput, readPeriod } from '../period.ts';
import { type AboutWatched, aboutOf, type Question, subjectOf } from '../subject.ts';
import { type Impact, themeImpact } from './impact.ts';

export type ImpactReport = AboutWatched &
  Impact & {
    sourceKind: string | null;
    sourceKinds: string[];
  };

/** Throws Refusal for an impossible question. */
export async function impactReport(
  platform: Platform,
  question: Question & { period: PeriodInput; sourceKind: string | null },
): Promise<ImpactReport> {
  const { sourceKind } = question;
  const subject = await subjectOf(platform, question);
  const period = readPeriod(question.period, platform.now(), subject.timeZone);
  const [impact, sourceKinds] = await Promise.all([
    themeImpact(platform, { ...subject, only: { ...subject.only, sourceKind } }, period),
    reportedKinds(platform, subject.brandIds),
  ]);
  return {
    ...aboutOf(platform, subject, period),
    sourceKind,
    sourceKinds,
    ...impact,
  };
}

const HEAD =
  'theme,mentions,positive,neutral,negative,net_without,net_impact,net_low,net_high,ratings,stars_without,stars_impact,stars_low,stars_high,few_mentions';

/** One line a theme, what costs most first; net sentiment in points. What is not known is empty. */
export const impactCsv = ({ themes }: Pick<Impact, 'themes'>): string =>
  `${[HEAD, ...themes.map(lineOf)].join('\r\n')}\r\n`;

function lineOf({
  theme,
  mentions,
  positive,
  neutral,
  negative,
  net,
  ratings,
  stars,
  few,
}: Impact['themes'][number]): string {
  return [
    quoted(theme),
    mentions,
    positive,
    neutral,
    negative,
    ...figuresOf(net),
    ratings,
    ...figuresOf(stars),
    few ? 'yes' : 'no',
  ].join(',');
}

const figuresOf = (found: Impact['themes'][number]['net']) =>
  found
    ? [found.without, found.impact, found.interval.low, found.interval.high].map((value) =>
        Number(value.toFixed(4)),
      )
    : ['', '', '', ''];

/** Named by people: quoted, and no formula in a spreadsheet. */
const quoted = (theme: string) => `"${theme.replace(/^[=+\-@\t]/, "'$&").replaceAll('"', '""')}"`;
