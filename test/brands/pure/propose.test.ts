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
      '✓ "fern hill bikes"',
      '✓ "fernhil bikes" OR "frenhill bikes"',
    ]);
  });

  it('in one word with two capitals: also apart', () => {
    expect(proposed('FernhillBikes').slice(0, 3)).toEqual([
      '✓ "FernhillBikes"',
      '✓ "fernhill bikes"',
      '· fernhill',
    ]);
  });

  it('of one rare word: the word and its misspellings; written apart it says other things too', () => {
    expect(proposed('Fernhill')).toEqual([
      '✓ Fernhill',
      '· @fernhill',
      '· #fernhill',
      '· "fern hill"',
      '✓ fernhil OR frenhill',
    ]);
    expect(proposed('Koravik').at(-1)).toBe('✓ korravik OR coravik OR kroavik');
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

  it('by what the website says: other names, accounts, products; nothing that is found already', () => {
    const page = {
      names: ['Fernhill', 'FERNHILL BIKES', 'Fernhill Cykel', 'A sentence that is far too long for a name'],
      sentences: ['Home of the Fernhill F2 and the Fernhill Cargo 3 | Fernhill 2026 | Fernhill Bikes'],
      products: ['Fernhill F1', 'Trailhead', 'Fernhill "F1"', '***', 'fernhillbikes Uno'],
      profiles: ['https://x.com/fernhillbikes', 'https://cycling.example/@fernhill_help'],
    };
    const rules = proposeRules({ name: 'Fernhill Bikes', website: null }, page);
    expect(rules.map(({ rule, note }) => `${rule} (${note})`).slice(3, -2)).toEqual([
      '"Fernhill Cykel" (as your website calls itself)',
      '@fernhill_help (your account on Mastodon)',
      '"Fernhill F1" OR "Fernhill F2" OR "Fernhill Cargo 3" (product)',
      'fernhill AND Trailhead (product, beside your name)',
    ]);
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
