/** The daily series as CSV: the same figures as the page. Only numbers and days, so nothing needs quoting. */
import type { Reputation } from './reputation.ts';
import { type DayFigures, isUnknown } from './trend.ts';

const HEAD = 'day,positive,neutral,negative,unscored,net_sentiment,source_gap';

/** One line a day; net sentiment in points. A day on which nothing could be read has empty cells, not zeros. */
export const dailyCsv = ({ days }: Pick<Reputation, 'days'>) =>
  `${[HEAD, ...days.map((day) => lineOf(day).join(','))].join('\r\n')}\r\n`;

function lineOf(day: DayFigures): (string | number)[] {
  const gap = day.gap ? 'yes' : 'no';
  if (isUnknown(day)) return [day.day, '', '', '', '', '', gap];
  const net = day.net === null ? '' : Number(day.net.toFixed(2));
  return [day.day, day.positive, day.neutral, day.negative, day.unscored, net, gap];
}
