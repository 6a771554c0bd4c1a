/** The figures of the reply coach: `node --import tsx test/eval/coach.ts`. */
import { coach } from '../../src/mentions/writing/coach/coach.ts';
import { HELD_OUT } from '../mentions/pure/coach/held-out.ts';
import { inputOf, judge } from '../mentions/pure/coach/judged.ts';
import type { Labelled } from '../mentions/pure/coach/labelled.ts';
import { SIXTY } from '../mentions/pure/coach/sixty.ts';

const LIMIT_MS = 20;
const ROUNDS = 20;

function print(title: string, replies: Labelled[]): void {
  const { planted, found, harmless, falseBlocks, besides, judged } = judge(replies);
  console.log(`${title}: ${replies.length} replies`);
  console.log(`  planted faults found   ${found} of ${planted}`);
  console.log(`  safe replies blocked   ${falseBlocks} of ${harmless}`);
  console.log(`  faults nobody planted  ${besides}`);
  for (const { name, missed, besides: more } of judged)
    if (missed.length + more.length > 0)
      console.log(`    ${name}: missed ${missed.join(', ') || 'none'}; besides ${more.join(', ') || 'none'}`);
}

/** The slowest hundredth of all calls, as a share of what is allowed. */
function printSpeed(replies: Labelled[]): void {
  const inputs = replies.map(inputOf);
  for (const input of inputs) coach(input);
  const times = Array.from({ length: ROUNDS }, () => inputs.map(timeOf)).flat();
  const p99 = times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)]!;
  console.log(
    `speed: p99 of ${times.length} calls takes ${(p99 / LIMIT_MS).toFixed(2)} of the ${LIMIT_MS} ms allowed, in processor time`,
  );
}

/** Processor time in ms: what others do on the machine does not count. */
function timeOf(input: ReturnType<typeof inputOf>): number {
  const start = process.cpuUsage();
  coach(input);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

print('The sixty that the checks were made with', SIXTY);
print('The thirty written before the checks', HELD_OUT);
printSpeed([...SIXTY, ...HELD_OUT]);
