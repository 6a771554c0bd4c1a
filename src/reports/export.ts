/** Each chart of a report as CSV: the same figures as on the page, unrounded enough to compute with. */
import { csvRecord } from '../mentions/csv.ts';
import type { Arm } from './recovery/recovery.ts';
import type { Reputation } from './reputation-shape.ts';
import { type DayFigures, isUnknown } from './trend.ts';

type Cell = string | number | null;
type Table = { heads: string[]; rows: Cell[][] };

const rounded = (value: number | null, digits = 4) => (value === null ? null : Number(value.toFixed(digits)));

/** Units: net sentiment in points, ratings 1–5, shares 0–1, times in minutes. What could not be read is empty, not 0. */
const TABLES = {
  figures: ({ figures }) => ({
    heads: ['figure', 'value', 'previous', 'n', 'low_95', 'high_95', 'few_mentions'],
    rows: Object.entries(figures).map(([name, { value, previous, n, interval, few }]) => [
      name,
      rounded(value),
      rounded(previous),
      n,
      rounded(interval?.low ?? null),
      rounded(interval?.high ?? null),
      few ? 'yes' : 'no',
    ]),
  }),
  trend: ({ days }) => ({
    heads: ['day', 'positive', 'neutral', 'negative', 'unscored', 'net_sentiment', 'source_gap'],
    rows: days.map(dayCells),
  }),
  themes: ({ themes }) => ({
    heads: ['theme', 'mentions', 'positive', 'neutral', 'negative', 'mentions_before'],
    rows: themes.map(({ theme, mentions, positive, neutral, negative, before }) => [
      theme,
      mentions,
      positive,
      neutral,
      negative,
      before?.mentions ?? null,
    ]),
  }),
  'share-of-voice': ({ voices }) => {
    const all = voices.reduce((sum, { mentions }) => sum + mentions, 0);
    return {
      heads: ['brand', 'kind', 'mentions', 'share'],
      rows: voices.map(({ name, kind, mentions }) => [
        name,
        kind,
        mentions,
        rounded(all ? mentions / all : null),
      ]),
    };
  },
  ratings: ({ ratings }) => ({
    heads: ['source', 'mean', 'mean_before', 'ratings'],
    rows: ratings.map(({ sourceKind, mean, previousMean, n }) => [
      sourceKind,
      rounded(mean),
      rounded(previousMean),
      n,
    ]),
  }),
  'first-replies': ({ responseTimes: { within } }) => ({
    heads: ['first_reply', 'mentions'],
    rows: [
      ['under 1 h', within.hour],
      ['1-4 h', within.fourHours],
      ['4-24 h', within.day],
      ['over 24 h', within.later],
      ['no reply', within.unanswered],
    ],
  }),
  critics: ({ recovery }) => ({
    heads: ['critics', 'all', 'improved', 'silent', 'still_unhappy', 'too_soon', 'better_before_the_answer'],
    rows: recovery
      ? [armCells('answered', recovery.answered), armCells('not answered', recovery.unanswered)]
      : [],
  }),
  annotations: ({ annotations }) => ({
    heads: ['number', 'day', 'what'],
    rows: annotations.map(({ day, text }, index) => [index + 1, day, text]),
  }),
} satisfies Record<string, (report: Reputation) => Table>;

export type ChartName = keyof typeof TABLES;
export const isChartName = (name: string): name is ChartName => Object.hasOwn(TABLES, name);

/** One file per chart; text that a spreadsheet would compute is guarded. */
export function chartCsv(report: Reputation, chart: ChartName): string {
  const { heads, rows }: Table = TABLES[chart](report);
  return `${[heads.join(','), ...rows.map(lineOf)].join('\r\n')}\r\n`;
}

const armCells = (word: string, arm: Arm): Cell[] => [
  word,
  arm.critics,
  arm.improved,
  arm.silent,
  arm.unhappy,
  arm.tooSoon,
  arm.betterAlready,
];

/** Numbers and days need no quotes. */
const lineOf = (cells: Cell[]) =>
  cells
    .map((cell) => (typeof cell === 'string' && !/^[\w-]*$/.test(cell) ? csvRecord([cell]) : (cell ?? '')))
    .join(',');

function dayCells(day: DayFigures): Cell[] {
  const gap = day.gap ? 'yes' : 'no';
  if (isUnknown(day)) return [day.day, null, null, null, null, null, gap];
  return [day.day, day.positive, day.neutral, day.negative, day.unscored, rounded(day.net, 2), gap];
}
