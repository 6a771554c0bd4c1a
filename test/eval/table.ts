/** The scoring table as text. */
import type { BarRow, MeasuredSet, SentimentFigures, SurenessFigures } from '../../src/reports/measured.ts';
import { isMet, isStretchMet } from './bar.ts';
import { ELSEWHERE } from './wanted.ts';

const HEAD = `${'set'.padEnd(22)}${'n'.padStart(6)}  ${'engine'.padEnd(9)}${[
  ...['macro-F1', '95 % of draws', 'recall', 'negative', 'neutral', 'positive', 'tuned'],
  ...['AUC neg', 'neg@.90', 'neg@.80', 'r', 'unscored', 'unsure', 'ECE'],
]
  .map((name) => name.padStart(Math.max(8, name.length + 1)))
  .join('')}`;

export function printSet(result: MeasuredSet, isFirst: boolean): void {
  if (isFirst) console.log(HEAD);
  for (const [engine, figures] of Object.entries(result.sentiment ?? {}))
    line(result, engine, [
      ...sentimentCells(figures),
      ...surenessCells(engine === 'earshot' ? result.sureness : null),
    ]);
  if (result.emotions) {
    const { meanF1, wideMeanF1, perClass, unscored } = result.emotions;
    const classes = Object.entries(perClass).map(([name, { f1 }]) => `${name} ${percent(f1)}`);
    const wide = wideMeanF1 === null ? '' : `, of ten ${percent(wideMeanF1)}`;
    line(result, 'earshot', [
      `  mean F1 ${percent(meanF1)}${wide}: ${classes.join(', ')}; unscored ${percent(unscored)}`,
    ]);
  }
  for (const [intent, engines] of Object.entries(result.intents ?? {}))
    for (const [engine, { f1, precision, recall, macroF1 }] of Object.entries(engines))
      line(result, engine, [
        `  ${intent}: F1 ${percent(f1)}, precision ${percent(precision)}, recall ${percent(recall)}, macro-F1 ${percent(macroF1)}`,
      ]);
  if (result.language) {
    const { language, right, misjudged } = result.language;
    line(result, 'earshot', [
      `  language ${language}: ${percent(right)} right, ${percent(misjudged)} wrongly scored or not`,
    ]);
  }
}

function line({ name, n }: MeasuredSet, engine: string, cells: string[]): void {
  console.log(`${name.padEnd(22)}${String(n).padStart(6)}  ${engine.padEnd(9)}${cells.join('')}`);
}

function sentimentCells(figures: SentimentFigures): string[] {
  const { macroF1, interval, recall, perClass, tuned, area, negativesAt90, negativesAt80, r } = figures;
  const classes = ['negative', 'neutral', 'positive'].map((label) => percent(perClass[label]?.f1));
  const cells = [
    percent(macroF1),
    interval
      .map((value) => percent(value))
      .join('–')
      .padStart(14),
    percent(recall),
    ...classes,
    percent(tuned?.macroF1),
    decimal(area),
    decimal(negativesAt90),
    decimal(negativesAt80),
    decimal(r),
    percent(figures.unscored),
  ];
  return cells.map((cell) => cell.padStart(8));
}

function surenessCells(figures: SurenessFigures | null | undefined): string[] {
  return [percent(figures?.unsure).padStart(8), percent(figures?.error).padStart(8)];
}

/** What must hold, and whether it does; returns false when a row that must does not. */
export function printBar(rows: BarRow[]): boolean {
  const here = rows.filter(({ value }) => value !== null);
  const cells = ['here', 'tuned', 'must', 'stretch', 'peer'].map((name) => name.padStart(9));
  console.log(`\n${'bar'.padEnd(38)}${'set'.padEnd(24)}${cells.join('')}`);
  for (const row of here) console.log(barLine(row));
  console.log('\nnot in this folder:');
  for (const { what, set } of rows.filter(({ value }) => value === null))
    console.log(`  ${what}${set ? ` (${set})` : ''}`);
  for (const what of ELSEWHERE) console.log(`  ${what}`);
  const met = here.filter(isMet);
  const reached = here.filter(isStretchMet);
  console.log(
    `\n${met.length} of ${here.length} rows that must hold are met; ${reached.length} reach the stretch.`,
  );
  return met.length === here.length;
}

function barLine(row: BarRow): string {
  const verdict = isStretchMet(row) ? 'met, stretch too' : isMet(row) ? 'met' : 'NOT MET';
  const { what, set, must, stretch, value, tuned, peer } = row;
  const cells = [value, tuned, must, stretch, peer].map((each) => figure(each).padStart(9));
  return `${what.padEnd(38)}${(set ?? '').padEnd(24)}${cells.join('')}  ${verdict}`;
}

function figure(value: number | null): string {
  if (value === null) return '-';
  return value > 200 ? String(Math.round(value)) : value > 2 ? value.toFixed(1) : value.toFixed(3);
}

function percent(share: number | null | undefined): string {
  return share === null || share === undefined ? '-' : (100 * share).toFixed(1);
}

function decimal(value: number | null): string {
  return value === null ? '-' : value.toFixed(3);
}
