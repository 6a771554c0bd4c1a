/**
 * npm run eval [-- --data folder] [--split test] [--set name…] [--corrections n] [--mistakes n] [--json file]
 * [--date day]: how well texts are understood, beside three packages in the same run. Exit 1 when a row that must hold does not.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { MeasuredSet } from '../../src/reports/measured.ts';
import { ENGINE } from '../../src/scoring/score.ts';
import { shipped } from '../bench/shipped.ts';
import { barRows, costRows, speedRows } from './bar.ts';
import { printCalibrated, withCorrections } from './corrections.ts';
import { costOfEngine } from './cost.ts';
import { PEERS } from './engines.ts';
import { printMistakes } from './mistakes.ts';
import { hashOfModel } from './model.ts';
import { COMMAND, writeRun } from './record.ts';
import { benchWith, readableSets, runSet } from './run.ts';
import { dateOf, setsIn } from './sets.ts';
import { speedOn } from './speed.ts';
import { printBar, printSet } from './table.ts';
import { openWink } from './wink.ts';

const OWN = fileURLToPath(new URL('data', import.meta.url));
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: OWN },
    split: { type: 'string', default: 'test' },
    set: { type: 'string', multiple: true },
    corrections: { type: 'string' },
    mistakes: { type: 'string' },
    json: { type: 'string' },
    date: { type: 'string' },
  },
});

const wink = await openWink();
// What runs TypeScript here would cost the engine a fifth of its speed.
const { makeScorer } = await shipped<typeof import('../../src/scoring/score.ts')>('src/scoring/score.ts');
const bench = benchWith(wink, makeScorer());
const sets: MeasuredSet[] = [];
for (const name of readableSets(values.data).filter((each) => values.set?.includes(each) ?? true)) {
  const result = await runSet(bench, values.data, name, values.split);
  printSet(result, sets.length === 0);
  sets.push(result);
}
if (values.mistakes) printMistakes(bench.mistakes, Number(values.mistakes));
if (values.corrections) printCalibrated(calibratedOn(Number(values.corrections)));
const unread = setsIn(values.data).filter((name) => !readableSets(values.data).includes(name));
if (unread.length > 0) console.log(`\nnot measured, their labels are something else: ${unread.join(', ')}`);
const bar = [
  ...barRows(sets, PEERS),
  ...speedRows(await speedOn(bench.scorer, wink, bench.asked)),
  ...costRows(costOfEngine()),
];
process.exitCode = printBar(bar) ? 0 : 1;
if (values.json) await record(values.json);
await wink.close();

function calibratedOn(most: number) {
  const how = { folder: values.data, split: values.split, most };
  return sets.flatMap(({ name }) => withCorrections(bench.scorer, { ...how, name }) ?? []);
}

async function record(file: string): Promise<void> {
  const slices: MeasuredSet[] = [];
  for (const name of readableSets(OWN)) slices.push(await runSet(bench, OWN, name, 'test'));
  const date = values.date ?? dateOf(OWN);
  writeRun(file, { date, engine: ENGINE, model: hashOfModel(), command: COMMAND, sets, slices, bar });
}
