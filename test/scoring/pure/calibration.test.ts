import { describe, expect, it } from 'vitest';
import {
  type Correction,
  calibrate,
  calibrated,
  fitCalibration,
  LABELS,
} from '../../../src/scoring/calibration.ts';
import { type Probabilities, unscored } from '../../../src/scoring/score.ts';

const random = (seed: number) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 4294967296;
};

const softmax = (odds: number[]): Probabilities => {
  const powers = odds.map((value) => Math.exp(value));
  const sum = powers.reduce((a, b) => a + b);
  return powers.map((value) => value / sum) as Probabilities;
};

/** What people say follows `truth`; what the engine ships is `shipped(truth)`. */
function corrections(n: number, shipped: (truth: Probabilities) => Probabilities, seed = 1): Correction[] {
  const next = random(seed);
  return Array.from({ length: n }, () => {
    const truth = softmax([0, 1, 2].map(() => 5 * (next() - 0.5)));
    const drawn = next();
    const label = LABELS[drawn < truth[0] ? 0 : drawn < truth[0] + truth[1] ? 1 : 2]!;
    return { probabilities: shipped(truth), label };
  });
}

const shy = (truth: Probabilities): Probabilities =>
  softmax([Math.log(truth[0]) - 1.5, Math.log(truth[1]) + 1, Math.log(truth[2])]);
const asIs = (truth: Probabilities) => truth;

describe('Learning from corrections', () => {
  it('finds a planted bias again and says what it gained on corrections that it had not seen', () => {
    const { calibration, before, after, interval, n } = fitCalibration(corrections(300, shy));
    expect(n).toBe(300);
    expect(after! - before!).toBeGreaterThan(0.05);
    expect(interval![0]).toBeGreaterThan(0);
    const [negative, neutral] = calibration!.bias;
    expect(negative - neutral).toBeGreaterThan(1.2);
    expect(negative - neutral).toBeLessThan(3.2);
    expect(LABELS[highest(calibrate(shy([0.5, 0.3, 0.2]), calibration!))]).toBe('negative');
  });

  it('gives the same numbers for the same corrections', () => {
    expect(fitCalibration(corrections(200, shy))).toEqual(fitCalibration(corrections(200, shy)));
  });

  it('moves less the fewer corrections there are', () => {
    const [few, many] = [150, 600].map((n) => fitCalibration(corrections(n, shy)).calibration!.bias[0]);
    expect(few!).toBeGreaterThan(0);
    expect(few!).toBeLessThan(many!);
  });

  it('refuses thirty corrections however clear they look', () => {
    const { calibration, why, before } = fitCalibration(corrections(30, shy));
    expect(calibration).toBeNull();
    expect(before).toBeNull();
    expect(why).toBe('Too few: 30 of the 150 corrections that are needed. With fewer it often does harm.');
  });

  it('refuses corrections that say one thing only', () => {
    const { calibration, why } = fitCalibration(
      corrections(300, shy).map((one) => ({ ...one, label: 'negative' })),
    );
    expect(calibration).toBeNull();
    expect(why).toContain('fewer than 10 corrections say neutral');
  });

  it('refuses noise', () => {
    const next = random(5);
    for (const n of [150, 300, 600]) {
      const noise = corrections(n, shy, n).map((one) => ({ ...one, label: LABELS[Math.floor(next() * 3)]! }));
      expect(fitCalibration(noise).calibration).toBeNull();
    }
  });

  it('refuses corrections of mistakes alone, and asks for labels that are right too', () => {
    const mistakes = corrections(1500, shy).filter(
      ({ probabilities, label }) => LABELS[highest(probabilities)] !== label,
    );
    const { calibration, why } = fitCalibration(mistakes);
    expect(calibration).toBeNull();
    expect(why).toContain(`0 of ${mistakes.length} agree with it. Confirm labels that are right too`);
  });

  it('does no harm to an engine that is right about itself', () => {
    const { calibration } = fitCalibration(corrections(500, asIs));
    const held = corrections(4000, asIs, 99);
    const right = (given: (one: Probabilities) => Probabilities) =>
      held.filter(({ probabilities, label }) => LABELS[highest(given(probabilities))] === label).length;
    const after = right((one) => (calibration ? calibrate(one, calibration) : one));
    expect(after).toBeGreaterThan(right(asIs) * 0.98);
  });
});

describe('A calibrated score', () => {
  const calibration = { bias: [1.5, -1, 0] as Probabilities, slope: 1, name: 'c7' };
  const plain = { ...unscored('en'), label: 'neutral' as const, score: -0.1, confidence: 0.5 };

  it('has the label that people would give, and names engine and calibration', () => {
    const score = calibrated({ ...plain, probabilities: [0.3, 0.5, 0.2] }, calibration);
    expect(score).toMatchObject({ label: 'negative', scoredBy: `${plain.scoredBy}+c7` });
    expect(score.probabilities!.reduce((a, b) => a + b)).toBeCloseTo(1, 3);
    expect(score.score).toBeLessThan(-0.3);
  });

  it('stays unscored when the text was not scored', () => {
    expect(calibrated(unscored('de'), calibration)).toMatchObject({ label: 'unscored', score: null });
  });
});

const highest = (values: number[]) => values.indexOf(Math.max(...values));
