/** Writes a run down, so that the page shows it. */
import { writeFileSync } from 'node:fs';
import type { Measured } from '../../src/reports/measured.ts';

export const COMMAND = 'npm run eval -- --data <folder> --json src/scoring/model/accuracy.json';

/** Figures keep four decimals: what is measured again is compared digit by digit. */
export function toFourDecimals<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value), (_, each) =>
    typeof each === 'number' ? Number(each.toFixed(4)) : each,
  ) as Value;
}

/** A line for each set, so that two runs are easy to tell apart. */
export function writeRun(file: string, run: Measured): void {
  const { sets, slices, bar, ...head } = toFourDecimals(run);
  const lists = Object.entries({ sets, slices, bar }).map(([name, list]) => {
    const lines = list.map((each: unknown) => `    ${JSON.stringify(each)}`);
    return `  ${JSON.stringify(name)}: [\n${lines.join(',\n')}\n  ]`;
  });
  const facts = Object.entries(head).map(
    ([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
  writeFileSync(file, `{\n${[...facts, ...lists].join(',\n')}\n}\n`);
}
