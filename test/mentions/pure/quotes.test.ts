import { describe, expect, it } from 'vitest';
import { withoutQuotes } from '../../../src/mentions/writing/quotes.ts';

const TEXT = 'Five weeks and no bike\nI ordered in October and I am still waiting for my Fernhill.';

describe('what we wrote', () => {
  it('stays when it quotes nothing', () => {
    const note = 'Called the depot: the frame ships on Monday. She ordered in October.';
    expect(withoutQuotes(note, [TEXT])).toBe(note);
  });

  it('loses what it quotes, whatever the case, and keeps what stands around it', () => {
    const note = 'She says "i ordered in october, and I am still waiting for my fernhill." Refund?';
    expect(withoutQuotes(note, [TEXT])).toBe('She says "[removed]." Refund?');
  });

  it('loses short texts only as a whole, and words that anyone uses never', () => {
    expect(withoutQuotes('Wrote: never again Fernhill. Sigh.', ['Never again Fernhill'])).toBe(
      'Wrote: [removed]. Sigh.',
    );
    expect(withoutQuotes('Great, never mind.', ['Great'])).toBe('Great, never mind.');
  });

  it('loses quotes of every version', () => {
    const older = 'The bell fell off on the very first day of the tour.';
    expect(withoutQuotes(`Earlier: ${older} Now: ${TEXT}`, [TEXT, older])).toBe(
      'Earlier: [removed]. Now: [removed].',
    );
  });
});
