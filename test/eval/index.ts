/** npm run eval [-- --data folder] [--split test] [--set name…] [--json file]: how well texts are understood, beside peers. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { barRows, costRows, speedRows } from './bar.ts';
import { costOfEngine } from './cost.ts';
import { PEERS } from './engines.ts';
import { benchWith, knownSets, runSet, type SetResult } from './run.ts';
import { printBar, printSet } from './table.ts';
import { openWink } from './wink.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: fileURLToPath(new URL('data', import.meta.url)) },
    split: { type: 'string', default: 'test' },
    set: { type: 'string', multiple: true },
    json: { type: 'string' },
    date: { type: 'string' },
  },
});

const wink = await openWink();
const bench = benchWith(wink);
const results: SetResult[] = [];
for (const name of knownSets(values.data).filter((each) => values.set?.includes(each) ?? true)) {
  const result = await runSet(bench, values.data, name, values.split);
  printSet(result, results.length === 0);
  results.push(result);
}
await wink.close();
const costs = [...speedRows(bench.spent), ...costRows(costOfEngine())];
const holds = printBar([...barRows(results, PEERS), ...costs]);
process.exitCode = holds ? 0 : 1;
