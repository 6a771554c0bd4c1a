/** npm run bench:spikes: false alarms and crises found, beside the rules that others use. Exit 1 when a rate is not held. */
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { type Measured, measure } from './measure.ts';
import { REGIMES } from './simulate.ts';

const DECLARED = 4;

/** Each regime in a process of its own, the longest first, as many at once as there are cores. */
async function measureAll(): Promise<Measured[]> {
  const waiting = REGIMES.map((_, index) => index).sort((a, b) => REGIMES[b]!.rate - REGIMES[a]!.rate);
  const measured: Measured[] = [];
  const work = async () => {
    for (let index = waiting.shift(); index !== undefined; index = waiting.shift())
      measured[index] = await measuredIn(index);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return measured;
}

const measuredIn = (index: number) =>
  new Promise<Measured>((resolve, reject) => {
    const child = fork(import.meta.filename, [String(index)]);
    child.on('message', (message) => resolve(message as Measured));
    child.on(
      'exit',
      (code) => code !== 0 && reject(new Error(`The regime ${REGIMES[index]!.name} ended with ${code}.`)),
    );
  });

function tableOf(measured: Measured[]): string {
  const [first] = measured;
  const head = `${first!.calmYears} years without crises and ${first!.crisisYears} with, ${DECLARED} false alarms a year declared`;
  const lines = measured.flatMap(({ regime, planted, ours, asIs, likeOurs }) => [
    `\n${regime}, ${planted} crises planted`,
    row('', 'false alarms a year', 'found', 'small', 'medium', 'large', 'median delay'),
    lineOf('Earshot', ours, planted),
    ...asIs.map((one) => lineOf(one.name, one, planted)),
    ...likeOurs.map((one) => lineOf(`${one.name}, as seldom`, one, planted)),
  ]);
  return [head, ...lines].join('\n');
}

function lineOf(
  name: string,
  { falseAlarms, found, bySize, delay }: Measured['ours'],
  planted: number,
): string {
  const sizes = bySize.map(([n, of]) => `${n}/${of}`) as [string, string, string];
  const share = `${Math.round((100 * found) / planted)} %`;
  return row(
    name,
    falseAlarms.toFixed(2),
    share,
    ...sizes,
    delay === null ? 'none' : `${delay.toFixed(1)} h`,
  );
}

const row = (name: string, ...cells: string[]) =>
  `  ${name.padEnd(34)}${cells.map((cell) => cell.padStart(12)).join('')}`;

function verdictOf(measured: Measured[]): string {
  const held = measured.filter(({ ours }) => ours.falseAlarms <= DECLARED).length;
  const more = measured.filter(({ ours, likeOurs }) =>
    likeOurs.every(({ falseAlarms, found }) => falseAlarms > ours.falseAlarms || ours.found > found),
  ).length;
  const n = measured.length;
  return `\nDeclared rate held in ${held} of ${n} regimes. More crises found than by any other rule at equal or fewer false alarms in ${more} of ${n}.`;
}

const asked = process.argv[2];

if (asked !== undefined) {
  process.send!(measure(REGIMES[Number(asked)]!, DECLARED));
} else {
  const measured = await measureAll();
  console.log(tableOf(measured));
  console.log(verdictOf(measured));
  if (measured.some(({ ours }) => ours.falseAlarms > DECLARED)) process.exitCode = 1;
}
