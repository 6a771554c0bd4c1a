import { expect, it } from 'vitest';
import { differences } from '../../src/evidence/compare.ts';

it('holds nothing against figures that are without end on both sides', () => {
  const endless = { ratio: Number.POSITIVE_INFINITY, rate: Number.NaN, held: null };
  expect(differences(endless, { ...endless })).toEqual([]);
  expect(differences(endless, { ...endless, ratio: 2 })).toMatchObject([{ figure: 'ratio' }]);
  expect(differences({ share: 0.1 + 0.2 }, { share: 0.3 })).toEqual([]);
});
