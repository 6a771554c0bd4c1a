import { describe, expect, it } from 'vitest';
import { knownByShape } from './catalogue.ts';
import { cutAt, tuneCutOffs } from './cut-offs.ts';
import { f1Interval } from './intervals.ts';
import { measure } from './measure.ts';
import { aimed, compared, ofMaker } from './questions.ts';
import { areaUnder, correlation, recallAt } from './ranking.ts';
import { calibrationError } from './sureness.ts';

describe('figures of an engine', () => {
  it('are counted label by label; what is unscored is simply wrong', () => {
    const figures = measure(
      ['negative', 'negative', 'neutral', 'positive'],
      ['negative', 'unscored', 'neutral', 'neutral'],
    );
    expect(figures.perClass.negative).toEqual({ precision: 1, recall: 0.5, f1: 2 / 3, n: 2 });
    expect(figures.perClass.positive!.f1).toBe(0);
    expect(figures.macroF1).toBeCloseTo((2 / 3 + 2 / 3 + 0) / 3, 10);
  });

  it('rank with ties counted half', () => {
    expect(areaUnder([3, 2, 2, 1], [true, true, false, false])).toBe(0.875);
    expect(recallAt(0.9, [4, 3, 2, 1], [true, true, false, true])).toBeCloseTo(2 / 3, 10);
    expect(recallAt(0.9, [1, 1, 1], [true, true, false])).toBe(0);
    expect(correlation([1, 2, 3], [2, 4, 6])).toBeCloseTo(1, 10);
    expect(correlation([1, 1], [2, 4])).toBe(0);
  });

  it('find the cut-offs that part the labels', () => {
    const scores = [-5, -4, 0.2, 0.3, 2, 3];
    const labels = ['negative', 'negative', 'neutral', 'neutral', 'positive', 'positive'];
    const cutOffs = tuneCutOffs(scores, labels);
    expect(scores.map((score) => cutAt(cutOffs, score))).toEqual(labels);
  });

  it('have an interval that is the same every time and holds the figure', () => {
    const labels = Array.from({ length: 100 }, (_, at) => (at % 2 ? 'negative' : 'positive'));
    const guesses = labels.map((label, at) => (at % 10 === 0 ? 'neutral' : label));
    const [low, high] = f1Interval(labels, guesses);
    expect(f1Interval(labels, guesses)).toEqual([low, high]);
    const { macroF1 } = measure(labels, guesses);
    expect(low).toBeLessThan(macroF1);
    expect(high).toBeGreaterThan(macroF1);
  });
});

describe('sureness', () => {
  const said = (confidence: number, right: boolean) => ({ confidence, right });

  it('is off by nothing when seven in ten of what is 0.7 sure are right', () => {
    const seven = Array.from({ length: 10 }, (_, at) => said(0.7, at < 7));
    expect(calibrationError(seven)).toBeCloseTo(0, 10);
    expect(calibrationError(seven.map(({ right }) => said(0.95, right)))).toBeCloseTo(0.25, 10);
  });
});

describe('rows of a set', () => {
  const row = { text: 'Left $T$ for B, $T$ was slow', label: 'negative', split: 'test', more: ['Acme & Co'] };

  it('say where the target is named', () => {
    const { text, about, brand } = aimed(row).input;
    expect(text).toBe('Left Acme & Co for B, Acme & Co was slow');
    expect(about!.map(({ start, end }) => text.slice(start, end))).toEqual([brand, brand]);
  });

  it('never tell the label by a column that is filled only where somebody felt something', () => {
    const { input } = ofMaker({ ...row, text: 'My Android beats the iPhone', more: ['iPhone'] });
    expect(input.brand).toBe('Google');
  });

  it('turn a comparison into a feeling toward the first', () => {
    expect(
      compared({ ...row, text: 'C++ beats Java', label: 'BETTER', more: ['C++', 'Java'] }),
    ).toMatchObject({
      label: 'positive',
      input: { brand: 'C++', about: [{ start: 0, end: 3 }] },
    });
  });

  it('are understood by their shape when the set is unknown', () => {
    const shape = (columns: string[], rows = [row]) => knownByShape({ columns, rows })?.task ?? null;
    expect(shape(['text', 'label', 'split', 'target'])).toBe('toward the brand');
    expect(shape(['text', 'label', 'split'], [{ ...row, text: 'Fine' }])).toBe('sentiment');
    expect(shape(['text', 'label', 'split'], [{ ...row, label: 'card_arrival' }])).toBeNull();
  });
});
