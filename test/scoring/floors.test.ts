import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MEASURED } from '../../src/reports/measured.ts';
import { ENGINE } from '../../src/scoring/score.ts';
import { hashOfModel } from '../eval/model.ts';
import { COMMAND, toFourDecimals } from '../eval/record.ts';
import { type Bench, benchWith, readableSets, runSet } from '../eval/run.ts';
import { openWink } from '../eval/wink.ts';

const DATA = fileURLToPath(new URL('../eval/data', import.meta.url));
const AGAIN = `the page is older than the engine: run ${COMMAND}`;

describe('the figures on the accuracy page', () => {
  let bench: Bench;

  beforeAll(async () => {
    bench = benchWith(await openWink());
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
