import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MEASURED } from '../../src/reports/measured.ts';
import { ENGINE, makeScorer } from '../../src/scoring/score.ts';
import { hashOfModel } from '../eval/model.ts';
import { COMMAND, toFourDecimals } from '../eval/record.ts';
import { type Bench, benchWith, readableSets, runSet } from '../eval/run.ts';
import { openWink } from '../eval/wink.ts';

const DATA = fileURLToPath(new URL('../eval/data', import.meta.url));
const AGAIN = `the page is older than the engine: run ${COMMAND}`;

describe('the figures on the accuracy page', () => {
  let bench: Bench;

  beforeAll(async () => {
    bench = benchWith(await openWink(), makeScorer());
  });

  afterAll(() => bench.wink.close());

  it('belong to this engine and this model', () => {
    expect({ engine: MEASURED.engine, model: MEASURED.model }, AGAIN).toEqual({
      engine: ENGINE,
      model: hashOfModel(),
    });
  });

  it('are those of every set beside the tests', () => {
    expect(MEASURED.slices.map(({ name }) => name)).toEqual(readableSets(DATA));
  });

  it.each(readableSets(DATA))('come out the same when %s is measured again', async (name) => {
    const measured = MEASURED.slices.find((set) => set.name === name);
    expect(toFourDecimals(await runSet(bench, DATA, name, 'test')), AGAIN).toEqual(measured);
  });
});

/** Of each slice: what the whole set must reach, less where the slice is harder than the set for everybody. */
const FLOORS: Record<string, number> = {
  care: 0.7,
  care_tweets: 0.68,
  goemotions_ternary: 0.69,
  vader_amazon: 0.58,
  vader_nyt: 0.55,
  sentfin_target: 0.8,
  mams_target: 0.7,
  probe_brands: 0.8,
  probe_switches: 0.68,
};

/** On a slice of 350 texts a package may come out this much better than on the whole set. */
const NOISE = 0.02;

describe('the score holds its floor', () => {
  const slice = (name: string) => MEASURED.slices.find((set) => set.name === name)!;

  it.each(Object.entries(FLOORS))('on %s', (name, floor) => {
    const { earshot, ...packages } = slice(name).sentiment!;
    expect(earshot!.macroF1).toBeGreaterThanOrEqual(floor);
    for (const each of Object.values(packages))
      expect(earshot!.macroF1).toBeGreaterThan(each.macroF1 - NOISE);
  });

  it('on complaints that customers write: it hears most of them, and what it calls negative mostly is', () => {
    for (const name of ['care', 'care_tweets']) {
      const { precision, recall } = slice(name).sentiment!.earshot!.perClass.negative!;
      expect(precision, name).toBeGreaterThan(0.75);
      expect(recall, name).toBeGreaterThan(0.75);
    }
  });

  it('on emotions and on the language of titles', () => {
    expect(slice('goemotions').emotions!.meanF1).toBeGreaterThanOrEqual(0.58);
    expect(slice('sentfin_target').language!.right).toBeGreaterThanOrEqual(0.98);
  });
});
