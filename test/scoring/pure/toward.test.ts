import { describe, expect, it } from 'vitest';
import { makeScorer } from '../../../src/scoring/score.ts';
import { searchedText } from '../../../src/text.ts';
import { FIRST_CASES } from './toward-first.ts';
import { SECOND_CASES } from './toward-second.ts';
import { THIRD_CASES } from './toward-third.ts';

const scorer = makeScorer();
const LABELS: Record<string, string> = { '-': 'negative', '=': 'neutral', '+': 'positive' };
const toward = (text: string, brand: string) => scorer.score({ text, brand, language: 'en' });

/** Lines of "Brand+ Other-: text" → one case per brand. */
function casesOf(lines: string): { text: string; brand: string; label: string }[] {
  return lines
    .trim()
    .split('\n')
    .flatMap((line) => {
      const border = line.indexOf(': ');
      const text = line.slice(border + 2);
      const marks = line.slice(0, border).split(' ');
      return marks.map((mark) => ({ text, brand: mark.slice(0, -1), label: LABELS[mark.at(-1)!]! }));
    });
}

describe('where two brands are set against each other', () => {
  it.each([
    ['the first sentences', FIRST_CASES, 180],
    ['the second', SECOND_CASES, 170],
    ['the third', THIRD_CASES, 80],
  ])('nine in ten of %s are told apart', (_, lines, fewest) => {
    const cases = casesOf(lines);
    const right = cases.filter(({ text, brand, label }) => toward(text, brand).label === label);
    expect(cases.length).toBeGreaterThanOrEqual(fewest);
    expect(right.length / cases.length).toBeGreaterThanOrEqual(0.9);
  });

  it('the words that say so are shown, not the names', () => {
    const { spans } = toward('Left Harrow for Fernhill, Fernhill is great', 'Harrow');
    expect(spans.map(({ word }) => word)).toContain('Left');
    expect(spans.some(({ word }) => word.includes('Harrow'))).toBe(false);
    expect(spans.every(({ weight }) => weight < 0)).toBe(true);
  });

  it('a place given with the mention counts, not the name', () => {
    const text = 'Harrow > Fernhill';
    const about = [{ start: 9, end: 17 }];
    expect(scorer.score({ text, brand: 'Anything', about, language: 'en' }).label).toBe('negative');
    expect(searchedText({ text }).slice(9, 17)).toBe('Fernhill');
  });
});

describe('the brand is found', () => {
  it.each([
    '@harrow is worse than Fernhill',
    "Harrow's app is worse than Fernhill's",
    '#Harrow is worse than Fernhill',
  ])('in %s', (text) => {
    expect(toward(text, 'Harrow').label).toBe('negative');
    expect(toward(text, 'Fernhill').label).toBe('positive');
  });

  it('written apart, joined or with a hyphen', () => {
    for (const name of ['Blue Kite', 'BlueKite', '@bluekite', 'blue-kite'])
      expect(toward(`I prefer ${name} to Fernhill`, 'Blue Kite').label).toBe('positive');
  });
});

it('thanks for a loss may be irony, so a person should look', () => {
  const { label, unsure } = toward('thanks to @Harrow I lost my luggage', 'Harrow');
  expect(label).toBe('negative');
  expect(unsure).toBe(true);
});

it('a text that does not name the brand is judged as a whole', () => {
  expect(toward('what a lovely day', 'Harrow').label).toBe(
    scorer.score({ text: 'what a lovely day', language: 'en' }).label,
  );
});
