/** Posts per day as bars, and the same as a table. */

import { Figure } from './chart.tsx';
import { calendarDay, number } from './format.ts';

type Day = { day: string; found: number };

const HEIGHT = 96;
const TOP = 14;
const BOTTOM = 78;
const LEFT = 30;

const Bars = ({ days, width }: { days: Day[]; width: number }) => {
  const most = Math.max(1, ...days.map(({ found }) => found));
  const step = (width - LEFT) / days.length;
  const total = days.reduce((sum, { found }) => sum + found, 0);
  const label = `Posts per day in the last ${days.length} days: ${number(total)} in all, at most ${number(most)} in a day.`;
  return (
    <svg class="chart" viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={label}>
      <line x1={LEFT} x2={width} y1={BOTTOM} y2={BOTTOM} class="grid" />
      <text x={LEFT - 6} y={TOP + 4} text-anchor="end">
        {number(most)}
      </text>
      <text x={LEFT - 6} y={BOTTOM} text-anchor="end">
        0
      </text>
      {days.map(({ found }, index) => {
        const height = ((BOTTOM - TOP) * found) / most;
        return found === 0 ? null : (
          <rect
            x={LEFT + index * step + step * 0.15}
            width={step * 0.7}
            y={BOTTOM - height}
            height={height}
            rx="1.5"
            class="found"
          />
        );
      })}
      <text x={LEFT} y={HEIGHT - 2}>
        {calendarDay(days[0]!.day)}
      </text>
      <text x={width} y={HEIGHT - 2} text-anchor="end">
        {calendarDay(days.at(-1)!.day)}
      </text>
    </svg>
  );
};

export const DayChart = ({ days }: { days: Day[] }) => (
  <Figure
    wide={<Bars days={days} width={1040} />}
    narrow={<Bars days={days} width={340} />}
    twin={{
      caption: 'Posts per day that the rule finds',
      heads: ['Day', '>Posts'],
      rows: days.map(({ day, found }) => [calendarDay(day), number(found)]),
    }}
  />
);
