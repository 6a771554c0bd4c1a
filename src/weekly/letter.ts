/** The weekly report as a letter: the opening sentence, six figures, the chart, and the same in plain text. */
import { isRolling } from '../../views/chart-scales.ts';
import { periodWords } from '../../views/period.tsx';
import { nameOf } from '../../views/reputation-data.ts';
import { escaped } from '../letters/markup.ts';
import type { Letter } from '../platform/platform.ts';
import type { Reputation } from '../reports/reputation-shape.ts';
import { CHART_HEIGHT, CHART_WIDTH } from './chart.tsx';
import { figureLines, type Line } from './figures.ts';

export const CHART_ID = 'chart@earshot';

export type Around = {
  /** The report in Earshot; null for a reader without an account. */
  url: string | null;
  unsubscribeUrl: string;
  why: string;
  hasPicture: boolean;
};

export function writtenReport(report: Reputation, around: Around): Pick<Letter, 'subject' | 'text' | 'html'> {
  const name = nameOf(report, 'your brands');
  const days = periodWords(report.period);
  const subject = `Reputation of ${name}, ${days}`;
  const sentence = report.opening.map(({ text }) => text).join('');
  const lines = figureLines(report.figures);
  return {
    subject,
    text: asText({ subject, sentence, lines }, around),
    html: asHtml({ name, days, report, lines }, around),
  };
}

function asText(
  { subject, sentence, lines }: { subject: string; sentence: string; lines: Line[] },
  { url, unsubscribeUrl, why }: Around,
): string {
  const figures = lines.map(({ word, value, beside }) => `${word}: ${value} (${beside})`).join('\n');
  const links = url ? `\n\nThe report: ${url}` : '';
  return `${subject}\n\n${sentence}\n\n${figures}${links}\n\n--\n${why}\nUnsubscribe: ${unsubscribeUrl}\n`;
}

/** Mail programs that know nothing of dark colours show the light ones. */
const STYLE = `
body{margin:0;background:#f6f6f3;color:#1b1a18;font:15px/1.5 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif}
.sheet{max-width:600px;margin:0 auto;padding:24px 12px}
.card{background:#ffffff;border:1px solid #e4e2dc;border-radius:12px;padding:24px}
h1{margin:0;font-size:22px;line-height:1.3}
.soft{color:#66625b;font-size:13px}
.lede{margin:16px 0;font-size:17px}
.figures{margin:0 -6px;font-size:0}
.figure{display:inline-block;vertical-align:top;width:33.33%;min-width:150px;font-size:13px}
.inner{margin:6px;padding:10px 12px;border:1px solid #e4e2dc;border-radius:8px}
.value{display:block;font-size:22px;font-weight:600;line-height:1.3}
.chart{margin:16px 0 8px;padding:8px 0;background:#ffffff;border-radius:8px}
.chart img{display:block;margin:0 auto;width:100%;max-width:${CHART_WIDTH}px;height:auto;border:0;border-radius:8px}
.button{display:inline-block;margin:8px 0 0;padding:10px 16px;border-radius:8px;background:#3b49c7;color:#ffffff;text-decoration:none;font-weight:600}
.foot{padding:16px 12px;color:#66625b;font-size:12px}
.foot a{color:#53504a}
@media (max-width:480px){.figure{width:50%}.card{padding:16px}}
@media (prefers-color-scheme:dark){body{background:#121315;color:#ecedef}.card{background:#191a1d;border-color:#2b2d33}
.soft,.foot{color:#9398a1}.foot a{color:#b0b4bb}.inner{border-color:#2b2d33}.button{background:#4f5ce0}}`;

type Shown = { name: string; days: string; report: Reputation; lines: Line[] };

function asHtml({ name, days, report, lines }: Shown, around: Around): string {
  const { url, unsubscribeUrl, why, hasPicture } = around;
  const lede = report.opening.map(({ text, strong }) => (strong ? `<b>${escaped(text)}</b>` : escaped(text)));
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>${escaped(`Reputation of ${name}`)}</title><style>${STYLE}</style></head>
<body><div class="sheet"><div class="card">
<h1 dir="auto">Reputation of ${escaped(name)}</h1>
<div class="soft">${escaped(days)}, compared with the week before</div>
<p class="lede">${lede.join('')}</p>
<div class="figures">${lines.map(figureHtml).join('')}</div>
${hasPicture ? chartHtml(report) : ''}
${url ? `<a class="button" href="${escaped(url)}">Open the report</a>` : ''}
</div><div class="foot">${escaped(why)} <a href="${escaped(unsubscribeUrl)}">Unsubscribe</a></div></div></body></html>
`;
}

const figureHtml = ({ word, value, beside }: Line) =>
  `<div class="figure"><div class="inner"><span class="soft">${word}</span><span class="value">${escaped(value)}</span><span class="soft">${escaped(beside)}</span></div></div>`;

/** A picture has no legend that could be opened. */
const chartWords = (points: Reputation['points']) =>
  [
    'Net sentiment (line, the week before dashed) over mentions: positive at the bottom, negative on top.',
    isRolling(points) &&
      'Days have few mentions, so each point of the line covers the seven days that end with it.',
    points.some(({ gap }) => gap) && 'Hatched: a source was not read, so there may have been more.',
  ]
    .filter(Boolean)
    .join(' ');

const chartHtml = ({ figures, points }: Reputation) =>
  `<div class="chart"><img src="cid:${CHART_ID}" width="${CHART_WIDTH}" height="${CHART_HEIGHT}" alt="Net sentiment and mentions day by day, from ${figures.net.n} scored mentions"></div>
<div class="soft">${chartWords(points)}</div>`;
