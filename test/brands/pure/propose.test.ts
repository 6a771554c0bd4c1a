import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRule } from '../../../src/brands/match.ts';
import { proposeRules } from '../../../src/brands/propose.ts';

const proposed = (name: string, website: string | null = null) =>
  proposeRules({ name, website }).map(({ rule, suggested }) => `${suggested ? '✓' : '·'} ${rule}`);

describe('rules proposed for a brand', () => {
  it('of several words: as written, as one word, by its domain; one word alone stays unticked', () => {
    expect(proposed('Fernhill Bikes', 'https://www.fernhill.example/shop')).toEqual([
      '✓ "Fernhill Bikes"',
      '✓ fernhillbikes',
      '· fernhill',
      '✓ fernhill.example',
    ]);
  });

  it('in one word with two capitals: also apart', () => {
    expect(proposed('FernhillBikes')).toEqual(['✓ "FernhillBikes"', '✓ "fernhill bikes"', '· fernhill']);
  });

  it('of one rare word: the word', () => {
    expect(proposed('Fernhill')).toEqual(['✓ Fernhill', '· @fernhill', '· #fernhill']);
  });

  it('of one everyday word: its handle, because the word alone is too broad', () => {
    expect(proposed('Apple', 'apple.example')).toEqual([
      '· Apple',
      '✓ @apple',
      '· #apple',
      '✓ apple.example',
    ]);
    expect(proposeRules({ name: 'Apple', website: null })[0]!.note).toMatch(/^too broad on its own/);
  });

  it('without a letter or digit: none', () => {
    expect(proposed('!!!')).toEqual([]);
  });

  it('always compile, whatever the name and the website', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.constantFrom('AND', 'NEAR', 'a*b', 'x"y" z'),
    );
    fc.assert(
      fc.property(name, fc.option(fc.oneof(fc.string(), fc.webUrl(), fc.domain())), (brand, website) => {
        for (const { rule } of proposeRules({ name: brand, website })) compileRule(rule);
      }),
      { seed: 20261121, numRuns: 2000 },
    );
  });
});
