import { describe, expect, it } from 'vitest';
import { isSameStory } from '../../../../src/mentions/stories/same.ts';
import { sketchKeys, textKey } from '../../../../src/mentions/stories/sketch.ts';
import { storyText } from '../../../../src/mentions/stories/words.ts';
import { isFoundSame, measurePairs } from '../../../eval/stories/measure.ts';
import { storyPairs } from '../../../eval/stories/pairs.ts';

const text = (text: string) => storyText({ title: null, text, rating: null });
const words = (said: string) => text(said).words;

describe('the labelled pairs', () => {
  const pairs = storyPairs();

  it('are five hundred and more, half of them near misses', () => {
    const misses = pairs.filter(({ isSame }) => !isSame).length;
    expect(pairs.length).toBeGreaterThanOrEqual(500);
    expect(misses / pairs.length).toBeGreaterThanOrEqual(0.5);
    expect(misses / pairs.length).toBeLessThan(0.55);
  });

  it('are told apart with a pairwise F1 of .95 and more', () => {
    const { f1, precision, recall } = measurePairs(pairs);
    expect(f1).toBeGreaterThanOrEqual(0.95);
    expect(Math.min(precision, recall)).toBeGreaterThanOrEqual(0.95);
  });

  it('are judged alike from both sides', () => {
    for (const { one, other } of pairs)
      expect(isFoundSame({ one: other, other: one })).toBe(isFoundSame({ one, other }));
  });
});

describe('the words of a text', () => {
  it('know no case, accents, addresses, handles or marks', () => {
    expect(words('Café-Räder, SEE https://shop.example/a?b=1 by @shop #Fernhill’s')).toEqual(
      words('cafe RADER see by fernhills'),
    );
  });

  it('keep decimals and lose the marks between thousands', () => {
    expect(words('1,299 or 1.299 or 4.50 or 4,50')).toEqual([
      '1299',
      'or',
      '1299',
      'or',
      '4.50',
      'or',
      '4.50',
    ]);
  });

  it('are those of the comment, not of what is quoted', () => {
    expect(words('> We close at six\n> on Sundays\nThat is far too early')).toEqual(
      words('That is far too early'),
    );
    expect(words('RT @shop: We close at six')).toEqual(words('We close at six'));
    expect(words('How very sad RT @shop: We close at six')).toEqual(words('How very sad'));
  });

  it('are those of the title only while the text is short, without its publisher', () => {
    const short = storyText({
      title: 'Fernhill opens in Oldmere - The Paper',
      text: 'At ten.',
      rating: null,
    });
    expect(short.words).toEqual(words('Fernhill opens in Oldmere At ten'));
  });
});

describe('any text', () => {
  it.each([
    '',
    '👍👍',
    ' \n ',
    '\u202Eabc',
    '漢字仮名',
    '"',
    '> ',
    'RT @a:',
    'a '.repeat(500_000),
    '“'.repeat(50_000),
  ])('has keys or none, and is compared with itself', (odd) => {
    const told = text(odd);
    const key = textKey(1, told);
    for (const each of [key ?? 0, ...sketchKeys(1, told)]) expect(Number.isSafeInteger(each)).toBe(true);
    expect(isSameStory(told, told)).toBe(true);
  });
});
