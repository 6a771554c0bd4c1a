import { describe, expect, it } from 'vitest';
import { byLoad, inTurn } from '../../../src/mentions/turns.ts';

const team = (...loads: [number, number][]) => loads.map(([userId, load]) => ({ userId, load }));

describe('work given out in turn', () => {
  it('goes on behind whoever had the last turn, and round', () => {
    const three = team([2, 0], [5, 9], [7, 0]);
    expect(inTurn(three, 2, 4)).toEqual([5, 7, 2, 5]);
    expect(inTurn(three, 7, 2)).toEqual([2, 5]);
    expect(inTurn(three, null, 1)).toEqual([2]);
  });

  it('goes on where somebody was who is gone now', () => {
    expect(inTurn(team([2, 0], [7, 0]), 5, 2)).toEqual([7, 2]);
  });

  it('goes to nobody when nobody is there', () => {
    expect(inTurn([], 2, 3)).toEqual([]);
    expect(byLoad([], null, 3)).toEqual([]);
  });
});

describe('work given out by load', () => {
  it('goes to whoever has the least by then', () => {
    expect(byLoad(team([1, 3], [2, 1], [3, 1]), null, 5)).toEqual([2, 3, 2, 3, 1]);
  });

  it('is taken in turn among equals', () => {
    expect(byLoad(team([1, 0], [2, 0], [3, 0]), 1, 4)).toEqual([2, 3, 1, 2]);
  });
});
