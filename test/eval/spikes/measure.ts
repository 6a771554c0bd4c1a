/** One regime: Earshot and the usual rules on the same years. */
import { detect } from './detect.ts';
import { type Crisis, type Regime, SIZES, simulate, type Told } from './simulate.ts';
import { matched, rings, USUAL_RULES } from './usual-rules.ts';

type Score = {
  /** A year. */
  falseAlarms: number;
  found: number;
  /** By size: found, of so many. */
  bySize: [number, number][];
  /** Hours from the begin to the alarm. */
  delay: number | null;
};

export type Measured = {
  regime: string;
  calmYears: number;
  crisisYears: number;
  planted: number;
  ours: Score;
  asIs: (Score & { name: string })[];
  /** Set so that they ring as seldom as Earshot did. */
  likeOurs: (Score & { name: string })[];
};

const HOUR_MS = 3_600_000;
/** Half a year to learn from, then the year that counts. */
const SPAN = { days: 182 + 365, calmDays: 182 };
const YEARS = { calm: 24, crisis: 8 };
/** Other seeds than those that the detector was built with. */
const SEED = Number(process.env.SPIKES_SEED ?? 20_261_122);
/** An alarm so long after the end still is about it. */
const GRACE_MS = 24 * HOUR_MS;

type Alarm = (told: Told[]) => number[];
type Year = { told: Told[]; crises: Crisis[] };

export function measure(regime: Regime, declared: number, lasting = YEARS): Measured {
  const calm = years(regime, lasting.calm, false, SEED);
  const crisis = years(regime, lasting.crisis, true, SEED + 1000);
  const ours = scoreOf((told) => detect(told, SPAN, declared), calm, crisis);
  const alarms = Math.round(ours.falseAlarms * lasting.calm);
  const scored = (strictnessOf: (rule: (typeof USUAL_RULES)[number]) => number) =>
    USUAL_RULES.map((rule) => {
      const strictness = strictnessOf(rule);
      return { name: rule.name, ...scoreOf((told) => rings(rule, told, SPAN, strictness), calm, crisis) };
    });
  return {
    regime: regime.name,
    calmYears: lasting.calm,
    crisisYears: lasting.crisis,
    planted: crisis.reduce((sum, { crises }) => sum + crises.length, 0),
    ours,
    asIs: scored(({ usual }) => usual),
    likeOurs: scored((rule) =>
      matched(
        rule,
        calm.map(({ told }) => told),
        SPAN,
        alarms,
      ),
    ),
  };
}

const years = (regime: Regime, n: number, crises: boolean, seed: number): Year[] =>
  Array.from({ length: n }, (_, year) => simulate(regime, seed + year, { ...SPAN, crises }));

function scoreOf(alarm: Alarm, calm: Year[], crisis: Year[]): Score {
  const rung = calm.reduce((sum, { told }) => sum + alarm(told).length, 0);
  const bySize = SIZES.map((): [number, number] => [0, 0]);
  const delays: number[] = [];
  for (const { told, crises } of crisis) {
    const alarms = alarm(told);
    for (const { from, to, size } of crises) {
      const tally = bySize[SIZES.findIndex(({ name }) => name === size)]!;
      const found = alarms.find((at) => at >= from && at <= to + GRACE_MS);
      tally[1]++;
      if (found === undefined) continue;
      tally[0]++;
      delays.push((found - from) / HOUR_MS);
    }
  }
  delays.sort((a, b) => a - b);
  const delay = delays[Math.floor(delays.length / 2)] ?? null;
  return { falseAlarms: rung / calm.length, found: delays.length, bySize, delay };
}
