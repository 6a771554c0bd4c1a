import { describe, expect, it } from 'vitest';
import { makeScorer } from '../../../src/scoring/score.ts';

const scorer = makeScorer();

/** Theme and label of each, in the order of the themes' names. */
const saidOf = (text: string) =>
  scorer
    .score({ text, language: 'en' })
    .aspects.map(({ theme, label }) => `${theme} ${label}`)
    .sort();

describe('what is said of a theme', () => {
  it.each([
    ['delivery was fast but support is awful', ['delivery positive', 'support negative']],
    ['The food was great, the waiter was rude', ['food positive', 'staff negative']],
    ['Support and delivery are awful', ['delivery negative']],
    ['The app keeps crashing. Battery life is great.', ['app negative', 'battery positive']],
    ['I ordered the box last week.', []],
  ])('%s', (text, said) => {
    expect(saidOf(text)).toEqual(said);
  });

  it('is what the whole says where it is the only one and no word is nearby', () => {
    expect(scorer.score({ text: 'About the delivery.', rating: 1, language: 'en' }).aspects).toMatchObject([
      { theme: 'delivery', label: 'negative' },
    ]);
  });
});

describe('terms', () => {
  const termsOf = (text: string) => scorer.score({ text, language: 'en' }).terms;

  it('are noun phrases in the singular, between verbs and function words', () => {
    expect(termsOf('The screens flicker after the firmware update and my batteries die')).toEqual([
      'screen flicker',
      'screen',
      'flicker',
      'firmware update',
      'firmware',
      'update',
      'battery',
    ]);
  });

  it('leave out the brand, and are twelve at most', () => {
    const text = 'Acme gears rattle';
    expect(scorer.score({ text, language: 'en', about: [{ start: 0, end: 4 }] }).terms).not.toContain('acme');
    const many =
      'tyre, wheel, saddle, spoke, chain, pedal, brake, light, bell, lock, pump, basket, rack, fork';
    expect(termsOf(`The ${many} and the frame came`)).toHaveLength(12);
  });
});
