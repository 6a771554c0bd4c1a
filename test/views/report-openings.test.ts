import { expect, it } from 'vitest';
import type { Fix } from '../../src/fixes/fix.ts';
import type { Compared } from '../../src/reports/competitors/competitors.ts';
import { competitorsOpening } from '../../views/competitors-words.ts';
import { impactOpening } from '../../views/impact.tsx';

const side = (name: string, more: Partial<Compared> = {}) =>
  ({ name, share: 0.6, few: false, stands: null, ...more }) as Compared;

it('says what a comparison found, and of whom there is too little', () => {
  const sides = [
    side('Fernhill'),
    side('Voltaro', { stands: 'worse' }),
    side('Kestrel'),
    side('Nordlys', { few: true }),
  ];
  expect(competitorsOpening({ sides })).toBe(
    'Fernhill has 60% of the voice, is spoken better of than Voltaro, does not clearly differ from Kestrel, ' +
      'and cannot be compared with Nordlys, of whom there is too little.',
  );
  expect(competitorsOpening({ sides: [] })).toBe('');
});

it('sends nobody to fix what was fixed in these days and holds', () => {
  const net = { without: 19.9, impact: -14.7, interval: { low: -21.8, high: -7.5 } };
  const themes = [{ theme: 'delivery', few: false, net }] as unknown as Parameters<
    typeof impactOpening
  >[0]['themes'];
  const fix = { theme: 'delivery', shippedOn: '2026-11-13', heldOn: '2026-11-20', relapsedOn: null } as Fix;
  const cost = 'Without delivery, net sentiment would be +19.9 instead of +5.2';
  expect(impactOpening({ themes, net: 5.2, fixes: [] })).toBe(`${cost}: fix this first.`);
  expect(impactOpening({ themes, net: 5.2, fixes: [fix] })).toBe(
    `${cost}. Fix of 13 Nov holds: look at it before you fix anything else.`,
  );
  expect(impactOpening({ themes, net: 5.2, fixes: [{ ...fix, relapsedOn: '2026-11-19' }] })).toBe(
    `${cost}: fix this first.`,
  );
});
