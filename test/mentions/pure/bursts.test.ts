import { describe, expect, it } from 'vitest';
import { burstsAmong, type Telling } from '../../../src/mentions/stories/bursts.ts';

const START = Date.parse('2026-11-21T08:00:00Z');

const tellings = (count: number, of: (index: number) => Partial<Telling> & { hours?: number }): Telling[] =>
  Array.from({ length: count }, (_, index) => {
    const { hours = index, ...values } = of(index);
    const publishedAt = new Date(START + hours * 3_600_000);
    return { id: index, author: `author${index}`, followers: 3, publishedAt, length: 200, ...values };
  });

describe('the same text', () => {
  it('from five new accounts within two days is coordinated', () => {
    const found = burstsAmong(tellings(5, () => ({})));
    expect(found).toHaveLength(5);
    expect(new Set(found.map(({ reason }) => reason))).toEqual(new Set(['coordinated']));
  });

  it('under reviews whose authors nobody knows is a review bomb', () => {
    expect(burstsAmong(tellings(6, () => ({ author: null, followers: null })))).toHaveLength(6);
  });

  it('four times by one author is repeated, and the copies of others are not', () => {
    const found = burstsAmong(
      tellings(6, (index) => ({ author: index < 4 ? 'loud' : `other${index}`, followers: 500 })),
    );
    expect(found).toEqual([0, 1, 2, 3].map((id) => ({ id, reason: 'repeated' })));
  });

  it('from people with a following, over weeks, or from four is nothing odd', () => {
    expect(burstsAmong(tellings(30, () => ({ followers: 400 })))).toEqual([]);
    expect(burstsAmong(tellings(12, (index) => ({ hours: index * 50 })))).toEqual([]);
    expect(burstsAmong(tellings(4, () => ({})))).toEqual([]);
  });

  it('in few words takes ten', () => {
    expect(burstsAmong(tellings(9, () => ({ length: 40 })))).toEqual([]);
    expect(burstsAmong(tellings(10, () => ({ length: 40 })))).toHaveLength(10);
  });
});
