/**
 * What the worst texts cost beside an ordinary one in the same run: node --import tsx test/eval/hostile.ts
 * [--data folder] [--worst n]. The folder may hold *.jsonl with a `payload` a line. CPU of this process, best of five.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makeScorer, type ScoreInput } from '../../src/scoring/score.ts';
import { hostileInputs } from './hostile-texts.ts';
import { readSet } from './sets.ts';

const OWN = fileURLToPath(new URL('data', import.meta.url));
const TRIES = 5;

const { values } = parseArgs({
  options: { data: { type: 'string' }, worst: { type: 'string', default: '12' } },
});

const scorer = makeScorer();
const ordinary = [...readSet(OWN, 'care').rows, ...readSet(OWN, 'care_tweets').rows].map(({ text }) => text);
for (const text of ordinary) scorer.score({ text });
const each = best(() => {
  for (const text of ordinary) scorer.score({ text });
}).milliseconds;
const usual = each / ordinary.length;

const inputs = [...hostileInputs(), ...(values.data ? payloads(values.data) : [])];
const costs = inputs.map(({ name, input }) => ({ name, ...best(() => scorer.score(input)) }));
costs.sort((a, b) => b.milliseconds - a.milliseconds);
console.log(
  `${inputs.length} hostile texts; an ordinary one costs ${usual.toFixed(2)} ms of CPU. The worst:`,
);
for (const { name, milliseconds, first } of costs.slice(0, Number(values.worst)))
  console.log(
    `${milliseconds.toFixed(1).padStart(7)} ms  ${(milliseconds / usual).toFixed(0).padStart(5)} ×  (at first sight ${first.toFixed(1)} ms)  ${name}`,
  );

/** CPU of the first and of the cheapest of a few runs. */
function best(run: () => unknown): { milliseconds: number; first: number } {
  const times = Array.from({ length: TRIES }, () => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return { milliseconds: Math.min(...times), first: times[0]! };
}

function payloads(folder: string): { name: string; input: ScoreInput }[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.jsonl'));
  return files.flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line, at) => {
        const { payload } = JSON.parse(line) as { payload?: unknown };
        const text = typeof payload === 'string' ? payload : line;
        return { name: `${file} line ${at + 1}`, input: { text, language: 'en', brand: 'Fernhill' } };
      }),
  );
}
