/** What a pointer reads and opens of a trend's points. */
import { BARS, type Draw, LINE, volume } from './chart-scales.ts';
import { calendarDay, count, signed } from './format.ts';

/** The address of the mentions behind a point. */
export type Opens = (index: number) => string;

/** What a pointer reads of each point, and opens; by keyboard the table below does the same, with fewer stops. */
export const Readings = ({ draw: { x, points, read }, opens }: { draw: Draw; opens?: Opens }) => (
  <>
    {points.map((point, index) => {
      const net = read.now(point);
      const area = (
        <rect
          x={x(index)! - (x.step() - x.bandwidth()) / 2}
          width={x.step()}
          y={LINE.top - 14}
          height={BARS.bottom - LINE.top + 14}
          class="reading"
        >
          <title>
            {`${calendarDay(point.day)}: net sentiment ${net === null ? 'unknown' : signed(net)}, ${count(volume(point), 'mention')}${point.gap ? ', a source was not read' : ''}`}
          </title>
        </rect>
      );
      return opens && volume(point) > 0 ? (
        <a href={opens(index)} tabindex={-1}>
          {area}
        </a>
      ) : (
        area
      );
    })}
  </>
);
