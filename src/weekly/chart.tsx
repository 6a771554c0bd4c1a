/** The chart of the report as a drawing of its own, with its colours inside: what letters carry as a picture. */
import { HEIGHT } from '../../views/chart-scales.ts';
import { TrendChart } from '../../views/chart-trend.tsx';
import type { TrendPoint } from '../reports/points.ts';

/** Little wider than a telephone: one picture has to do for everybody, and a wide one has letters of 7 px there. */
export const CHART_WIDTH = 400;

/** Letters larger than on the page need more room beside the scale; without notes there is none to leave above. */
const [ASIDE, ABOVE] = [14, 16];
export const CHART_HEIGHT = HEIGHT - ABOVE;

/** The light colours of the page. */
const STYLE = `text{font:500 16px Inter;fill:#66625b}.value{fill:#53504a}
.grid{stroke:#e4e2dc}.zero{stroke:#8b8881}.area{fill:#3b49c7;opacity:.07}
.line-now,.line-previous{fill:none;stroke:#3b49c7;stroke-width:2.25;stroke-linejoin:round;stroke-linecap:round}
.line-previous{stroke:#8b8881;stroke-width:1.5;stroke-dasharray:3 4}
.fill-positive{fill:#0b7486}.fill-neutral{fill:#96928a}.fill-negative{fill:#cf5220}.few{opacity:.55}
.dot{fill:#3b49c7;stroke:#fff;stroke-width:2}.gap{fill:url(#hatch)}#hatch line{stroke:#8b8881;opacity:.55}
.note-line{stroke:#66625b;stroke-dasharray:2 3}.note-dot{fill:#1b1a18}.note-number{fill:#fff}.reading{fill:none}`;

const HATCH = `<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse"
patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="6"/></pattern></defs>`;

/** The same drawing as on the page, complete as a file. */
export function chartSvg(points: TrendPoint[]): string {
  const drawn = (<TrendChart points={points} width={CHART_WIDTH - ASIDE} summary="" />).toString();
  const view = `viewBox="-${ASIDE} ${ABOVE} ${CHART_WIDTH} ${CHART_HEIGHT}"`;
  const inside = `<style>${STYLE}</style>${HATCH}<rect x="-${ASIDE}" width="${CHART_WIDTH}" height="${HEIGHT}" fill="#fff"/>`;
  return drawn.replace(/^<svg[^>]*>/, `<svg xmlns="http://www.w3.org/2000/svg" ${view}>${inside}`);
}
