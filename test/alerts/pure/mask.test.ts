import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskPersonal } from '../../../src/alerts/mask.ts';

describe('what leaves Earshot names nobody’s personal data', () => {
  it.each([
    ['Write to marta.k@example.com please', 'Write to [e-mail address] please'],
    ['Call me: +46 70 123 45 67', 'Call me: [phone number]'],
    ['My card 4111 1111 1111 1111 was charged', 'My card [card number] was charged'],
    ['Refund to DE89 3704 0044 0532 0130 00 now', 'Refund to [bank account] now'],
    ['Deliver to 12 Acacia Avenue, again', 'Deliver to [address], again'],
    ['marta(at)example.org and 555-123-4567', '[e-mail address] and [phone number]'],
  ])('%s', (text, masked) => {
    expect(maskPersonal(text)).toBe(masked);
  });

  it.each([
    'Ordered on 14 October 2026, three dates, zero answers.',
    'Order 100234 is five weeks late.',
    'It lost 30% range: 92 km to 60 km, for €2,499.00.',
    'Version 3.2.1 on 12.10.2026',
  ])('leaves alone what is nobody’s: %s', (text) => {
    expect(maskPersonal(text)).toBe(text);
  });

  it('masks what it masked no second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const once = maskPersonal(text);
        expect(maskPersonal(once)).toBe(once);
      }),
      { seed: 6, numRuns: 500 },
    );
  });
});
