import { describe, expect, it } from 'vitest';
import {
  closeFinderFor,
  finderFor,
  identitiesOf,
  movedSpans,
  needlesFor,
  type Person,
  without,
} from '../../../src/mentions/erasure/person.ts';

const MARTA: Person = {
  handle: 'marta84',
  names: ['Märta Example'],
  urls: ['https://talk.example/@marta84'],
};
const ROSE: Person = { handle: 'rose', names: ['Rose'], urls: [] };

describe('an author', () => {
  it('is the same in any case, form and spelling of the handle', () => {
    const [one] = identitiesOf({ handle: '@Märta84 ', name: null, url: null });
    const same = ['MÄRTA84', 'ma\u0308rta84', 'ｍärta84'];
    expect(same.map((handle) => identitiesOf({ handle, name: 'X', url: null })[0])).toEqual([one, one, one]);
    expect(identitiesOf({ handle: 'märta85', name: null, url: null })).not.toContain(one);
  });

  it('is known by the name only where there is no handle, and by the address', () => {
    expect(identitiesOf({ handle: null, name: 'Rose  M.', url: null })).toEqual(['author:rose m.']);
    expect(identitiesOf({ handle: 'rm', name: 'Rose M.', url: 'https://A.example/user?id=Rose#y' })).toEqual([
      'author:rm',
      'address:https://a.example/user?id=rose',
    ]);
    expect(identitiesOf({ handle: 'rm', name: null, url: 'https://a.example/' })).toEqual(['author:rm']);
    expect(identitiesOf({ handle: null, name: null, url: null })).toEqual([]);
  });
});

describe('what others wrote', () => {
  it.each([
    ['Ask @marta84, or MARTA84 herself.', 'Ask [removed], or [removed] herself.'],
    ['See https://talk.example/@Marta84 for it', 'See [removed] for it'],
    ['Said ma\u0308rta example yesterday', 'Said [removed] yesterday'],
    ['marta845 and xmarta84 are others', 'marta845 and xmarta84 are others'],
    ['Märta asked for an example', 'Märta asked for an example'],
  ])('loses the person in "%s"', (before, after) => {
    expect(without(before, finderFor(MARTA))).toBe(after);
  });

  it('keeps a word that only happens to be the handle', () => {
    const text = 'A rose for @Rose at talk.example/rose and u/rose, Rose';
    expect(without(text, finderFor(ROSE))).toBe(
      'A rose for [removed] at talk.example/[removed] and u/[removed], Rose',
    );
  });

  it('loses a name of the fediverse without its server too', () => {
    const person = { handle: 'marta@social.example', names: [], urls: [] };
    expect(without('Hi @marta and @marta@social.example', finderFor(person))).toBe(
      'Hi [removed] and [removed]',
    );
  });

  it('is looked for by parts that the database can find first', () => {
    expect(needlesFor(MARTA)).toContain('marta84');
    expect(needlesFor(ROSE)).toEqual(['@rose', '/rose']);
  });
});

describe('what was written about the person’s own posts', () => {
  it('loses the first name too', () => {
    expect(without('Hi Märta, sorry. Told Mr Example.', closeFinderFor(MARTA))).toBe(
      'Hi [removed], sorry. Told Mr [removed].',
    );
  });
});

describe('spans', () => {
  it('move with what was cut before them, and go when they are cut themselves', () => {
    const spans = [
      { start: 0, end: 3, word: 'one' },
      { start: 4, end: 12, word: '@marta84' },
      { start: 13, end: 18, word: 'three' },
    ];
    expect(movedSpans(spans, [{ start: 4, end: 12 }])).toEqual([
      { start: 0, end: 3, word: 'one' },
      { start: 14, end: 19, word: 'three' },
    ]);
  });
});
