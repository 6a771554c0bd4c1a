import { describe, expect, it } from 'vitest';
import { callsIn } from '../../../src/mentions/calls.ts';

const PEOPLE = [
  { id: 1, name: 'Ana Lima', email: 'ana.lima@fernhill.example' },
  { id: 2, name: 'Ana Duarte', email: 'duarte@fernhill.example' },
  { id: 3, name: 'Jonas Lindqvist', email: 'jonas@fernhill.example' },
  { id: 4, name: '李 伟', email: 'wei@fernhill.example' },
];
const called = (text: string) => callsIn(text, PEOPLE).map(({ userId, written }) => [userId, written]);

describe('a note', () => {
  it('calls people by whole name, by first name where it is one person’s, or by address', () => {
    expect(called('@Jonas, ask @ana lima and @duarte.')).toEqual([
      [3, 'Jonas'],
      [1, 'ana lima'],
      [2, 'duarte'],
    ]);
    expect(called('@李 伟 knows')).toEqual([[4, '李 伟']]);
  });

  it('calls nobody by a name that two share, by part of a word or in an address', () => {
    expect(called('@Ana or @Jonassen, mail jonas@jonas.example, @@Jonas @')).toEqual([]);
  });

  it('calls a person once', () => {
    expect(called('@Jonas @jonas @Jonas Lindqvist')).toEqual([[3, 'Jonas']]);
  });
});
